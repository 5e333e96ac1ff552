/** How are the client and the product of a deal called? Looked up for a whole page at once. */
import { Catalogue } from "@weir/application/ports/Catalogue"
import type { DealView } from "@weir/contract/Deals"
import { SignedInUser } from "@weir/contract/Permission"
import type { Deal } from "@weir/domain/deal/Deal"
import { Effect } from "effect"

const fields = [
  ["company", "companyId"],
  ["contact", "contactId"],
  ["product", "productId"]
] as const

export const viewsOf = Effect.fn("viewsOf")(function* (deals: ReadonlyArray<Deal>) {
  const { workspaceId } = yield* SignedInUser
  const catalogue = yield* Catalogue
  const entries = yield* Effect.forEach(
    fields,
    ([kind, field]) =>
      catalogue.some(workspaceId, kind, [...new Set(deals.flatMap((deal) => deal[field] ?? []))]),
    { concurrency: "unbounded" }
  )
  const names = new Map<string, string>(entries.flat().map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return deals.map((deal): DealView => ({
    ...deal,
    names: {
      company: nameOf(deal.companyId),
      contact: nameOf(deal.contactId),
      product: nameOf(deal.productId)
    }
  }))
})

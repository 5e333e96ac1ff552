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

/** How clients and products are called, by id. */
export type Names = ReadonlyMap<string, string>

/** What these deals name. */
export const namesOf = Effect.fn("namesOf")(function* (deals: ReadonlyArray<Deal>) {
  const { workspaceId } = yield* SignedInUser
  const catalogue = yield* Catalogue
  const entries = yield* Effect.forEach(
    fields,
    ([kind, field]) =>
      catalogue.some(workspaceId, kind, [...new Set(deals.flatMap((deal) => deal[field] ?? []))]),
    { concurrency: "unbounded" }
  )
  return new Map<string, string>(entries.flat().map(({ id, name }) => [id, name]))
})

export const viewOf = (deal: Deal, names: Names): DealView => {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return {
    ...deal,
    names: {
      company: nameOf(deal.companyId),
      contact: nameOf(deal.contactId),
      product: nameOf(deal.productId)
    }
  }
}

export const viewsOf = (deals: ReadonlyArray<Deal>) =>
  Effect.map(namesOf(deals), (names) => deals.map((deal) => viewOf(deal, names)))

/** Whether two deals, or one before and after a change, name the same. */
export const nameTheSame = (a: Deal, b: Deal): boolean => fields.every(([, field]) => a[field] === b[field])

/** How are the client and the product of a deal called? Looked up for a whole page at once. */
import { Catalogue } from "@weir/application/ports/Catalogue"
import type { DealView } from "@weir/contract/Deals"
import { SignedInUser } from "@weir/contract/Permission"
import type { Deal } from "@weir/domain/deal/Deal"
import { Effect } from "effect"

export const viewsOf = Effect.fn("viewsOf")(function* (deals: ReadonlyArray<Deal>) {
  const { workspaceId } = yield* SignedInUser
  const catalogue = yield* Catalogue
  const names = new Map<string, string>()
  for (const [kind, field] of [
    ["company", "companyId"],
    ["contact", "contactId"],
    ["product", "productId"]
  ] as const) {
    const ids = [...new Set(deals.flatMap((deal) => deal[field] ?? []))]
    if (ids.length === 0) continue
    for (const entry of yield* catalogue.some(workspaceId, kind, ids)) names.set(entry.id, entry.name)
  }
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

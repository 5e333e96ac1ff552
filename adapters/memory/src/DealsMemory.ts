/** How are deals found in memory? */
import { CursorUnknown, type Deals, type DealsFilter, type DealsSort } from "@weir/application/ports/Deals"
import { mayRead } from "@weir/domain/access/Viewer"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealNotFound } from "@weir/domain/deal/DealRefusal"
import { isOpen } from "@weir/domain/pipeline/Pipeline"
import { Effect } from "effect"
import { compared } from "./order.ts"
import { look, type Store } from "./Shelf.ts"

export const deals = (store: Store): typeof Deals.Service => ({
  get: (workspaceId, id) =>
    Effect.suspend(() => {
      const deal = look(store, workspaceId).deals.get(id)
      return deal === undefined ? Effect.fail(new DealNotFound({ id })) : Effect.succeed(deal)
    }),
  some: (workspaceId, ids) =>
    Effect.sync(() => [...new Set(ids)].flatMap((id) => look(store, workspaceId).deals.get(id) ?? [])),
  byExternalIds: (workspaceId, ids) =>
    Effect.sync(() => {
      const shelf = look(store, workspaceId)
      return [...new Set(ids)].flatMap((externalId) => {
        const id = shelf.dealIds.get(externalId)
        return id === undefined ? [] : (shelf.deals.get(id) ?? [])
      })
    }),
  list: (workspaceId, { after, descending, filter, holders, limit, sort }) =>
    Effect.suspend(() => {
      const cursor = after === null ? null : decoded(after, sort, descending)
      if (after !== null && cursor === null) return Effect.fail(new CursorUnknown({ cursor: after }))
      const direction = descending ? -1 : 1
      const order = (a: Position, b: Position) =>
        direction * (compared(a.value, b.value) || compared(a.id, b.id))
      const matching = [...look(store, workspaceId).deals.values()]
        .filter((deal) => mayRead(holders, [deal.ownerId]) && matches(filter, deal))
        .map((deal) => ({ deal, at: positionOf(deal, sort) }))
        .sort((a, b) => order(a.at, b.at))
      const rest = cursor === null ? matching : matching.filter(({ at }) => order(at, cursor) > 0)
      const page = rest.slice(0, limit)
      const last = page.at(-1)
      return Effect.succeed({
        items: page.map(({ deal }) => deal),
        total: matching.length,
        next: last === undefined || rest.length <= limit ? null : encoded(last.at, sort, descending)
      })
    })
})

/** Where a deal stands in a sorted list. Deals without a budget stand below those with any. */
interface Position {
  readonly value: string | number | null
  readonly id: string
}

const positionOf = (deal: Deal, sort: DealsSort): Position => {
  const values = {
    created: deal.createdAt,
    changed: deal.changedAt,
    entered: deal.enteredAt,
    title: deal.title.toLowerCase(),
    amount: deal.budget?.amount ?? null
  }
  return { value: values[sort], id: deal.id }
}

const encoded = ({ id, value }: Position, sort: DealsSort, descending: boolean): string =>
  JSON.stringify([sort, descending, value, id])

const decoded = (cursor: string, sort: DealsSort, descending: boolean): Position | null => {
  if (!cursor.startsWith("[") || !cursor.endsWith("]")) return null
  try {
    const [ofSort, ofDirection, value, id] = JSON.parse(cursor) as [
      unknown,
      unknown,
      Position["value"],
      string
    ]
    return ofSort === sort && ofDirection === descending ? { value, id } : null
  } catch {
    return null
  }
}

const matches = (filter: DealsFilter, deal: Deal): boolean => {
  const { kind, pipelineId, stageId } = deal.place
  const { companyIds, contactIds, ownerIds, sourceIds, stageIds, status, text } = filter
  if ((status === "deleted") !== (deal.deletedAt !== null)) return false
  if (status === "active" && !isOpen(kind)) return false
  if ((status === "won" || status === "lost") && kind !== status) return false
  if (filter.pipelineId !== undefined && pipelineId !== filter.pipelineId) return false
  if (stageIds !== undefined && !stageIds.includes(stageId)) return false
  if (ownerIds !== undefined && !ownerIds.includes(deal.ownerId)) return false
  if (sourceIds !== undefined && (deal.sourceId === null || !sourceIds.includes(deal.sourceId))) return false
  if (contactIds !== undefined || companyIds !== undefined) {
    const { companyId, contactId } = deal
    const ofContact = contactId !== null && (contactIds ?? []).includes(contactId)
    const ofCompany = companyId !== null && (companyIds ?? []).includes(companyId)
    if (!ofContact && !ofCompany) return false
  }
  if (text === undefined) return true
  return [deal.title, deal.externalId ?? ""].some((part) => part.toLowerCase().includes(text.toLowerCase()))
}

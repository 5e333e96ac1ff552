/** How are records found: one by its id, many by what they are bound to? Always only those that the asker may read. */
import { isHeld, mayReadDeal, readable } from "../access/readable.ts"
import { DealNotFound } from "@weir/domain/deal/DealRefusal"
import { DealId } from "@weir/domain/identity/Id"
import type { Binding } from "@weir/domain/record/Binding"
import type { RecordKind, StateOf } from "@weir/domain/record/families"
import { RecordNotFound } from "@weir/domain/record/RecordRefusal"
import { Effect } from "effect"
import { Deals } from "../ports/Deals.ts"
import { Records, type RecordsFilter } from "../ports/Records.ts"
import { clientsOf } from "../readings/clientOf.ts"
import type { Who } from "../Who.ts"

/** One record, deleted or not. One that may not be read is not there. */
export const oneRecord = Effect.fn("oneRecord")(function* (who: Who, kind: RecordKind, id: string) {
  const found: ReadonlyArray<StateOf> = yield* (yield* Records).some(who.workspaceId, kind, [id])
  const [record] = yield* readable(who, found)
  return record ?? (yield* new RecordNotFound({ kind, id }))
})

export interface Page {
  readonly descending: boolean
  readonly after: string | null
  readonly limit: number
}

/** A page of records of one kind. */
export const listRecords = Effect.fn("listRecords")(function* (
  who: Who,
  kind: RecordKind,
  filter: Omit<RecordsFilter, "kinds" | "holders">,
  page: Page
) {
  const holders = isHeld(kind) ? (who.holders ?? null) : null
  return yield* (yield* Records).list(who.workspaceId, {
    filter: { ...filter, kinds: [kind], holders },
    ...page
  })
})

const bindable = ["activity", "call", "talk", "note", "file"] as const

/** Everything bound to a deal or client, the newest first; for a client also to what was merged into it, and a company's contacts. */
export const timeline = Effect.fn("timeline")(function* (
  who: Who,
  of: Binding,
  page: Omit<Page, "descending">
) {
  const boundTo = yield* covered(who, of)
  return yield* (yield* Records).list(who.workspaceId, {
    filter: { kinds: bindable, boundTo, holders: who.holders ?? null },
    descending: true,
    ...page
  })
})

const covered = Effect.fn("covered")(function* (who: Who, { id, kind }: Binding) {
  if (kind === "deal") {
    const deal = yield* (yield* Deals).get(who.workspaceId, DealId.make(id))
    if (!mayReadDeal(who, deal)) return yield* new DealNotFound({ id: deal.id })
    return [{ kind, id }] satisfies ReadonlyArray<Binding>
  }
  const { companies, contacts } = yield* clientsOf(who.workspaceId, { kind, id }, null)
  return [
    ...contacts.map((one) => ({ kind: "contact" as const, id: one })),
    ...companies.map((one) => ({ kind: "company" as const, id: one }))
  ]
})

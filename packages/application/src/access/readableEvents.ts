/** Which events may somebody read? Those about records that they may read, and those about what everybody shares. */
import { DealId } from "@weir/domain/identity/Id"
import { type Event, subjectOf } from "@weir/domain/log/Event"
import { type RecordKind, recordKinds, type StateOf } from "@weir/domain/record/families"
import { Effect } from "effect"
import { Deals } from "../ports/Deals.ts"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"
import { mayReadDeal, readable } from "./readable.ts"

const isRecordKind = (kind: string): kind is RecordKind =>
  (recordKinds as ReadonlyArray<string>).includes(kind)

/** Those of the events that somebody may read, by who holds their records now. */
export const readableEvents = Effect.fn("readableEvents")(function* (who: Who, events: ReadonlyArray<Event>) {
  const { holders = null, role, workspaceId } = who
  if (holders === null && role !== "manager") return events
  const subjects = events.map(subjectOf)
  const idsOf = (kind: string) => [...new Set(subjects.flatMap((s) => (s.kind === kind ? [s.id] : [])))]
  const open = new Set<string>()
  const dealIds = idsOf("deal").map((id) => DealId.make(id))
  if (dealIds.length > 0)
    for (const deal of yield* (yield* Deals).some(workspaceId, dealIds))
      if (mayReadDeal(who, deal)) open.add(`deal ${deal.id}`)
  const stored = yield* Records
  for (const kind of recordKinds) {
    const ids = idsOf(kind)
    if (ids.length === 0) continue
    const found: ReadonlyArray<StateOf> = yield* stored.some(workspaceId, kind, ids)
    for (const record of yield* readable(who, found)) open.add(`${kind} ${record.id}`)
  }
  return events.filter((_, i) => {
    const { id, kind } = subjects[i]!
    return kind === "deal" || isRecordKind(kind) ? open.has(`${kind} ${id}`) : true
  })
})

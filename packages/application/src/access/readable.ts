/** Which records may somebody read? Those that they, or the people they see, hold (G16, 4.6): the rule that numbers go by too. */
import { holdersOf } from "@weir/domain/access/holders"
import { mayRead } from "@weir/domain/access/Viewer"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealId } from "@weir/domain/identity/Id"
import { dealsOf } from "@weir/domain/record/Binding"
import { familyOf, type RecordKind, recordKinds, type StateOf } from "@weir/domain/record/families"
import type { Records } from "@weir/domain/log/replay"
import { Effect } from "effect"
import { wholeKinds } from "@weir/domain/record/Whole"
import { Deals } from "../ports/Deals.ts"
import { Records as StoredRecords } from "../ports/Records.ts"
import type { Who } from "../Who.ts"

/** Kinds that belong to the workspace like its pipelines and lists: everybody in it may read them. */
const common: ReadonlySet<RecordKind> = new Set(["client", "goal", "team"])

/** Whether this kind of record has holders at all. */
export const isHeld = (kind: RecordKind): boolean => !common.has(kind)

export const mayReadDeal = ({ holders = null }: Who, deal: Pick<Deal, "ownerId">): boolean =>
  mayRead(holders, [deal.ownerId])

/** What rights to some records depend on: the records they are parts of, and the deals that all of these are bound to. */
export interface Behind {
  readonly deals: ReadonlyMap<string, Deal>
  readonly wholes: ReadonlyArray<StateOf>
}

/** Whether a record may be read. */
export const mayReadRecord = (
  { actor, holders = null, role }: Who,
  record: StateOf,
  { deals, wholes }: Behind
): boolean => {
  if (!isHeld(record.kind)) return true
  // How somebody arranged their dashboard is theirs alone; what everybody was given is everybody's.
  if (record.kind === "dashboard" && role !== undefined)
    return record.ownerId === null || record.ownerId === actor.userId
  // The time somebody spends in the system is for admins and themselves (Y1), whatever else may be seen.
  if (record.kind === "presence" && role === "manager") return record.id === actor.userId
  if (holders === null) return true
  const records = Object.fromEntries(
    recordKinds.map((kind) => [
      kind,
      new Map([...wholes, record].flatMap((r) => (r.kind === kind ? [[r.id as string, r]] : [])))
    ])
  ) as unknown as Records
  return mayRead(holders, holdersOf({ deals, records })(record.id))
}

/** Those of the records that somebody may read. */
export const readable = Effect.fn("readable")(function* (who: Who, records: ReadonlyArray<StateOf>) {
  const known = yield* behind(who.workspaceId, records)
  return records.filter((record) => mayReadRecord(who, record, known))
})

/** The deals that records are bound to, by id. */
export const dealsBehind = Effect.fn("dealsBehind")(function* (
  workspaceId: Who["workspaceId"],
  records: ReadonlyArray<StateOf>
) {
  const ids = [...new Set(records.flatMap((r) => dealsOf(familyOf(r.kind).placed(r as never).bindings)))]
  if (ids.length === 0) return new Map<string, Deal>()
  const deals = yield* (yield* Deals).some(
    workspaceId,
    ids.map((id) => DealId.make(id))
  )
  return new Map(deals.map((deal) => [deal.id as string, deal]))
})

/** What has to be known to tell who may read these records. */
export const behind = Effect.fn("behind")(function* (
  workspaceId: Who["workspaceId"],
  records: ReadonlyArray<StateOf>
) {
  const parts = records.flatMap((r) => familyOf(r.kind).placed(r as never).partOf ?? [])
  const stored = yield* StoredRecords
  const wholes: Array<StateOf> = []
  for (const kind of wholeKinds) {
    const ids = [...new Set(parts.flatMap((whole) => (whole.kind === kind ? [whole.id] : [])))]
    if (ids.length > 0) wholes.push(...(yield* stored.some(workspaceId, kind, ids)))
  }
  const deals = yield* dealsBehind(workspaceId, [...records, ...wholes])
  return { deals, wholes } satisfies Behind
})

/** How is what lies behind a number told to people: stages, owners and actors by name, and why a record is left out? */
import type { Excluded, ExplainedEntry, Explanation as Explained } from "@weir/application/readings/explain"
import type { NewestRecord } from "@weir/application/readings/newest"
import type { Subject } from "@weir/application/record/subjects"
import type { WorkspaceDirectory } from "@weir/application/ports/Directory"
import type {
  EntryLine,
  ExcludedRecord,
  Explanation,
  NewestRecord as WireNewestRecord
} from "@weir/contract/Explanation"
import type { Deal } from "@weir/domain/deal/Deal"
import { type StageId, UserId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import { familyOf } from "@weir/domain/record/families"
import type { Figure } from "@weir/domain/metrics/Figure"
import type { Side } from "@weir/domain/metrics/leftOut"
import { type How, tookOut } from "@weir/domain/metrics/tookOut"
import { robot } from "@weir/domain/user/User"
import { Schema } from "effect"

/** Names of stages and people of a workspace. */
export const namesOf = ({ pipelines, users }: WorkspaceDirectory) => {
  const stages = new Map(pipelines.flatMap((p) => p.stages.map((s) => [s.id as string, s.name] as const)))
  const people = new Map([...users, robot].map((u) => [u.id as string, u.name] as const))
  return {
    stage: (id: StageId | null) => (id === null ? null : { id, name: stages.get(id) ?? id }),
    person: (id: UserId) => ({ id, name: people.get(id) ?? id })
  }
}
export type Names = ReturnType<typeof namesOf>

/** The stages an event took a deal from and to. */
export const stepOf = (
  event: Event | null
): { readonly from: StageId | null; readonly to: StageId | null } => {
  const fact = event?.fact
  switch (fact?._tag) {
    case "DealCreated":
    case "DealRestored":
      return { from: null, to: fact.place.stageId }
    case "DealMoved":
      return { from: fact.from.stageId, to: fact.to.stageId }
    case "DealDeleted":
      return { from: fact.place.stageId, to: null }
    default:
      return { from: null, to: null }
  }
}

const dealName = (deal: Deal | null) =>
  deal === null ? null : { id: deal.id, title: deal.title, deleted: deal.deletedAt !== null }

const recordName = (subject: Subject | null, id: string): EntryLine["record"] =>
  subject === null
    ? { kind: "deal", id, title: id, deleted: false }
    : { kind: subject.kind, id, title: subject.title, deleted: subject.deleted }

const isUser = Schema.is(UserId)

/** Whose it is: as the entry is filed, else as the record is now. */
const ownerOf = (key: Readonly<Record<string, string>>, subject: Subject | null): string | null => {
  const filed = key["owner"] ?? key["user"]
  if (filed !== undefined && filed !== "") return isUser(filed) ? filed : null
  if (subject === null) return null
  const { deal, record } = subject
  return record === null ? (deal?.ownerId ?? null) : familyOf(record.kind).placed(record as never).ownerId
}

export const entryLine = (
  { adds, contribution, entry, event, key, subject }: ExplainedEntry,
  names: Names
): EntryLine => {
  const { from, to } = stepOf(event)
  return {
    ...newestRecord({ adds, entry, key, subject }, names),
    recordedAt: entry.recordedAt,
    what: event?.fact._tag ?? "",
    kind: entry.kind,
    from: names.stage(from),
    to: names.stage(to),
    actor: event === null ? null : names.person(event.actor.userId),
    cause: event?.cause.kind ?? "",
    way: key["way"] ?? null,
    count: adds.deals,
    converted: adds.converted,
    contribution
  }
}

export const newestRecord = ({ adds, entry, key, subject }: NewestRecord, names: Names): WireNewestRecord => {
  const owner = ownerOf(key, subject)
  const [money] = adds.money
  return {
    seq: entry.seq,
    at: entry.at,
    record: recordName(subject, entry.subject),
    deal: dealName(subject?.deal ?? null),
    owner: owner === null ? null : names.person(UserId.make(owner)),
    amount: money?.amount ?? null,
    currency: money?.currency ?? (key["currency"] || null)
  }
}

const reasons: Readonly<Record<How, string>> = {
  deleted: "deleted",
  merged: "merged with another deal",
  unmerged: "taken apart from another deal",
  restored: "brought back",
  reopened: "taken up again",
  movedOn: "moved on",
  reassigned: "given to somebody else",
  rebound: "bound elsewhere",
  done: "done",
  answered: "answered, or told in another order",
  closed: "closed",
  rescheduled: "its date was moved",
  corrected: "corrected"
}

const beside: Readonly<Record<Side, string>> = {
  before: "before the period",
  after: "after the period",
  both: "before and after the period"
}

const reasonOf = ({ side, why }: Excluded, how: How | null): string => {
  if (side !== null) return beside[side]
  if (why === "excepted") return "it has what only those without are counted for"
  if (why === "wanting") return "it has not what only those with it are counted for"
  return how === null ? "its entries cancel out" : reasons[how]
}

export const excludedRecord = (excluded: Excluded, names: Names): ExcludedRecord => {
  const { event, record, side, subject, why } = excluded
  const taken = why === "deleted" || why === "restored" || why === "cancelled"
  const how = taken && event !== null ? tookOut(event) : null
  return {
    record: recordName(record, subject),
    deal: dealName(record?.deal ?? null),
    why,
    side,
    how,
    what: event?.fact._tag ?? null,
    reason: reasonOf(excluded, how),
    at: event?.occurredAt ?? null,
    by: event === null ? null : names.person(event.actor.userId)
  }
}

/** Records that count without a rate for their money. */
export const unpricedOf = ({ notCounted }: Explained): Explanation["unpriced"] =>
  notCounted === null
    ? null
    : {
        count: notCounted.unpriced.count,
        records: notCounted.unpriced.records.map(({ id, subject }) => recordName(subject, id))
      }

/** Equal in deals, in every currency and in what has no budget or rate. */
export const sameFigure = (a: Figure, b: Figure): boolean =>
  a.deals === b.deals &&
  a.converted === b.converted &&
  a.unpriced === b.unpriced &&
  a.unbudgeted === b.unbudgeted &&
  JSON.stringify(a.money) === JSON.stringify(b.money)

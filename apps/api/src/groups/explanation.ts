/** How is what lies behind a number told to people: stages, owners and actors by name, and why a record is left out? */
import type { Excluded, ExplainedEntry } from "@weir/application/readings/explain"
import type { Subject } from "@weir/application/record/subjects"
import type { WorkspaceDirectory } from "@weir/application/ports/Directory"
import type { EntryLine, ExcludedRecord } from "@weir/contract/Readings"
import type { Deal } from "@weir/domain/deal/Deal"
import { type StageId, UserId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import { familyOf } from "@weir/domain/record/families"
import type { Figure } from "@weir/domain/metrics/Figure"
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
  const owner = ownerOf(key, subject)
  const [money] = adds.money
  return {
    seq: entry.seq,
    at: entry.at,
    recordedAt: entry.recordedAt,
    what: event?.fact._tag ?? "",
    kind: entry.kind,
    record: recordName(subject, entry.subject),
    deal: dealName(subject?.deal ?? null),
    from: names.stage(from),
    to: names.stage(to),
    owner: owner === null ? null : names.person(UserId.make(owner)),
    actor: event === null ? null : names.person(event.actor.userId),
    cause: event?.cause.kind ?? "",
    way: key["way"] ?? null,
    count: adds.deals,
    amount: money?.amount ?? null,
    currency: money?.currency ?? (key["currency"] || null),
    converted: adds.converted,
    contribution
  }
}

const reasons: Readonly<Record<string, string>> = {
  DealMoved: "moved on or taken up again",
  DealSourceChanged: "its source was corrected",
  DealOwnerChanged: "given to somebody else",
  DealBudgetChanged: "its budget was changed",
  DealProductsChanged: "its budget was changed",
  DealAbsorbed: "merged into another deal",
  DealMerged: "merged with another deal",
  DealUnmerged: "taken apart from another deal",
  ActivityCompleted: "done",
  ActivityReopened: "taken up again",
  ActivityRescheduled: "its due date was moved",
  ActivityChanged: "given to somebody else, or bound elsewhere",
  CallHandled: "dealt with",
  CallReassigned: "given to somebody else",
  CallRebound: "bound elsewhere",
  MessageRecorded: "answered, or told in another order",
  MessageFailed: "it did not arrive",
  TalkReassigned: "given to somebody else",
  TalkRebound: "bound elsewhere",
  TalkClosed: "closed",
  TalkReopened: "taken up again",
  TalkResumed: "answered after it was closed",
  NoteRebound: "bound elsewhere",
  FileRebound: "bound elsewhere",
  GoalRemoved: "the goal was taken away"
}

const reasonOf = ({ event, why }: Excluded): string => {
  if (why === "unpriced") return "counted, but without a rate: not in the converted money"
  const tag = event?.fact._tag ?? ""
  return tag.endsWith("Deleted") ? "deleted" : (reasons[tag] ?? "its entries cancel out")
}

export const excludedRecord = (excluded: Excluded, names: Names): ExcludedRecord => {
  const { event, id, subject } = excluded
  return {
    record: recordName(subject, id),
    deal: dealName(subject?.deal ?? null),
    reason: reasonOf(excluded),
    at: event?.occurredAt ?? null,
    by: event === null ? null : names.person(event.actor.userId)
  }
}

/** Equal in deals, in every currency and in what has no budget or rate. */
export const sameFigure = (a: Figure, b: Figure): boolean =>
  a.deals === b.deals &&
  a.converted === b.converted &&
  a.unpriced === b.unpriced &&
  a.unbudgeted === b.unbudgeted &&
  JSON.stringify(a.money) === JSON.stringify(b.money)

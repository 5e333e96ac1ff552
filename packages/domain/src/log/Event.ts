/** What is an event? A recorded fact in its envelope: when it happened, when we knew, who, why, and in which transaction. */
import { Schema } from "effect"
import { ActivityFact } from "../activity/ActivityEvent.ts"
import { CallFact } from "../call/CallEvent.ts"
import { CatalogueFact } from "../catalogue/Catalogue.ts"
import { ClientFact } from "../client/Client.ts"
import { DashboardFact } from "../dashboard/Dashboard.ts"
import { DealFact } from "../deal/DealEvent.ts"
import { FileFact } from "../file/File.ts"
import { GoalFact } from "../goal/Goal.ts"
import { EventId, ImportId, TransactionId, WorkspaceId } from "../identity/Id.ts"
import { NoteFact } from "../note/Note.ts"
import { PipelineFact } from "../pipeline/PipelineDecision.ts"
import { PresenceFact } from "../presence/Presence.ts"
import { familyOfFact, type FactOf, recordKinds } from "../record/families.ts"
import { TalkFact } from "../talk/TalkEvent.ts"
import { TeamFact } from "../team/Team.ts"
import { LongText, text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { UserFact } from "../user/User.ts"
import { WorkspaceFact } from "../workspace/Workspace.ts"
import { Actor, Cause } from "./Cause.ts"

/** An import is a fact of its own, so that the log says where many others came from. */
export const ImportFact = Schema.TaggedUnion({
  ImportStarted: { importId: ImportId, fileName: text(255), rows: Schema.NullOr(Schema.Int) },
  ImportFinished: {
    importId: ImportId,
    created: Schema.Int,
    updated: Schema.Int,
    skipped: Schema.Int,
    failed: Schema.Int
  },
  ImportUndone: { importId: ImportId, taken: Schema.Int, blocked: Schema.Int, note: Schema.NullOr(LongText) }
})
export type ImportFact = typeof ImportFact.Type

/** Everything that can be recorded. A closed union: an unknown fact does not decode. */
export const Fact = Schema.Union([
  DealFact,
  CatalogueFact,
  PipelineFact,
  UserFact,
  WorkspaceFact,
  ImportFact,
  ActivityFact,
  CallFact,
  ClientFact,
  DashboardFact,
  FileFact,
  GoalFact,
  NoteFact,
  PresenceFact,
  TalkFact,
  TeamFact
])
export type Fact = typeof Fact.Type

/** The name of a kind of fact. */
export type FactTag = Fact["_tag"]

/** What an event is about: the record whose version it raises. */
export const SubjectKind = Schema.Literals([
  "workspace",
  "user",
  "pipeline",
  "catalogue",
  "deal",
  "import",
  ...recordKinds
])
export type SubjectKind = typeof SubjectKind.Type

const envelope = {
  id: EventId,
  workspaceId: WorkspaceId,
  /** When it happened in business time. Metrics count by this. */
  occurredAt: InstantFromIso,
  /** When the workspace learned of it. As-of readings look at this. */
  recordedAt: InstantFromIso,
  actor: Actor,
  cause: Cause,
  /** Events of one command, or of one chunk of an import, share a transaction. */
  transaction: TransactionId
}

/** An event that has not been given its place in the log yet. */
export const EventDraft = Schema.Struct({ ...envelope, fact: Fact })
export type EventDraft = typeof EventDraft.Type

/** A recorded event. `seq` counts the events of one workspace from 1, without gaps, in the order they were committed. */
export const Event = Schema.Struct({ seq: Schema.Int, ...envelope, fact: Fact })
export type Event = typeof Event.Type

/** Business time may run ahead of the clock by this much, for clocks that differ (G12). */
export const maxAheadMs = 5 * 60_000

/** A fact cannot be recorded long before it happens. */
export class HappensInTheFuture extends Schema.TaggedError<HappensInTheFuture>()(
  "HappensInTheFuture",
  { at: InstantFromIso, now: InstantFromIso },
  { httpApiStatus: 422 }
) {}

/** The record an event is about. */
export const subjectOf = (event: {
  readonly workspaceId: WorkspaceId
  readonly fact: Fact
}): { readonly kind: SubjectKind; readonly id: string } => {
  const { fact } = event
  const family = familyOfFact(fact._tag)
  if (family !== null) return { kind: family.kind, id: family.idOf(fact as FactOf) }
  if (isDealFact(fact)) return { kind: "deal", id: fact.dealId }
  if (isPipelineFact(fact)) return { kind: "pipeline", id: fact.pipelineId }
  if (isUserFact(fact)) return { kind: "user", id: fact.userId }
  if ("importId" in fact) return { kind: "import", id: fact.importId }
  if (isCatalogueFact(fact)) return { kind: "catalogue", id: fact.id }
  return { kind: "workspace", id: event.workspaceId }
}

const told =
  <F extends Fact>(cases: Readonly<Record<F["_tag"], unknown>>) =>
  (fact: Fact): fact is F =>
    fact._tag in cases

/** Whether a fact is about a deal, a person, a pipeline, a list. */
export const isDealFact = told<DealFact>(DealFact.cases)

/** Whether a fact is about a person. */
export const isUserFact = told<UserFact>(UserFact.cases)

/** Whether a fact is about a pipeline. */
export const isPipelineFact = told<PipelineFact>(PipelineFact.cases)

/** Whether a fact is about an entry of a list. */
export const isCatalogueFact = told<CatalogueFact>(CatalogueFact.cases)

/** Whether a fact is about the workspace itself. */
export const isWorkspaceFact = told<WorkspaceFact>(WorkspaceFact.cases)

/** The total order of events: business time, then the order of recording (G14). */
export const compare = (a: Event, b: Event): number => a.occurredAt - b.occurredAt || a.seq - b.seq

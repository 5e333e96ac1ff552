/** What has happened in the workspace? The log, newest first. */
import { PipelineId, StageId, Uuid } from "@weir/domain/identity/Id"
import { ActorKind } from "@weir/domain/log/ActorKind"
import { Event, type FactTag, SubjectKind } from "@weir/domain/log/Event"
import { finerKinds } from "@weir/domain/log/finerKinds"
import type { ObjectKind, RowKind } from "@weir/domain/log/Row"
import { factTags } from "@weir/domain/log/rows"
import { Value } from "@weir/domain/log/Value"
import { EntryKind } from "@weir/domain/catalogue/Catalogue"
import { InstantFromIso } from "@weir/domain/time/Instant"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { limit } from "./Question.ts"

/** What a line is about. */
const EventObject: Schema.Codec<ObjectKind> = Schema.Literals([
  ...SubjectKind.literals.filter((kind) => kind !== "catalogue" && kind !== "client"),
  ...EntryKind.literals
])

const LineName: Schema.Codec<RowKind> = Schema.Literals([...factTags, ...finerKinds])
export const FactName: Schema.Codec<FactTag> = Schema.Literals(factTags)

/** One line: what happened to what, and what stood there before and after. Ids are named in `names` of the page. */
export const EventLine = Schema.Struct({
  what: LineName,
  object: Schema.Struct({ kind: EventObject, id: Schema.String }),
  /** The name of the field, where it is one that people made. */
  field: Schema.NullOr(Schema.String),
  before: Schema.NullOr(Value),
  after: Schema.NullOr(Value),
  /** What belongs to the value after: the source of a deal, the day a task is due. */
  also: Schema.NullOr(Value)
}).annotate({ identifier: "EventLine" })

/** An event with the name of what it is about, as far as that can be told, and its lines: two where it linked two records. */
export const LoggedEvent = Schema.Struct({
  ...Event.fields,
  subject: Schema.Struct({ kind: SubjectKind, id: Schema.String, name: Schema.NullOr(Schema.String) }),
  /** What kind of author made it happen; an import has the name of its file under its id. */
  author: ActorKind,
  lines: Schema.Array(EventLine)
}).annotate({ identifier: "LoggedEvent" })
export type LoggedEvent = typeof LoggedEvent.Type

/** How something is called today. */
export const Named = Schema.Struct({
  /** Null where it may not be told. */
  name: Schema.NullOr(Schema.String),
  /** Deleted, archived, or somebody who no longer signs in. */
  gone: Schema.Boolean,
  /** The record exists and is not for the caller. */
  hidden: Schema.Boolean
})

export const EventPage = Schema.Struct({
  items: Schema.Array(LoggedEvent),
  /** By id. */
  names: Schema.Record(Schema.String, Named),
  /** Goes into `before` for older ones, or into `newer` where newer ones were asked for; null at that end of the log. Not null on a short page means that there may be more. */
  next: Schema.NullOr(Schema.Int),
  /** The position of the log when it was read: goes into `after` to ask what is new. */
  seq: Schema.Int
}).annotate({ identifier: "EventPage" })
export type EventPage = typeof EventPage.Type

const several = <S extends Schema.Top>(one: S) => Schema.optionalKey(Schema.Array(one))
const place = (minimum: number) =>
  Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum, maximum: Number.MAX_SAFE_INTEGER })))

/** Conditions hold together; values given several times are alternatives. */
export const eventFilter = {
  /** Business time, half open: `from` belongs to it, `to` does not. */
  from: Schema.optionalKey(InstantFromIso),
  to: Schema.optionalKey(InstantFromIso),
  /** Only what had been recorded by then. */
  asOf: Schema.optionalKey(InstantFromIso),
  /** People who acted, and the robot. */
  actor: several(Uuid),
  actorKind: several(ActorKind),
  /** Anyone but these people, and the robot. */
  notActor: several(Uuid),
  notActorKind: several(ActorKind),
  /** Kinds of facts. Beats of presence are told only where they are named here. */
  type: several(FactName),
  /** Kinds of records. */
  subject: several(SubjectKind),
  /** One record. */
  subjectId: Schema.optionalKey(Uuid),
  /** Deals that stood in this pipeline then, the pipeline itself, and goals in it. */
  pipeline: Schema.optionalKey(PipelineId),
  /** Moves out of one of these stages. */
  stageBefore: several(StageId),
  /** Moves into one of these stages, and deals created there. */
  stageAfter: several(StageId),
  /** Kinds of lines, finer than facts: `PhoneChanged`. Alternatives to the names in `field`. */
  change: several(LineName),
  /** Names of fields that people made. */
  field: several(Schema.String.check(Schema.isMaxLength(120))),
  /** Part of the value before the change or after it: as written, an amount, or what the stage, person or record is called today. */
  valueBefore: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(200))),
  valueAfter: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(200))),
  /** Part of the name of the deal, contact or company: the first hundred of each that have it. */
  text: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(200)))
}

const query = {
  ...eventFilter,
  /** Only events older than the one at this place. */
  before: place(1),
  /** Only events newer than the one at this place, those nearest to it; 0: from the beginning of the log. Not together with `before`. */
  newer: place(0),
  /** Only events recorded after this place: what is new since. */
  after: place(0),
  limit: limit(200)
}
const EventQuery = Schema.Struct(query)
export type EventQuery = typeof EventQuery.Type

const list = HttpApiEndpoint.get("list", "/events", {
  query,
  success: EventPage,
  error: problems(400)
}).annotateMerge(asks("read", "What happened, newest first"))

export class EventsGroup extends HttpApiGroup.make("events").add(list).middleware(SignedIn) {}

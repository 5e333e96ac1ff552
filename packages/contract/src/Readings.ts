/** How are numbers read: the whole dashboard, one reading, what is behind it, and live? */
import { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import { DealId, PipelineId, StageId, UserId, Uuid } from "@weir/domain/identity/Id"
import { Contribution } from "@weir/domain/metrics/forecast/contribution"
import { Figure } from "@weir/domain/metrics/Figure"
import * as Metrics from "@weir/domain/metrics/index"
import { units } from "@weir/domain/metrics/Metric"
import { families, recordKinds } from "@weir/domain/record/families"
import { InstantFromIso } from "@weir/domain/time/Instant"
import { sides, whys } from "@weir/domain/metrics/leftOut"
import { hows } from "@weir/domain/metrics/tookOut"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { asksInQuery, MetricId, onlyInQuery } from "./Narrowing.ts"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { client, cursor, limit, question, Window } from "./Question.ts"

type AnyMetric = (typeof Metrics)[keyof typeof Metrics]
type ReadingFields = { readonly [M in AnyMetric as M["id"]]: M["Reading"] }

const metrics = Object.values(Metrics) as ReadonlyArray<AnyMetric>

export { MetricId }

/** The readings of all metrics by their ids. */
export const Readings = Schema.Struct(
  Object.fromEntries(metrics.map((metric) => [metric.id, metric.Reading])) as unknown as ReadingFields
)
export type Readings = typeof Readings.Type

/** The readings that were asked for. */
export const SomeReadings = Schema.Struct(
  Object.fromEntries(
    metrics.map((metric) => [
      metric.id,
      Schema.optionalKey<Schema.Codec<unknown, unknown>>(
        metric.Reading as unknown as Schema.Codec<unknown, unknown>
      )
    ])
  ) as unknown as { readonly [Id in keyof ReadingFields]: Schema.optionalKey<ReadingFields[Id]> }
)
export type SomeReadings = typeof SomeReadings.Type

const asked = {
  /** The position of the log that the answer reflects. */
  seq: Schema.Int,
  /** The instant of knowing that was asked for; null means everything known. */
  asOf: Schema.NullOr(InstantFromIso),
  /** When the answer was made, or `asOf`. */
  now: InstantFromIso,
  period: Schema.String,
  pipelineId: Schema.NullOr(PipelineId),
  window: Window,
  /** The period before: all of it, and as much of it as has passed of this one. */
  previous: Schema.Struct({ full: Window, sameElapsed: Window })
}

export const Dashboard = Schema.Struct({
  ...asked,
  readings: SomeReadings,
  /** What was asked for by `asks`, in that order: each in the shape of its metric in `readings`. */
  answers: Schema.Array(Schema.Json)
}).annotate({ identifier: "Dashboard" })
export type Dashboard = typeof Dashboard.Type

/** What a number means, in words. */
export const Definition = Schema.Struct({
  id: MetricId,
  title: Schema.String,
  definition: Schema.String,
  formula: Schema.String,
  /** A small history that shows what counts, in words; null where there is none. */
  example: Schema.NullOr(Schema.String),
  unit: Schema.Literals(units),
  /** `flow` numbers belong to the period, `snapshot` numbers to this moment. */
  time: Schema.Literals(["flow", "snapshot"]),
  /** `client` numbers are asked about one contact or company; all others about the workspace. */
  about: Schema.Literals(["workspace", "client"]),
  /** Which direction is good news. */
  better: Schema.Literals(["more", "less", "neither"])
}).annotate({ identifier: "Definition" })
export type Definition = typeof Definition.Type

export const Reading = Schema.Struct({
  ...asked,
  definition: Definition,
  /** In the shape of this metric in `readings` of the dashboard. */
  reading: Schema.Json
}).annotate({ identifier: "Reading" })
export type Reading = typeof Reading.Type

const DealName = Schema.Struct({ id: DealId, title: Schema.String, deleted: Schema.Boolean })
/** What a line is about: a deal, an activity, a call... with the beginning of its text, or its name. */
const RecordName = Schema.Struct({
  kind: Schema.Literals(["deal", ...recordKinds]),
  id: Uuid,
  title: Schema.String,
  deleted: Schema.Boolean
})
const PersonName = Schema.Struct({ id: UserId, name: Schema.String })
const StageName = Schema.Struct({ id: StageId, name: Schema.String })

/** One line behind a number. */
export const EntryLine = Schema.Struct({
  /** The event that made it; several entries of one event share it. */
  seq: Schema.Int,
  /** When it counts. */
  at: InstantFromIso,
  /** When the workspace learned of it. */
  recordedAt: InstantFromIso,
  /** What happened, for example `DealMoved`. */
  what: Schema.String,
  /** `reversed` entries take back what a deleted record had made, `restored` ones bring it back. */
  kind: Schema.Literals(["posted", "reversed", "restored"]),
  record: RecordName,
  /** The deal itself, or the one that the record is bound to; null when there is none, or none that may be read. */
  deal: Schema.NullOr(DealName),
  /** Where the event moved the deal from and to; null where it was created or only changed. */
  from: Schema.NullOr(StageName),
  to: Schema.NullOr(StageName),
  owner: Schema.NullOr(PersonName),
  /** Who made it happen. */
  actor: Schema.NullOr(PersonName),
  cause: Schema.String,
  /** How it entered or left the stage, for entries of the stage flow. */
  way: Schema.NullOr(Schema.String),
  /** What it adds to the number: deals, or what else `measure` says is counted; minor units of a currency and of the base currency. */
  count: Schema.Int,
  amount: Schema.NullOr(Schema.Int),
  currency: Schema.NullOr(Schema.String),
  converted: Schema.Int,
  /** What its deal adds to a forecast; null elsewhere, and for a deal of which nothing is left here. */
  contribution: Schema.NullOr(Contribution)
}).annotate({ identifier: "EntryLine" })
export type EntryLine = typeof EntryLine.Type

/** A record that the number could have counted and does not, with the one reason why. */
export const ExcludedRecord = Schema.Struct({
  record: RecordName,
  deal: Schema.NullOr(DealName),
  /**
   * `deleted`: taken away, by a deletion or a merge; `restored`: only deleted ones are asked for, and it was brought back; `cancelled`:
   * what there was of it was taken back by another event; `excepted`: it has what only those without are counted for; `wanting`: it
   * has not what only those with it are counted for; `outside`: its entries lie outside the period.
   */
  why: Schema.Literals(whys),
  /** Set with `outside`: where its entries lie. */
  side: Schema.NullOr(Schema.Literals(sides)),
  /** Set with `deleted`, `restored` and `cancelled`: what the event that took it out did to it. */
  how: Schema.NullOr(Schema.Literals(hows)),
  /** That event, such as `DealMoved`; with `outside` the newest that was entered for it. */
  what: Schema.NullOr(Schema.String),
  /** All this in English. */
  reason: Schema.String,
  /** When the event happened, and who made it happen. */
  at: Schema.NullOr(InstantFromIso),
  by: Schema.NullOr(PersonName)
})
export type ExcludedRecord = typeof ExcludedRecord.Type

/** What is behind a number: entries whose sum it is. */
export const Explanation = Schema.Struct({
  ...asked,
  metric: MetricId,
  part: Schema.String,
  title: Schema.String,
  definition: Schema.String,
  formula: Schema.String,
  /** What `deals` of `total` and `count` of the entries count, when that is not deals: `ms`, `calls`, `millionths` of expected wins... */
  measure: Schema.NullOr(Schema.String),
  /** Whether each record counts once in `total`, however many entries it has. */
  distinct: Schema.Boolean,
  /** The number: the sum of all entries, whatever page is shown. */
  total: Figure,
  /** Entries of this page, newest first. */
  entries: Schema.Array(EntryLine),
  next: Schema.NullOr(Schema.String),
  /** Entries on all pages, and the different records they leave counted. */
  count: Schema.Int,
  deals: Schema.Int,
  /**
   * Records that the number could have counted and does not: with an entry under its conditions, known at the time of asking, and
   * visible to who asks. At most 50 of each reason, newest first; none on further pages.
   */
  excluded: Schema.Array(ExcludedRecord),
  /** How many there are of each reason, exactly. With `deals` these are all candidates. Null on further pages. */
  excludedCounts: Schema.NullOr(Schema.Record(Schema.Literals(whys), Schema.Int)),
  /** Records that count, but whose money is not in the converted sum for want of a rate: how many, and at most 50. Null on further pages. */
  unpriced: Schema.NullOr(Schema.Struct({ count: Schema.Int, records: Schema.Array(RecordName) })),
  /** Whether the number shown in the reading is the sum of these entries. */
  addsUp: Schema.Boolean
}).annotate({ identifier: "Explanation" })
export type Explanation = typeof Explanation.Type

/** What a commit did, for showing who moved what. */
export const Change = Schema.Struct({
  seq: Schema.Int,
  at: InstantFromIso,
  /** The last event of the commit, and how many it had. */
  what: Schema.String,
  events: Schema.Int,
  who: PersonName,
  deal: Schema.NullOr(Schema.Struct({ id: DealId, title: Schema.NullOr(Schema.String) })),
  from: Schema.NullOr(StageId),
  to: Schema.NullOr(StageId)
}).annotate({ identifier: "Change" })
export type Change = typeof Change.Type

const id = Schema.optional(Schema.String)

/** `dashboard` carries the whole state and its log position as id; `change` says what happened just before it. */
export const LiveEvent = Schema.Union([
  Schema.Struct({ id, event: Schema.Literal("dashboard"), data: Schema.fromJsonString(Dashboard) }),
  Schema.Struct({ id, event: Schema.Literal("change"), data: Schema.fromJsonString(Change) })
])

const readError = problems(400, 404, 422)

/** The numbers that are wanted; all of the workspace, or of the client, when neither these nor `asks` are given. */
const wanted = Schema.optionalKey(Schema.Array(MetricId))

const dashboard = HttpApiEndpoint.get("dashboard", "/dashboard", {
  query: { ...question, ...client, metrics: wanted, asks: asksInQuery },
  success: Dashboard,
  error: readError
}).annotateMerge(
  asks(
    "read",
    "Every number of a period, from one moment",
    "`metrics`, given several times, restricts it. `asks` is a JSON list of numbers, each for some people, teams, stages, types or channels alone or in a pipeline of its own, and `answers` are their readings in that order. With `contact` or `company` it is the profile of that client. All of it is counted over the records that the caller may read."
  )
)

const definitions = HttpApiEndpoint.get("definitions", "/readings", {
  success: Schema.Struct({ items: Schema.Array(Definition) })
}).annotateMerge(asks("read", "What each number means"))

const reading = HttpApiEndpoint.get("reading", "/readings/:metric", {
  params: { metric: MetricId },
  query: { ...question, ...client },
  success: Reading,
  error: readError
}).annotateMerge(asks("read", "One number"))

/** `part` names a number of the reading, for example `net:<stage id>`, `source:<source id>`, `now`. */
const entries = HttpApiEndpoint.get("entries", "/readings/:metric/entries", {
  params: { metric: MetricId },
  query: {
    ...question,
    ...client,
    part: Schema.String.check(Schema.isMaxLength(200)),
    only: onlyInQuery,
    after: cursor,
    limit: limit(200)
  },
  success: Explanation,
  error: readError
}).annotateMerge(
  asks(
    "read",
    "What is behind a number",
    "The entries whose sum it is, newest first, and the records left out with the reason. `part` names a number of the reading, such as `now`, `net:<stage id>` or `source:<source id>`; `only` is what the number was narrowed to, as in `asks` of the dashboard."
  )
)

/** The dashboard now and after every change. A reconnect with `Last-Event-ID` gets nothing until something has changed. */
const live = HttpApiEndpoint.get("live", "/live", {
  query: { period: question.period, pipeline: question.pipeline, metrics: wanted, asks: asksInQuery },
  headers: { "last-event-id": Schema.optionalKey(Schema.String) },
  success: HttpApiSchema.StreamSse({ events: LiveEvent }),
  error: readError
}).annotateMerge(
  asks(
    "read",
    "The dashboard, now and after every change",
    "Server-sent events: `change` says what happened, `dashboard` carries the whole state. A reconnect with `Last-Event-ID` gets nothing until something has changed."
  )
)

/** Any command on a deal or another record. */
const Command = Schema.Union([
  DealCommand,
  MergeCommand,
  families.activity.Command,
  families.call.Command,
  families.client.Command,
  families.file.Command,
  families.goal.Command,
  families.note.Command,
  families.presence.Command,
  families.talk.Command,
  families.team.Command
])

/** What would be if these commands were carried out now, one after the other. */
export const Supposition = Schema.Struct({
  question: Schema.Struct({ period: question.period, pipeline: question.pipeline, ...client }),
  /** All numbers of the workspace, or of the client, when left out. */
  metrics: wanted,
  commands: Schema.Array(Command).check(Schema.isMaxLength(200))
})
export type Supposition = typeof Supposition.Type

export const Supposed = Schema.Struct({
  ...asked,
  /** How many events the commands would make. */
  events: Schema.Int,
  before: SomeReadings,
  after: SomeReadings
}).annotate({ identifier: "Supposed" })

/** Nothing is written, whatever the answer. */
const whatIf = HttpApiEndpoint.post("whatIf", "/what-if", {
  payload: Supposition,
  success: Supposed,
  error: problems(400, 403, 404, 409, 422)
}).annotateMerge(
  asks(
    "work",
    "What would the numbers be if?",
    "The commands are decided against what is there now, in memory; every wanted number comes back as it is and as it would be. Nothing is written."
  )
)

export class ReadingsGroup extends HttpApiGroup.make("readings")
  .add(dashboard, definitions, reading, entries, live, whatIf)
  .middleware(SignedIn) {}

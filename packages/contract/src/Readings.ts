/** How are numbers read: the whole dashboard, one reading, what is behind it, and live? */
import { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import { DealId, StageId } from "@weir/domain/identity/Id"
import * as Metrics from "@weir/domain/metrics/index"
import { units } from "@weir/domain/metrics/Metric"
import { families } from "@weir/domain/record/families"
import { InstantFromIso } from "@weir/domain/time/Instant"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { Explanation, Newest, PersonName } from "./Explanation.ts"
import { asksInQuery, listsInQuery, MetricId, onlyInQuery } from "./Narrowing.ts"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { asked, client, cursor, limit, question } from "./Question.ts"

type AnyMetric = (typeof Metrics)[keyof typeof Metrics]
type ReadingFields = { readonly [M in AnyMetric as M["id"]]: M["Reading"] }

const metrics = Object.values(Metrics) as ReadonlyArray<AnyMetric>

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

/** What moved since the state before, for showing who did what: the last commit of which the reader may read something. */
export const Change = Schema.Struct({
  seq: Schema.Int,
  at: InstantFromIso,
  /** Its last event, and how many it has that may be read. */
  what: Schema.String,
  events: Schema.Int,
  /** How many commits before it were not told one by one: of a burst, or while the line was down. Looked for in the last 500 events. */
  more: Schema.Int,
  who: PersonName,
  deal: Schema.NullOr(Schema.Struct({ id: DealId, title: Schema.NullOr(Schema.String) })),
  from: Schema.NullOr(StageId),
  to: Schema.NullOr(StageId)
}).annotate({ identifier: "Change" })
export type Change = typeof Change.Type

const id = Schema.optional(Schema.String)

/** A dashboard, of whose readings and answers only those are there that read otherwise than in the state sent before. */
export const Moved = Schema.Struct({
  ...asked,
  readings: SomeReadings,
  /** By their places in `asks`, from "0". */
  answers: Schema.Record(Schema.String, Schema.Json)
}).annotate({ identifier: "Moved" })

/** The same in fewer words: of each of those readings and answers only the places that differ, as `difference.ts` tells them. */
export const Differs = Schema.Struct({
  ...asked,
  readings: Schema.Record(Schema.String, Schema.Json),
  answers: Schema.Record(Schema.String, Schema.Json)
}).annotate({ identifier: "Differs" })

/** `dashboard` carries the whole state and its log position as id, `moved` and `differs` what has changed of it; `change` says what happened just before. */
export const LiveEvent = Schema.Union([
  Schema.Struct({ id, event: Schema.Literal("dashboard"), data: Schema.fromJsonString(Dashboard) }),
  Schema.Struct({ id, event: Schema.Literal("moved"), data: Schema.fromJsonString(Moved) }),
  Schema.Struct({ id, event: Schema.Literal("differs"), data: Schema.fromJsonString(Differs) }),
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

const newest = HttpApiEndpoint.get("newest", "/newest", {
  query: { ...question, ...client, lists: listsInQuery },
  success: Newest,
  error: readError
}).annotateMerge(
  asks(
    "read",
    "The newest records of some numbers",
    "`lists` is a JSON list of parts of readings, each narrowed as in `asks` of the dashboard or not; what comes back for each are the records that it counts, each with the entry that made it count last. For short lists beside a number: all that is behind it, and what it leaves out, tells `entries`."
  )
)

/** The dashboard now and after every change. A reconnect with `Last-Event-ID` gets nothing until something has changed. */
const live = HttpApiEndpoint.get("live", "/live", {
  query: {
    period: question.period,
    pipeline: question.pipeline,
    metrics: wanted,
    asks: asksInQuery,
    sparing: Schema.optionalKey(Schema.Literals(["true", "places"]))
  },
  headers: { "last-event-id": Schema.optionalKey(Schema.String) },
  success: HttpApiSchema.StreamSse({ events: LiveEvent }),
  error: readError
}).annotateMerge(
  asks(
    "read",
    "The dashboard, now and after every change",
    "Server-sent events: `change` says what happened, `dashboard` carries the whole state. With `sparing=true` the first state is whole, and each after it is a `moved` with only the readings and answers that have changed. With `sparing=places` it is a `differs`, with only the places in them that read otherwise: an object names fields, or places of a list from 0, and a list of one is what stands there now. A reconnect with `Last-Event-ID` gets nothing until something has changed."
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
  .add(dashboard, definitions, reading, entries, newest, live, whatIf)
  .middleware(SignedIn) {}

/** How is a number asked for that some people, stages, types or channels alone count for? By JSON in the query. */
import { ActivityKind } from "@weir/domain/activity/Activity"
import { PipelineId, StageId, TeamId, UserId, Uuid } from "@weir/domain/identity/Id"
import * as Metrics from "@weir/domain/metrics/index"
import { Schema } from "effect"

/** So many of each may be named. */
const most = 200
/** So many numbers may be asked for at once. */
export const mostAsks = 80

const some = <S extends Schema.Top>(of: S) =>
  Schema.optionalKey(Schema.Array(of).check(Schema.isMaxLength(most)))

const metrics = Object.values(Metrics) as ReadonlyArray<(typeof Metrics)[keyof typeof Metrics]>

/** The name of a number. */
export const MetricId = Schema.Literals(metrics.map((metric) => metric.id))
export type MetricId = (typeof Metrics)[keyof typeof Metrics]["id"]

const fields = {
  /** Instead of the pipeline of the question. */
  pipeline: Schema.optionalKey(PipelineId),
  /** People, and the members of teams, together. */
  users: some(UserId),
  teams: some(TeamId),
  stages: some(StageId),
  /** Built-in kinds of activities, which are those without a type of the workspace's own, and ids of own types. */
  types: some(Schema.Union([ActivityKind, Uuid])),
  channels: some(Schema.String.check(Schema.isMaxLength(200)))
}

/** What counts for a number. Lists that are left out or empty restrict nothing; ids that nobody knows match nothing. */
export const Only = Schema.Struct(fields).annotate({ identifier: "Only" })
export type Only = typeof Only.Type

/** One number, and what counts for it. A number that cannot be told for that alone is refused. */
export const MetricAsk = Schema.Struct({ metric: MetricId, ...fields }).annotate({ identifier: "MetricAsk" })
export type MetricAsk = typeof MetricAsk.Type

/** Several of them, as JSON: `[{"metric":"won-deals","users":["..."]}]`. Answered in the same order. */
export const asksInQuery = Schema.optionalKey(
  Schema.fromJsonString(Schema.Array(MetricAsk).check(Schema.isMaxLength(mostAsks)))
)

/** So many lists of records may be asked for at once, and so many records of each. */
const mostLists = 20
export const mostNewest = 200

/** A part of a reading, narrowed like a number, and how many of the records it counts are wanted. */
export const NewestAsk = Schema.Struct({
  ...MetricAsk.fields,
  part: Schema.String.check(Schema.isMaxLength(200)),
  limit: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: mostNewest }))
}).annotate({ identifier: "NewestAsk" })
export type NewestAsk = typeof NewestAsk.Type

/** Several of them, as JSON: `[{"metric":"won-deals","part":"now","limit":10}]`. Answered in the same order. */
export const listsInQuery = Schema.fromJsonString(
  Schema.Array(NewestAsk).check(Schema.isMaxLength(mostLists))
)

/** The same object without its metric, as JSON: what an opened number was narrowed to. */
export const onlyInQuery = Schema.optionalKey(Schema.fromJsonString(Only))

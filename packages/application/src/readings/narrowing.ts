/** Which number is asked for, and narrowed to what? Teams become their members, a pipeline of its own replaces that of the question. */
import type { PipelineId } from "@weir/domain/identity/Id"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Metric } from "@weir/domain/metrics/Metric"
import { cannotNarrow, narrowed, type Only } from "@weir/domain/metrics/Only"
import { Effect, Schema } from "effect"
import { askedOf, type Question } from "./question.ts"

/**
 * Lists that are left out or empty restrict nothing. People and teams are taken together; people of teams are those who belong to
 * them at the asked instant, and nobody once a team is dissolved. Ids that nobody knows match nothing.
 */
export interface Narrowing {
  readonly pipelineId?: PipelineId | null
  readonly users?: ReadonlyArray<string>
  readonly teams?: ReadonlyArray<string>
  readonly stages?: ReadonlyArray<string>
  readonly types?: ReadonlyArray<string>
  readonly channels?: ReadonlyArray<string>
}

/** The number cannot be told for some people, stages, types or channels alone. */
export class CannotNarrow extends Schema.TaggedError<CannotNarrow>()(
  "CannotNarrow",
  { field: Schema.String, reason: Schema.String },
  { httpApiStatus: 422 }
) {}

/** Passes when the number can be told for these alone. `field` is where the narrowing stands in the request. */
export const narrowable = (
  metric: Metric,
  { channels = [], stages = [], teams = [], types = [], users = [] }: Narrowing,
  field: string
): Effect.Effect<void, CannotNarrow> => {
  const some = (list: ReadonlyArray<string>) => (list.length === 0 ? null : list)
  const by = cannotNarrow(metric, {
    users: some([...users, ...teams]),
    stages: some(stages),
    types: some(types),
    channels: some(channels)
  })
  if (by === null) return Effect.void
  const named = by === "users" && users.length === 0 ? "teams" : by
  return Effect.fail(
    new CannotNarrow({
      field: `${field}.${named}`,
      reason: `${metric.id} cannot be told for some ${named} alone`
    })
  )
}

const onlyOf = (
  { teams: all }: Ask,
  { channels = [], stages = [], teams = [], types = [], users = [] }: Narrowing
): Only => {
  const some = (list: ReadonlyArray<string>) => (list.length === 0 ? null : list)
  const members = all
    .filter(({ deletedAt, id }) => deletedAt === null && teams.includes(id))
    .flatMap((team) => team.members)
  return {
    users: users.length + teams.length === 0 ? null : [...users, ...members],
    stages: some(stages),
    types: some(types),
    channels: some(channels)
  }
}

/** The metric under its narrowing, and the question as it is put to it. */
export const narrowedTo = (
  metric: Metric,
  asked: Ask,
  question: Question,
  by: Narrowing
): { readonly metric: Metric; readonly own: Ask } => {
  const own = askedOf(metric, asked, question)
  return { metric: narrowed(metric, onlyOf(asked, by)), own: inOwnPipeline(own, by.pipelineId ?? null) }
}

/** A pipeline that is not there has nothing in it: it must not turn into the default one. */
const inOwnPipeline = (asked: Ask, pipelineId: PipelineId | null): Ask => {
  if (pipelineId === null) return asked
  const isThere = asked.pipelines.some(({ id }) => id === pipelineId)
  return { ...asked, pipelineId, pipelines: isThere ? asked.pipelines : [] }
}

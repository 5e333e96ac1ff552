/** What is a goal? So many sales, or so much money, in one month, for the workspace, a team or a person (O1, O2). */
import { Schema } from "effect"
import { GoalId, PipelineId, TeamId, UserId } from "../identity/Id.ts"
import { MAX_AMOUNT } from "../money/Amount.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** Whose goal it is: the workspace's, a team's or one person's. */
export const GoalScope = Schema.Union([
  Schema.Struct({ of: Schema.Literal("workspace") }),
  Schema.Struct({ of: Schema.Literal("team"), id: TeamId }),
  Schema.Struct({ of: Schema.Literal("user"), id: UserId })
])
export type GoalScope = typeof GoalScope.Type

/** A calendar month, `YYYY-MM`. */
export const Month = Schema.String.check(
  Schema.isPattern(/^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])$/, { expected: "a month such as 2026-11" })
)
export type Month = typeof Month.Type

/** What a goal is about. There is at most one goal for each combination. */
export const GoalAim = {
  scope: GoalScope,
  pipelineId: Schema.NullOr(PipelineId),
  month: Month,
  /** `budget` in minor units of the base currency, or `count` of won deals. */
  measure: Schema.Literals(["budget", "count"])
}

/** Above zero: a goal of nothing is no goal. Cents, or deals. */
export const Target = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: MAX_AMOUNT }))

/** A goal as its facts have left it. Its target may have changed; the log keeps every version. */
export const Goal = Schema.Struct({
  kind: Schema.Literal("goal"),
  id: GoalId,
  ...GoalAim,
  target: Target,
  changedAt: InstantFromIso,
  /** When it was taken away. */
  deletedAt: Schema.NullOr(InstantFromIso),
  version: Schema.Int
})
export type Goal = typeof Goal.Type

/** Everything that can happen to a goal. */
export const GoalFact = Schema.TaggedUnion({
  GoalSet: { goalId: GoalId, ...GoalAim, from: Schema.NullOr(Target), to: Target },
  GoalRemoved: { goalId: GoalId },
  GoalRestored: { goalId: GoalId }
})
export type GoalFact = typeof GoalFact.Type

/** Everything that can be asked of a goal. */
export const GoalCommand = Schema.TaggedUnion({
  /** Sets a goal, or changes the target of the one with this id, which keeps what it is about; removed ones come back. */
  SetGoal: { goalId: GoalId, ...GoalAim, target: Target },
  RemoveGoal: { goalId: GoalId }
})
export type GoalCommand = typeof GoalCommand.Type

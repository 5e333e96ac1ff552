/** May this be done to a goal, and what happens then? */
import { Result } from "effect"
import { PipelineNotFound } from "../pipeline/PipelineDecision.ts"
import type { Around } from "../record/Family.ts"
import {
  type CommonRefusal,
  deleted,
  RecordExists,
  RecordIsDeleted,
  RecordNotFound,
  responsible,
  standing
} from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import { aimOf } from "./aimOf.ts"
import { type Goal, type GoalCommand, GoalFact, type GoalScope } from "./Goal.ts"

/** Why a goal may be refused: besides the common reasons, it may be about a pipeline that is not there. */
export type GoalRefusal = CommonRefusal | PipelineNotFound

type Decided = Result.Result<ReadonlyArray<GoalFact>, GoalRefusal>

/** What a command makes happen. A goal keeps what it is about; only its target changes, and there is one goal for each aim. */
export const decide = (state: Goal | null, command: GoalCommand, at: Instant, around: Around): Decided =>
  command._tag === "SetGoal"
    ? set(state, command, at, around)
    : Result.map(standing("goal", state, command.goalId, at), () => [
        GoalFact.cases.GoalRemoved.make({ goalId: command.goalId })
      ])

const set = (
  state: Goal | null,
  { _tag, ...goal }: Extract<GoalCommand, { _tag: "SetGoal" }>,
  at: Instant,
  around: Around
): Decided =>
  Result.gen(function* () {
    const aim = aimOf(goal)
    if (state !== null && aimOf(state) !== aim)
      return yield* Result.fail(new RecordExists({ kind: "goal", id: goal.goalId }))
    const other = around.holderOfKey(aim)?.id ?? null
    if (other !== null && other !== goal.goalId)
      return yield* Result.fail(new RecordExists({ kind: "goal", id: other }))
    const gone = state !== null && state.deletedAt !== null
    if (state !== null)
      yield* gone ? deleted("goal", state, state.id, at) : standing("goal", state, state.id, at)
    if (!gone && state?.target === goal.target) return []
    yield* aimed(goal.scope, around)
    if (goal.pipelineId !== null && around.pipeline(goal.pipelineId) === undefined)
      return yield* Result.fail(new PipelineNotFound({ id: goal.pipelineId }))
    return [
      ...(gone ? [GoalFact.cases.GoalRestored.make({ goalId: goal.goalId })] : []),
      ...(state?.target === goal.target
        ? []
        : [
            GoalFact.cases.GoalSet.make({
              goalId: goal.goalId,
              scope: goal.scope,
              pipelineId: goal.pipelineId,
              month: goal.month,
              measure: goal.measure,
              from: state?.target ?? null,
              to: goal.target
            })
          ])
    ]
  })

/** Whether those are there whom the goal is for. */
const aimed = (scope: GoalScope, around: Around): Result.Result<void, CommonRefusal> => {
  if (scope.of === "workspace") return Result.succeed(undefined)
  if (scope.of === "user") return responsible(scope.id, around)
  const team = around.team(scope.id)
  if (team === undefined) return Result.fail(new RecordNotFound({ kind: "team", id: scope.id }))
  return team.deletedAt === null
    ? Result.succeed(undefined)
    : Result.fail(new RecordIsDeleted({ kind: "team", id: scope.id, deletedAt: team.deletedAt }))
}

/** What do the members of a team aim at together? It stands beside the team's own goal and never replaces it (O2). */
import type { Goal } from "./Goal.ts"

type Aimed = Pick<Goal, "measure" | "month" | "target"> & {
  readonly scope: { readonly of: string; readonly id?: string }
  readonly pipelineId: string | null
}

/** How many members have a goal that aims at the same, and the sum of these targets. `members` are those at the end of the month. */
export const membersTargets = (
  goals: ReadonlyArray<Aimed>,
  aim: Pick<Aimed, "measure" | "month" | "pipelineId">,
  members: ReadonlyArray<string>
): { readonly goals: number; readonly target: number } => {
  const own = goals.filter(
    ({ measure, month, pipelineId, scope }) =>
      scope.of === "user" &&
      members.includes(scope.id ?? "") &&
      measure === aim.measure &&
      month === aim.month &&
      pipelineId === aim.pipelineId
  )
  return { goals: own.length, target: own.reduce((sum, { target }) => sum + target, 0) }
}

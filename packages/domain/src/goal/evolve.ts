/** What is a goal after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Goal, GoalFact } from "./Goal.ts"

/** The goal afterwards; the first `GoalSet` begins it. */
export const evolve = (state: Goal | null, fact: GoalFact, at: Instant): Goal => {
  if (state === null) {
    if (fact._tag !== "GoalSet") throw new Error(`goal ${fact.goalId} was never set`)
    const { goalId, measure, month, pipelineId, scope, to } = fact
    return {
      kind: "goal",
      id: goalId,
      scope,
      pipelineId,
      month,
      measure,
      target: to,
      changedAt: at,
      deletedAt: null,
      version: 1
    }
  }
  const next = { ...state, changedAt: at, version: state.version + 1 }
  switch (fact._tag) {
    case "GoalSet":
      return { ...next, target: fact.to }
    case "GoalRemoved":
      return { ...next, deletedAt: at }
    case "GoalRestored":
      return { ...next, deletedAt: null }
  }
}

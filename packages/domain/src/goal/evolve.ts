/** What is a goal after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Goal } from "./Goal.ts"
import type { GoalFact } from "./Goal.ts"

/** A goal after a fact; `null` is before its first. */
export const evolve = (_state: Goal | null, _fact: GoalFact, _at: Instant): Goal => {
  throw new Error("not written yet")
}

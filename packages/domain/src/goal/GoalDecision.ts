/** May this be done to a goal, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { Goal } from "./Goal.ts"
import type { GoalCommand } from "./Goal.ts"
import type { GoalFact } from "./Goal.ts"

/** The facts that a command about a goal makes, or why it is refused. A state of `null` is one that does not exist yet. */
export const decide = (
  _state: Goal | null,
  _command: GoalCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<GoalFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

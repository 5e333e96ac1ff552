/** May this be done to an activity, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { Activity } from "./Activity.ts"
import type { ActivityCommand } from "./ActivityCommand.ts"
import type { ActivityFact } from "./ActivityEvent.ts"

/** The facts that a command about an activity makes, or why it is refused. A state of `null` is one that does not exist yet. */
export const decide = (
  _state: Activity | null,
  _command: ActivityCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<ActivityFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

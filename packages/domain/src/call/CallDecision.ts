/** May this be done to a call, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { Call } from "./Call.ts"
import type { CallCommand } from "./CallCommand.ts"
import type { CallFact } from "./CallEvent.ts"

/** The facts that a command about a call makes, or why it is refused. A state of `null` is one that does not exist yet. */
export const decide = (
  _state: Call | null,
  _command: CallCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<CallFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

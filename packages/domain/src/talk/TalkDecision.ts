/** May this be done to a talk, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { Talk } from "./Talk.ts"
import type { TalkCommand } from "./TalkCommand.ts"
import type { TalkFact } from "./TalkEvent.ts"

/** The facts that a command about a talk makes, or why it is refused. A state of `null` is one that does not exist yet. */
export const decide = (
  _state: Talk | null,
  _command: TalkCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<TalkFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

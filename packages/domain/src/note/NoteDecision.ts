/** May this be done to a note, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { Note } from "./Note.ts"
import type { NoteCommand } from "./Note.ts"
import type { NoteFact } from "./Note.ts"

/** The facts that a command about a note makes, or why it is refused. A state of `null` is one that does not exist yet. */
export const decide = (
  _state: Note | null,
  _command: NoteCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<NoteFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

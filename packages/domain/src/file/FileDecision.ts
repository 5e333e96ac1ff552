/** May this be done to a file, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { File } from "./File.ts"
import type { FileCommand } from "./File.ts"
import type { FileFact } from "./File.ts"

/** The facts that a command about a file makes, or why it is refused. A state of `null` is one that does not exist yet. */
export const decide = (
  _state: File | null,
  _command: FileCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<FileFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

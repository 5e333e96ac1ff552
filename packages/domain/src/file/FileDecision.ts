/** May this be done to a file, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { File } from "./File.ts"
import type { FileCommand } from "./File.ts"
import type { FileFact } from "./File.ts"

export const decide = (
  _state: File | null,
  _command: FileCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<FileFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

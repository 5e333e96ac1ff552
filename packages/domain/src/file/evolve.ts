/** What is a file after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { File } from "./File.ts"
import type { FileFact } from "./File.ts"

/** A file after a fact; `null` is before its first. */
export const evolve = (_state: File | null, _fact: FileFact, _at: Instant): File => {
  throw new Error("not written yet")
}

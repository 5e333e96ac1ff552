/** What is a note after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Note } from "./Note.ts"
import type { NoteFact } from "./Note.ts"

/** A note after a fact; `null` is before its first. */
export const evolve = (_state: Note | null, _fact: NoteFact, _at: Instant): Note => {
  throw new Error("not written yet")
}

/** What is the presence of a person after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Presence } from "./Presence.ts"
import type { PresenceFact } from "./Presence.ts"

/** Somebody's presence after a fact; `null` is before the first. */
export const evolve = (_state: Presence | null, _fact: PresenceFact, _at: Instant): Presence => {
  throw new Error("not written yet")
}

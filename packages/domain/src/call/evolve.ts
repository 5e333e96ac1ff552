/** What is a call after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Call } from "./Call.ts"
import type { CallFact } from "./CallEvent.ts"

/** A call after a fact; `null` is before its first. */
export const evolve = (_state: Call | null, _fact: CallFact, _at: Instant): Call => {
  throw new Error("not written yet")
}

/** What is a talk after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Talk } from "./Talk.ts"
import type { TalkFact } from "./TalkEvent.ts"

/** A talk after a fact; `null` is before its first. */
export const evolve = (_state: Talk | null, _fact: TalkFact, _at: Instant): Talk => {
  throw new Error("not written yet")
}

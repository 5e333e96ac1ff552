/** What is an activity after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Activity } from "./Activity.ts"
import type { ActivityFact } from "./ActivityEvent.ts"

/** An activity after a fact; `null` is before its first. */
export const evolve = (_state: Activity | null, _fact: ActivityFact, _at: Instant): Activity => {
  throw new Error("not written yet")
}

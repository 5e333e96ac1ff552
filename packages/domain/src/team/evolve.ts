/** What is a team after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Team } from "./Team.ts"
import type { TeamFact } from "./Team.ts"

/** A team after a fact; `null` is before its first. */
export const evolve = (_state: Team | null, _fact: TeamFact, _at: Instant): Team => {
  throw new Error("not written yet")
}

/** May this be done to a team, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { Team } from "./Team.ts"
import type { TeamCommand } from "./Team.ts"
import type { TeamFact } from "./Team.ts"

/** The facts that a command about a team makes, or why it is refused. A state of `null` is one that does not exist yet. */
export const decide = (
  _state: Team | null,
  _command: TeamCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<TeamFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

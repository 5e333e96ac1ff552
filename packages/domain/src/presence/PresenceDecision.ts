/** May this be done to the presence of a person, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { Presence } from "./Presence.ts"
import type { PresenceCommand } from "./Presence.ts"
import type { PresenceFact } from "./Presence.ts"

/** The facts that a beat makes, with the time it credits. A state of `null` is somebody who has not been seen yet. */
export const decide = (
  _state: Presence | null,
  _command: PresenceCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<PresenceFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

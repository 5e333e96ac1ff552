/** May this be done to a contact or company, and what happens then? */
import type { Result } from "effect"
import type { Around } from "../record/Family.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import type { Client } from "./Client.ts"
import type { ClientCommand } from "./Client.ts"
import type { ClientFact } from "./Client.ts"

export const decide = (
  _state: Client | null,
  _command: ClientCommand,
  _at: Instant,
  _around: Around
): Result.Result<ReadonlyArray<ClientFact>, CommonRefusal> => {
  throw new Error("not written yet")
}

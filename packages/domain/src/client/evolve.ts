/** What is a contact or company after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Client } from "./Client.ts"
import type { ClientFact } from "./Client.ts"

export const evolve = (_state: Client | null, _fact: ClientFact, _at: Instant): Client => {
  throw new Error("not written yet")
}

/** How do presences belong among the records? */
import * as Family from "../record/Family.ts"
import { Presence, PresenceCommand, PresenceFact } from "./Presence.ts"
import { decide } from "./PresenceDecision.ts"
import { evolve } from "./evolve.ts"

/** Everything the rest of the core needs to know about presences. */
export const presences = Family.make({
  kind: "presence",
  Fact: PresenceFact,
  Command: PresenceCommand,
  State: Presence,
  idOf: (fact) => fact.userId,
  subjectOf: (command) => command.userId,
  mentions: () => ({}),
  decide,
  evolve,
  placed: (s) => ({ key: null, ownerId: s.id, bindings: [], at: s.lastBeatAt, open: false })
})

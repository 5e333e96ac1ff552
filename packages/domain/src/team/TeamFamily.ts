/** How do teams belong among the records? */
import * as Family from "../record/Family.ts"
import { Team, TeamCommand, TeamFact } from "./Team.ts"
import { decide } from "./TeamDecision.ts"
import { evolve } from "./evolve.ts"

/** Everything the rest of the core needs to know about teams. */
export const teams = Family.make({
  kind: "team",
  Fact: TeamFact,
  Command: TeamCommand,
  State: Team,
  idOf: (fact) => fact.teamId,
  subjectOf: (command) => command.teamId,
  mentions: () => ({}),
  decide,
  evolve,
  placed: (s) => ({ key: null, ownerId: null, bindings: [], at: s.changedAt, open: true })
})

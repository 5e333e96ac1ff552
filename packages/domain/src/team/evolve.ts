/** What is a team after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Team, TeamFact } from "./Team.ts"

/** The team afterwards; `TeamAdded` begins it. */
export const evolve = (state: Team | null, fact: TeamFact, at: Instant): Team => {
  if (fact._tag === "TeamAdded") {
    const { members, name, teamId } = fact
    return { kind: "team", id: teamId, name, members, past: [], changedAt: at, deletedAt: null, version: 1 }
  }
  if (state === null) throw new Error(`team ${fact.teamId} was never added`)
  const next = { ...state, changedAt: at, version: state.version + 1 }
  switch (fact._tag) {
    case "TeamRenamed":
      return { ...next, name: fact.to }
    case "TeamMembersChanged":
      return { ...next, members: fact.to, past: [...state.past, { until: at, members: state.members }] }
    case "TeamDissolved":
      return { ...next, deletedAt: at }
    case "TeamRestored":
      return { ...next, deletedAt: null }
  }
}

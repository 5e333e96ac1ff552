/** What is a team? People who work together: for goals, for filters, and for what they may see of each other. */
import { Schema } from "effect"
import { TeamId, UserId } from "../identity/Id.ts"
import { Name } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** At most 1000, each once, in no telling order. */
export const Members = Schema.Array(UserId).check(
  Schema.isMaxLength(1000),
  Schema.makeFilter(
    (all: ReadonlyArray<UserId>) => new Set(all).size === all.length || "must name each person once"
  )
)

/** A team as its facts have left it. */
export const Team = Schema.Struct({
  kind: Schema.Literal("team"),
  id: TeamId,
  name: Name,
  members: Members,
  /** Who they were before, and until when, the oldest first: the goal of a month is that of those who were there at its end. */
  past: Schema.Array(Schema.Struct({ until: InstantFromIso, members: Members })),
  changedAt: InstantFromIso,
  /** When it was dissolved. */
  deletedAt: Schema.NullOr(InstantFromIso),
  version: Schema.Int
})
export type Team = typeof Team.Type

/** Everything that can happen to a team. */
export const TeamFact = Schema.TaggedUnion({
  TeamAdded: { teamId: TeamId, name: Name, members: Members },
  TeamRenamed: { teamId: TeamId, from: Name, to: Name },
  TeamMembersChanged: { teamId: TeamId, from: Members, to: Members },
  TeamDissolved: { teamId: TeamId },
  TeamRestored: { teamId: TeamId }
})
export type TeamFact = typeof TeamFact.Type

/** Everything that can be asked of a team. */
export const TeamCommand = Schema.TaggedUnion({
  AddTeam: { teamId: TeamId, name: Name, members: Members },
  RenameTeam: { teamId: TeamId, to: Name },
  ChangeMembers: { teamId: TeamId, to: Members },
  DissolveTeam: { teamId: TeamId },
  RestoreTeam: { teamId: TeamId }
})
export type TeamCommand = typeof TeamCommand.Type

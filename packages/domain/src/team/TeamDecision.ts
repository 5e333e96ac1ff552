/** May this be done to a team, and what happens then? */
import { Result } from "effect"
import { ROBOT, type UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import { type CommonRefusal, deleted, RecordExists, standing } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import { UserNotFound } from "../user/User.ts"
import { type Team, type TeamCommand, TeamFact } from "./Team.ts"

type Decided = Result.Result<ReadonlyArray<TeamFact>, CommonRefusal>

/**
 * What a command makes happen. Members must be people of the workspace, the robot is none; those who have left may be named, since
 * what they did stays the team's. A team is the same one whatever the order of its members.
 */
export const decide = (state: Team | null, command: TeamCommand, at: Instant, around: Around): Decided => {
  const { teamId } = command
  switch (command._tag) {
    case "AddTeam": {
      const { members, name } = command
      if (state !== null)
        return state.deletedAt === null && state.name === name && same(state.members, members)
          ? Result.succeed([])
          : Result.fail(new RecordExists({ kind: "team", id: teamId }))
      return Result.map(people(members, around), () => [
        TeamFact.cases.TeamAdded.make({ teamId, name, members })
      ])
    }
    case "RenameTeam":
      return Result.map(standing("team", state, teamId, at), ({ name }) =>
        name === command.to ? [] : [TeamFact.cases.TeamRenamed.make({ teamId, from: name, to: command.to })]
      )
    case "ChangeMembers":
      return Result.flatMap(standing("team", state, teamId, at), ({ members }): Decided =>
        same(members, command.to)
          ? Result.succeed([])
          : Result.map(people(command.to, around), () => [
              TeamFact.cases.TeamMembersChanged.make({ teamId, from: members, to: command.to })
            ])
      )
    case "DissolveTeam":
      return Result.map(standing("team", state, teamId, at), () => [
        TeamFact.cases.TeamDissolved.make({ teamId })
      ])
    case "RestoreTeam":
      return Result.map(deleted("team", state, teamId, at), () => [
        TeamFact.cases.TeamRestored.make({ teamId })
      ])
  }
}

const same = (a: ReadonlyArray<UserId>, b: ReadonlyArray<UserId>): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

const people = (members: ReadonlyArray<UserId>, around: Around): Result.Result<void, CommonRefusal> => {
  const stranger = members.find((id) => id === ROBOT || around.user(id) === undefined)
  return stranger === undefined ? Result.succeed(undefined) : Result.fail(new UserNotFound({ id: stranger }))
}

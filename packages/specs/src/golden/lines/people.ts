/** Which command does a line of a story about people at work, teams and goals mean? */
import { aimOf } from "@weir/domain/goal/aimOf"
import { GoalCommand, type GoalScope } from "@weir/domain/goal/Goal"
import { GoalId, PipelineId, TeamId, UserId } from "@weir/domain/identity/Id"
import type { PeopleLine } from "@weir/domain/metrics/lines/PeopleLine"
import { PresenceCommand } from "@weir/domain/presence/Presence"
import { TeamCommand } from "@weir/domain/team/Team"
import { UserCommand } from "@weir/domain/user/User"
import { defaultSettings } from "@weir/domain/workspace/Workspace"
import type { Scene, Telling } from "./Telling.ts"

export const people: Telling<PeopleLine> = (line, scene) => {
  const user = (name: string) => UserId.make(scene.idOf(name))
  if ("seen" in line)
    return PresenceCommand.cases.Beat.make({
      userId: user(line.seen),
      window: line.window ?? "one",
      visible: line.hidden !== true
    })
  if ("sight" in line) return UserCommand.cases.ChangeSight.make({ userId: user(line.sight), to: line.sees })
  if ("counters" in line) {
    const settings = scene.state.workspace?.settings ?? defaultSettings
    return { _tag: "ChangeSettings", to: { ...settings, counters: line.counters } }
  }
  if ("disable" in line) return UserCommand.cases.DisableUser.make({ userId: user(line.disable) })
  if ("members" in line) {
    const teamId = TeamId.make(scene.idOf(line.team))
    const members = line.members.map(user)
    return scene.state.records.team.has(teamId)
      ? TeamCommand.cases.ChangeMembers.make({ teamId, to: members })
      : TeamCommand.cases.AddTeam.make({ teamId, name: line.team, members })
  }
  if ("goal" in line) {
    const aim = aimed(line.goal, line, scene)
    const amount = line.measure === "budget" ? scene.base(line.target).amount : line.target
    return GoalCommand.cases.SetGoal.make({ goalId: goalId(aim, scene), ...aim, target: amount })
  }
  if ("dropGoal" in line)
    return GoalCommand.cases.RemoveGoal.make({ goalId: goalId(aimed(line.dropGoal, line, scene), scene) })
  return null
}

type Aim = Parameters<typeof aimOf>[0]

const aimed = (
  whose: string,
  line: { readonly month: string; readonly measure: "budget" | "count"; readonly pipeline?: string },
  scene: Scene
): Aim => ({
  scope: scopeOf(whose, scene),
  pipelineId: line.pipeline === undefined ? null : PipelineId.make(scene.idOf(line.pipeline)),
  month: line.month,
  measure: line.measure
})

const scopeOf = (whose: string, { idOf, state }: Scene): GoalScope => {
  const id = idOf(whose)
  if (whose === "everybody") return { of: "workspace" }
  return state.records.team.has(id)
    ? { of: "team", id: TeamId.make(id) }
    : { of: "user", id: UserId.make(id) }
}

/** The goal that aims at this, or the id of a new one. */
const goalId = (aim: Aim, { idOf, line, state }: Scene): GoalId =>
  [...state.records.goal.values()].find((goal) => aimOf(goal) === aimOf(aim))?.id ??
  GoalId.make(idOf(`goal ${line}`))

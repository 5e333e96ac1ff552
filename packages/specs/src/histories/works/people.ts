/** What is wanted of the time people are online, goals, teams and what people may see? */
import { type Goal, GoalCommand, type GoalScope } from "@weir/domain/goal/Goal"
import { GoalId, ROBOT, TeamId, type UserId } from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import { PresenceCommand } from "@weir/domain/presence/Presence"
import { type Team, TeamCommand } from "@weir/domain/team/Team"
import { dayOf, startOfDay } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { UserCommand } from "@weir/domain/user/User"
import { defaultSettings } from "@weir/domain/workspace/Workspace"
import { id } from "@weir/domain/workbook/ids"
import type { Pick } from "../intents.ts"
import type { Wanted, Work } from "./Work.ts"

const second = 1000

export const people: Work = {
  wishes: {
    beat: 14,
    hideWindow: 3,
    setGoal: 8,
    changeTarget: 2,
    removeGoal: 2,
    restoreGoal: 4,
    addTeam: 1,
    renameTeam: 1,
    changeMembers: 2,
    dissolveTeam: 1,
    restoreTeam: 4,
    changeSight: 2,
    changeSettings: 1
  },
  wanted: (state, wish, pick, now) => {
    switch (wish) {
      case "beat":
      case "hideWindow":
        return beat(state, wish === "beat", pick, now)
      case "changeSight": {
        const user = pick(0, [...state.users.values()])
        if (user === undefined) return null
        const to = pick(1, ["own", "team", "own", "team", "all"] as const) ?? "own"
        return { command: UserCommand.cases.ChangeSight.make({ userId: user.id, to }), earliest: now }
      }
      case "changeSettings": {
        const lowest = pick(1, [0, 1] as const) ?? 1
        const to = {
          nps: {
            ...defaultSettings.nps,
            lowest,
            enabled: pick(2, [true, true, false]) ?? true,
            alertAt: pick(5, [6, 6, 3, 8, 0]) ?? 6
          },
          presence: pick(0, [true, true, true, false]) ?? true,
          plannedMinutes: pick(3, [15, 15, 0, 60]) ?? 15,
          counters: pick(4, ["record", "activity"] as const) ?? "record",
          businessHours: state.workspace?.settings.businessHours ?? null
        }
        return { command: { _tag: "ChangeSettings", to }, earliest: now }
      }
      default:
        return wish.endsWith("Goal") || wish === "changeTarget"
          ? goal(state, wish, pick, now)
          : team(state, wish, pick)
    }
  }
}

/** Mostly seconds after the last beat, or about midnight; one before the last must be refused. */
const beat = (state: State, visible: boolean, pick: Pick, now: Instant.Instant): Wanted | null => {
  const user = pick(0, [...state.users.values(), ...[...state.users.values()].slice(0, 1)])
  if (user === undefined || state.workspace === null) return null
  const { zone } = state.workspace
  const seen = state.records.presence.get(user.id)
  const last = seen?.lastBeatAt ?? Instant.clamp(now - 3 * 60 * second)
  const midnight = startOfDay(zone, dayOf(zone, now))
  const soon = [20, 30, 45, 46, 30, 20].map((s) => last + s * second)
  const instants = [...soon, ...soon, now, last, last + 1, midnight - 10 * second].filter(
    (at) => last <= at && at <= now
  )
  const at = pick(2, [...instants, ...(instants.length > 4 ? [last - 1] : [])]) ?? now
  const window = pick(1, ["one", "one", "two", "three"]) ?? "one"
  const userId = (pick(5, [user.id, user.id, user.id, user.id, user.id, user.id, ROBOT]) ?? user.id) as UserId
  return {
    command: PresenceCommand.cases.Beat.make({ userId, window, visible }),
    earliest: last,
    at: Instant.clamp(at)
  }
}

const goal = (state: State, wish: string, pick: Pick, now: Instant.Instant): Wanted | null => {
  const goals = [...state.records.goal.values()]
  const { cases } = GoalCommand
  if (wish === "setGoal") {
    const date = LocalDate.make(Instant.toIso(now).slice(0, 10))
    const months = [0, 0, 0, 1, -1].map((n) => LocalDate.addMonths(date, n).slice(0, 7))
    const command = cases.SetGoal.make({
      goalId: GoalId.make(id("goal", goals.length)),
      scope: scope(state, pick),
      pipelineId: pick(2, [null, null, ...[...state.pipelines.values()].map((p) => p.id)]) ?? null,
      month: pick(3, months) ?? "2024-03",
      ...aimed(pick)
    })
    return { command, earliest: Instant.clamp(now - 1) }
  }
  const removed = goals.filter((one) => (one.deletedAt !== null) === (wish === "restoreGoal"))
  const known = pick(0, removed.length === 0 ? goals : removed)
  if (known === undefined) return null
  return {
    earliest: known.changedAt,
    command:
      wish === "removeGoal"
        ? cases.RemoveGoal.make({ goalId: known.id })
        : cases.SetGoal.make({ ...aimOf(known), target: pick(1, [known.target, 1, 3, 250_000]) ?? 1 })
  }
}

const aimOf = ({ id: goalId, measure, month, pipelineId, scope }: Goal) => ({
  goalId,
  scope,
  pipelineId,
  month,
  measure
})

const aimed = (pick: Pick) =>
  pick(4, [
    { measure: "count" as const, target: pick(5, [1, 2, 4]) ?? 1 },
    { measure: "budget" as const, target: pick(5, [1, 100_000, 1_234_567]) ?? 1 }
  ]) ?? { measure: "count" as const, target: 1 }

const scope = (state: State, pick: Pick): GoalScope => {
  const of = pick(0, ["workspace", "user", "user", "team"] as const) ?? "workspace"
  const user = pick(1, [...state.users.values()])
  const group = pick(1, [...state.records.team.values()])
  if (of === "user" && user !== undefined) return { of, id: user.id }
  return of === "team" && group !== undefined ? { of, id: group.id } : { of: "workspace" }
}

const team = (state: State, wish: string, pick: Pick): Wanted | null => {
  const teams = [...state.records.team.values()]
  const users = [...state.users.values()].map((u) => u.id)
  const members = users.filter((_, i) => ((pick(1, [1, 2, 3, 5, 6, 7]) ?? 1) >> (i % 3)) % 2 === 1)
  const { cases } = TeamCommand
  if (wish === "addTeam") {
    const teamId = TeamId.make(id("team", teams.length))
    return { command: cases.AddTeam.make({ teamId, name: `Team ${teams.length}`, members }), earliest: null }
  }
  const standing = teams.filter((one) => (one.deletedAt !== null) === (wish === "restoreTeam"))
  const known: Team | undefined = pick(0, standing.length === 0 ? teams : standing)
  if (known === undefined) return null
  const teamId = known.id
  const commands: Readonly<Record<string, TeamCommand>> = {
    renameTeam: cases.RenameTeam.make({ teamId, to: pick(2, ["Süd", known.name, "East"]) ?? "East" }),
    changeMembers: cases.ChangeMembers.make({ teamId, to: members }),
    dissolveTeam: cases.DissolveTeam.make({ teamId }),
    restoreTeam: cases.RestoreTeam.make({ teamId })
  }
  const command = commands[wish]
  return command === undefined ? null : { command, earliest: known.changedAt }
}

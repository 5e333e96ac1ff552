/** Mistakes about goals and teams. */
import { aimOf } from "@weir/domain/goal/aimOf"
import type { Ask } from "@weir/domain/metrics/Ask"
import { Result } from "effect"
import { asking, knowing, type Sums, telling, withFamily } from "./changes.ts"
import { type Mutant, withMetric } from "./Mutant.ts"

const goalLaw = "goalProgress reads what the oracle tells"
const settledLaw = "setting a goal or a team as it is makes nothing happen, and no aim gets a second goal"
const replayLaw = "replaying the events of a team, a goal or a presence gives the state that was decided on"
const achievedLaw =
  "what a goal has achieved is what was won in its month, by everybody, the team or the person"
const partLaw = "a viewer's numbers are those of a log from which all they may not read is left out"

export const goalMutants: ReadonlyArray<Mutant> = [
  {
    name: "goals count what was won in the period instead of the month",
    core: asking("goalProgress", (query, ask) => ({ ...query, from: ask.window.from, to: ask.window.to })),
    killedBy: achievedLaw
  },
  {
    name: "a goal is set beside the whole month before, however young its own is",
    core: withMetric("goalProgress", (metric) => ({
      read: (sums: Sums, ask: Ask) => metric.read({ ...sums, wonBefore: sums["wonBeforeFull"] ?? [] }, ask)
    })),
    killedBy: goalLaw
  },
  {
    name: "goals of one pipeline count all of them",
    core: knowing("goalProgress", (ask) => ({
      ...ask,
      goals: ask.goals.map((goal) => ({ ...goal, pipelineId: null }))
    })),
    killedBy: goalLaw
  },
  {
    name: "a team has achieved what everybody has",
    core: withMetric("goalProgress", (metric) => ({
      read: (sums: Sums, ask: Ask) => {
        const reading = metric.read(sums, ask)
        const wins = (sums["won"] ?? []).reduce((n, { tally }) => n + (tally["deals"] ?? 0), 0)
        return {
          ...reading,
          goals: reading.goals.map(
            (row: { readonly scope: string; readonly won: { readonly deals: number } }) =>
              row.scope === "team" ? { ...row, won: { ...row.won, deals: wins } } : row
          )
        }
      }
    })),
    killedBy: achievedLaw
  },
  {
    name: "the team of today has achieved what the team of then has",
    core: knowing("goalProgress", (ask) => ({
      ...ask,
      teams: ask.teams.map((team) => ({ ...team, past: [] }))
    })),
    killedBy: goalLaw
  },
  {
    name: "the targets of the members replace the team's own",
    core: telling("goalProgress", (reading) => ({
      ...reading,
      goals: reading.goals.map(
        (row: { readonly target: number; readonly members: { readonly target: number } | null }) =>
          row.members === null ? row : { ...row, target: row.members.target }
      )
    })),
    killedBy: goalLaw
  },
  {
    name: "a goal that is surpassed stops at its target",
    core: telling("goalProgress", (reading) => ({
      ...reading,
      goals: reading.goals.map(
        (row: { readonly progress: { readonly num: number; readonly den: number } }) => ({
          ...row,
          progress: { ...row.progress, num: Math.min(row.progress.num, row.progress.den) }
        })
      )
    })),
    killedBy: achievedLaw
  },
  {
    name: "the pace goes by all days of the month that has begun",
    core: knowing("goalProgress", (ask) => ({ ...ask, now: ask.window.to })),
    killedBy: goalLaw
  },
  {
    name: "goals that were removed are still read",
    core: knowing("goalProgress", (ask) => ({
      ...ask,
      goals: ask.goals.map((goal) => ({ ...goal, deletedAt: null }))
    })),
    killedBy: goalLaw
  },
  {
    name: "the goals of others are shown to somebody who may not read their deals",
    core: knowing("goalProgress", (ask) => ({ ...ask, holders: null })),
    killedBy: partLaw
  },
  {
    name: "a second goal may aim at the same",
    core: withFamily("goal", ({ decide }) => ({
      decide: (state, command, at, there) => decide(state, command, at, { ...there, holderOfKey: () => null })
    })),
    killedBy: settledLaw
  },
  {
    name: "a goal is set again to what it is",
    core: withFamily("goal", ({ decide }) => ({
      decide: (state, command, at, there) =>
        decide(
          state !== null && command._tag === "SetGoal" && aimOf(state) === aimOf(command)
            ? { ...state, target: state.target + 1 }
            : state,
          command,
          at,
          there
        )
    })),
    killedBy: settledLaw
  },
  {
    name: "members in another order are other members",
    core: withFamily("team", ({ decide }) => ({
      decide: (state, command, at, there) =>
        state !== null && command._tag === "ChangeMembers" && command.to[0] !== state.members[0]
          ? Result.succeed([
              { _tag: "TeamMembersChanged" as const, teamId: state.id, from: state.members, to: command.to }
            ])
          : decide(state, command, at, there)
    })),
    killedBy: settledLaw
  },
  {
    name: "a goal that was removed stays",
    core: withFamily("goal", ({ evolve }) => ({
      evolve: (state, fact, at) =>
        fact._tag === "GoalRemoved" && state !== null ? state : evolve(state, fact, at)
    })),
    killedBy: replayLaw
  }
]

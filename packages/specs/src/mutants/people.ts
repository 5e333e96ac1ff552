/** Mistakes about people: time online, goals, teams, and what a viewer may read. */
import type { Core, MetricName } from "@weir/domain/workbook/Core"
import { theCore } from "@weir/domain/workbook/Core"
import type { Posting } from "@weir/domain/ledger/Book"
import type { Balance, Query } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import { aimOf } from "@weir/domain/goal/aimOf"
import { Result } from "effect"
import { type Mutant, withBook, withMetric } from "./Mutant.ts"

type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>

/** Asks for something else. */
const asking = (name: MetricName, change: (query: Query, ask: Ask, which: string) => Query): Core =>
  withMetric(name, (metric) => ({
    needs: (ask: Ask) =>
      Object.fromEntries(
        Object.entries(metric.needs(ask) as Record<string, Query>).map(([which, query]) => [
          which,
          change(query, ask, which)
        ])
      )
  }))

/** Reads as if something else had been asked. */
const knowing = (name: MetricName, change: (ask: Ask) => Ask): Core =>
  withMetric(name, (metric) => ({ read: (sums: Sums, ask: Ask) => metric.read(sums, change(ask)) }))

/** Changes the reading. */
// oxlint-disable-next-line typescript/no-explicit-any -- readings are whatever their schema says
const telling = (name: MetricName, change: (reading: any, ask: Ask) => unknown): Core =>
  withMetric(name, (metric) => ({
    read: (sums: Sums, ask: Ask) => change(metric.read(sums, ask), ask)
  }))

type Families = Core["families"]

const withFamily = <Kind extends keyof Families>(
  kind: Kind,
  change: (family: Families[Kind]) => Partial<Families[Kind]>
): Core => ({
  ...theCore,
  families: { ...theCore.families, [kind]: { ...theCore.families[kind], ...change(theCore.families[kind]) } }
})

/** Sums over entries of whoever, where the viewer sees less. */
const withEyes = (change: (holders: Query["holders"]) => Query["holders"]): Core => ({
  ...theCore,
  balances: (book, query, entries, around) =>
    theCore.balances(book, { ...query, holders: change(query.holders) }, entries, around)
})

const shifted = (ms: (posting: Posting) => number) => (_: unknown, rightly: ReadonlyArray<Posting>) =>
  rightly.map((posting) => ({ ...posting, at: (posting.at + ms(posting)) as Posting["at"] }))

const onlineLaw = "systemUsage reads what the oracle tells"
const goalLaw = "goalProgress reads what the oracle tells"
const onceLaw = "nobody is online twice at once, for longer than a beat vouches for, or across a midnight"
const againLaw = "the beats of a person, decided once more, credit the same time"
const settledLaw = "setting a goal or a team as it is makes nothing happen, and no aim gets a second goal"
const replayLaw = "replaying the events of a team, a goal or a presence gives the state that was decided on"
const achievedLaw =
  "what a goal has achieved is what was won in its month, by everybody, the team or the person"
const partLaw = "a viewer's numbers are those of a log from which all they may not read is left out"

const online: ReadonlyArray<Mutant> = [
  {
    name: "time online counts when it ends",
    core: withBook(
      "usage",
      shifted(({ tally }) => tally["ms"] ?? 0)
    ),
    killedBy: onceLaw
  },
  {
    name: "time online counts a day late",
    core: withBook(
      "usage",
      shifted(() => 86_400_000)
    ),
    killedBy: onlineLaw
  },
  {
    name: "time online is filed under nobody",
    core: withBook("usage", (_, rightly) => rightly.map((p) => ({ ...p, key: { user: "" } }))),
    killedBy: onlineLaw
  },
  {
    name: "several windows at once count several times",
    core: withBook("usage", (_, rightly) => [...rightly, ...rightly]),
    killedBy: onceLaw
  },
  {
    name: "time online is compared with the whole period before",
    core: asking("systemUsage", (query, ask, which) =>
      which === "before" ? { ...query, from: ask.previous.full.from, to: ask.previous.full.to } : query
    ),
    killedBy: onlineLaw
  },
  {
    name: "all time online leaves out those who have left",
    core: telling("systemUsage", (reading) => ({
      ...reading,
      rows: reading.rows.filter((row: { readonly disabled: boolean }) => !row.disabled)
    })),
    killedBy: "time online over people, and over days, adds up to all of it"
  },
  {
    name: "the last beat credits until the next one, however late that is",
    core: withFamily("presence", ({ decide }) => ({
      decide: (state, command, at, there) =>
        Result.map(decide(state, command, at, there), (facts) =>
          facts.map((fact) =>
            state === null || state.visible.length === 0
              ? fact
              : { ...fact, credits: [{ at: state.lastBeatAt, ms: at - state.lastBeatAt }] }
          )
        )
    })),
    killedBy: againLaw
  },
  {
    name: "hidden windows go on crediting",
    core: withFamily("presence", ({ evolve }) => ({
      evolve: (state, fact, at) => evolve(state, { ...fact, visible: true }, at)
    })),
    killedBy: againLaw
  },
  {
    name: "a person has one window, the last that beat",
    core: withFamily("presence", ({ evolve }) => ({
      evolve: (state, fact, at) => evolve(state === null ? null : { ...state, visible: [] }, fact, at)
    })),
    killedBy: replayLaw
  }
]

const goals: ReadonlyArray<Mutant> = [
  {
    name: "goals count what was won in the period instead of the month",
    core: asking("goalProgress", (query, ask) => ({ ...query, from: ask.window.from, to: ask.window.to })),
    killedBy: achievedLaw
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
      read: ({ won = [] }: Sums, ask: Ask) => {
        const reading = metric.read({ won }, ask)
        const wins = won.reduce((n, { tally }) => n + (tally["deals"] ?? 0), 0)
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

const eyes: ReadonlyArray<Mutant> = [
  {
    name: "sums count what the viewer may not read",
    core: withEyes(() => null),
    killedBy: partLaw
  },
  {
    name: "who sees a team sees the first of it only",
    core: withEyes((holders) => (holders === null ? null : holders.slice(0, 1))),
    killedBy: partLaw
  },
  {
    name: "a viewer sees what others hold",
    core: {
      ...theCore,
      balances: (book, query, entries, around) =>
        theCore.balances(
          book,
          { ...query, holders: query.holders === null ? null : (["other"] as never) },
          entries,
          {
            ...around,
            holdersOf: (subject) =>
              around.holdersOf(subject).some((id) => query.holders?.includes(id)) ? [] : ["other" as never]
          }
        )
    },
    killedBy: "whoever sees more never counts less: their own, then their teams', then all"
  },
  {
    name: "the list behind a number shows everybody's records",
    core: withMetric("wonByOwner", (metric) => ({
      explain: (part: string, ask: Ask) => metric.explain(part, { ...ask, holders: null })
    })),
    killedBy: "behind no number of a viewer lies a record that they may not read"
  },
  {
    name: "nobody's records in particular means everybody's",
    core: withEyes((holders) => (holders?.length === 0 ? null : holders)),
    killedBy: "who may read nothing reads nothing"
  }
]

export const peopleMutants: ReadonlyArray<Mutant> = [...online, ...goals, ...eyes]

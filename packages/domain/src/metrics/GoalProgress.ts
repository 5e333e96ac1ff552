/** Goals: how far has each goal of the month got, and is that as fast as it has to be (O1, O2)? */
import { Schema } from "effect"
import { aimOf } from "../goal/aimOf.ts"
import { type Goal, Month } from "../goal/Goal.ts"
import { membersTargets } from "../goal/membersTargets.ts"
import { membersBefore } from "../team/membersBefore.ts"
import * as Instant from "../time/Instant.ts"
import type { Balance, Query } from "../ledger/Query.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow, nameOfUser } from "./Ask.ts"
import { Change, change } from "./Change.ts"
import { compareText } from "../text/Text.ts"
import * as Figure from "./Figure.ts"
import { goalMonth, monthBefore, workdays } from "./goals/Month.ts"
import * as Metric from "./Metric.ts"
import { Ratio } from "./Ratio.ts"
import { titled, whenOf } from "./When.ts"

const scopes = ["workspace", "team", "user"] as const

const GoalRow = Schema.Struct({
  id: Schema.String,
  /** Of the workspace, the team or the person. */
  name: Schema.String,
  scope: Schema.Literals(scopes),
  /** The person is disabled, or the team dissolved. */
  gone: Schema.Boolean,
  pipeline: Schema.NullOr(Schema.Struct({ id: Schema.String, name: Schema.String })),
  measure: Schema.Literals(["budget", "count"]),
  /** Minor units of the base currency, or deals. */
  target: Schema.Int,
  /** The wins that count. Those without a rate are in `unpriced` and bring a budget goal no further. */
  won: Figure.Figure,
  /** Achieved of the target; more than the whole when it is surpassed. */
  progress: Ratio,
  /** 1 is just in time. Null while no working day of the month has begun. */
  pace: Schema.NullOr(Schema.Finite),
  /** For a team: the goals of its members that aim at the same, and their targets together. They never replace the team's own. */
  members: Schema.NullOr(Schema.Struct({ goals: Schema.Int, target: Schema.Int })),
  /** The wins of the month before: in as much of it as has passed of this one, and in all of it. For a team, of those who were in it then. */
  before: Figure.Figure,
  beforeFull: Figure.Figure,
  /** All of the month before, of what was the goal then; null where none aimed at the same. */
  progressBefore: Schema.NullOr(Ratio),
  /** Of what is achieved, against as much of the month before. */
  change: Change
})

/** The people whose wins count for a goal: those who belong to the team when its month ends. Null for everybody's. */
const peopleOf = (
  ask: Ask,
  { scope }: Pick<Goal, "scope">,
  ends: Window["to"]
): ReadonlyArray<string> | null => {
  if (scope.of === "workspace") return null
  if (scope.of === "user") return [scope.id]
  const team = ask.teams.find(({ id }) => id === scope.id)
  return team === undefined ? [] : membersBefore(team, ends)
}

/** The people whose goal it is today: rights are those of today. Null for everybody's. */
const readersOf = (ask: Ask, { scope }: Goal): ReadonlyArray<string> | null =>
  scope.of === "team"
    ? (ask.teams.find(({ id }) => id === scope.id)?.members ?? [])
    : peopleOf(ask, { scope }, Instant.MAX)

/** The goals of the month that the viewer may read: one's own, those of teams with somebody they may read, and those of all. */
const goalsOf = (ask: Ask, month: Month): ReadonlyArray<Goal> =>
  ask.goals.filter((goal) => {
    if (goal.month !== month || goal.deletedAt !== null) return false
    const people = readersOf(ask, goal)
    return ask.holders === null || people === null || ask.holders.some((id) => people.includes(id))
  })

/** What counts for a goal, as conditions on the keys of won deals. */
const conditions = (ask: Ask, goal: Goal, ends: Window["to"]): Query["where"] => {
  const people = peopleOf(ask, goal, ends)
  return {
    ...(people === null ? {} : { owner: people }),
    ...(goal.pipelineId === null ? {} : { pipeline: [goal.pipelineId] })
  }
}

const nameOf = (ask: Ask, { scope }: Goal): { readonly name: string; readonly gone: boolean } => {
  if (scope.of === "workspace") return { name: ask.workspace.name, gone: false }
  if (scope.of === "user") {
    const { disabled, name } = nameOfUser(ask, scope.id)
    return { name, gone: disabled }
  }
  const team = ask.teams.find((one) => one.id === scope.id)
  return { name: team?.name ?? scope.id, gone: team === undefined || team.deletedAt !== null }
}

const membersOf = (ask: Ask, goal: Goal, all: ReadonlyArray<Goal>) => {
  if (goal.scope.of !== "team") return null
  return membersTargets(all, goal, peopleOf(ask, goal, goalMonth(ask).window.to) ?? [])
}

const wonIn = (ask: Ask, window: Window): Query =>
  flow(ask, "won-deals", window, { by: ["pipeline", "owner", "currency"] })

interface Won {
  readonly won: ReadonlyArray<Balance>
  readonly wonBefore: ReadonlyArray<Balance>
  readonly wonBeforeFull: ReadonlyArray<Balance>
}

const rowOf = (
  ask: Ask,
  goal: Goal,
  all: ReadonlyArray<Goal>,
  sums: Won,
  days: ReturnType<typeof workdays>
): typeof GoalRow.Type => {
  const month = goalMonth(ask),
    last = monthBefore(month, ask)
  const winning = (won: ReadonlyArray<Balance>, ends: Window["to"]) => {
    const where = Object.entries(conditions(ask, goal, ends))
    return Figure.of(won.filter(({ key }) => where.every(([dim, values]) => values.includes(key[dim] ?? ""))))
  }
  const figure = winning(sums.won, month.window.to)
  const before = winning(sums.wonBefore, last.window.to)
  const beforeFull = winning(sums.wonBeforeFull, last.window.to)
  const countsOf = ({ converted, deals }: Figure.Figure) => (goal.measure === "count" ? deals : converted)
  const achieved = countsOf(figure)
  const then = goalsOf(ask, last.month).find((one) => aimOf({ ...one, month: goal.month }) === aimOf(goal))
  const pipeline = ask.pipelines.find((p) => p.id === goal.pipelineId)
  return {
    id: goal.id,
    ...nameOf(ask, goal),
    scope: goal.scope.of,
    pipeline:
      goal.pipelineId === null ? null : { id: goal.pipelineId, name: pipeline?.name ?? goal.pipelineId },
    measure: goal.measure,
    target: goal.target,
    won: figure,
    progress: { num: achieved, den: goal.target },
    pace: days.begun === 0 ? null : (achieved * days.all) / (goal.target * days.begun),
    members: membersOf(ask, goal, all),
    before,
    beforeFull,
    progressBefore: then === undefined ? null : { num: countsOf(beforeFull), den: then.target },
    change: change(achieved, countsOf(before))
  }
}

export const goalProgress = Metric.make({
  id: "goal-progress",
  title: "Goals",
  definition:
    "How far each goal of a month has got: deals won in that month and still won, by whoever owned them at the win; for a team, by those who belong to it at the end of the month, or now while it lasts. The month is that of the period's last moment. Beside it stands what the same had won in as much of the month before, for a team those who belonged to it then, and how far they had got with what was the goal then. The pace compares with what working days, Monday to Friday, would have brought by now.",
  formula:
    "won / target; pace = won / (target x working days begun / working days of the month); won counts deals or sums budgets",
  unit: "ratio",
  time: "flow",
  better: "more",
  books: [],
  Reading: Schema.Struct({
    month: Month,
    workdays: Schema.Struct({ begun: Schema.Int, all: Schema.Int }),
    /** Of the workspace, then of teams, then of people; empty where no goal is set. */
    goals: Schema.Array(GoalRow)
  }),
  needs: (ask) => {
    const month = goalMonth(ask),
      last = monthBefore(month, ask)
    return {
      won: wonIn(ask, month.window),
      wonBefore: wonIn(ask, last.sameElapsed),
      wonBeforeFull: wonIn(ask, last.window)
    }
  },
  read: (sums, ask) => {
    const month = goalMonth(ask)
    const days = workdays(month, ask)
    const all = goalsOf(ask, month.month)
    return {
      month: month.month,
      workdays: days,
      goals: all
        .map((goal) => rowOf(ask, goal, all, sums, days))
        .sort(
          (a, b) =>
            scopes.indexOf(a.scope) - scopes.indexOf(b.scope) ||
            compareText(a.name, b.name) ||
            compareText(a.measure, b.measure) ||
            compareText(a.pipeline?.name ?? "", b.pipeline?.name ?? "") ||
            compareText(a.id, b.id)
        )
    }
  },
  explain: (part, ask) => {
    if (!part.startsWith("goal:")) return null
    const [, id, later, ...more] = part.split(":")
    const when = later === undefined ? "now" : later === "now" ? null : whenOf(later)
    const month = goalMonth(ask),
      last = monthBefore(month, ask)
    const goal = goalsOf(ask, month.month).find((one) => one.id === id)
    if (goal === undefined || when === null || more.length > 0) return null
    const window = { now: month.window, before: last.sameElapsed, beforeFull: last.window }[when]
    const where = conditions(ask, goal, (when === "now" ? month : last).window.to)
    return {
      title: titled(`Won for the goal of ${nameOf(ask, goal).name}`, when),
      selections: [flow(ask, "won-deals", window, { where })]
    }
  },
  examples: [
    {
      story:
        "Ann is to win four deals in March. She has won two that still stand; the third was reopened. In February she had won one by then, two of five in the end. Fourteen of 21 working days have begun.",
      given: [
        { at: "2024-02-01T08:00Z", goal: "Ann", month: "2024-02", measure: "count", target: 5 },
        { at: "2024-02-01T09:00Z", create: "Pond", stage: "Offer" },
        { at: "2024-02-02T09:00Z", create: "Weir", stage: "Offer" },
        { at: "2024-02-05T09:00Z", win: "Pond" },
        { at: "2024-02-25T09:00Z", win: "Weir" },
        { at: "2024-03-01T08:00Z", goal: "Ann", month: "2024-03", measure: "count", target: 4 },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Lock", stage: "Offer" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-11T10:00Z", win: "Dam" },
        { at: "2024-03-11T11:00Z", win: "Lock" },
        { at: "2024-03-12T09:00Z", move: "Lock", to: "Negotiation" }
      ],
      reads: {
        month: "2024-03",
        "workdays.begun": 14,
        "workdays.all": 21,
        "goals.Ann.progress.%": 50,
        "goals.Ann.pace": 0.75,
        "goals.Ann.before.deals": 1,
        "goals.Ann.beforeFull.deals": 2,
        "goals.Ann.progressBefore.%": 40,
        "goals.Ann.change.pct": 1
      }
    },
    {
      story:
        "A team has a goal of its own beside those of its members, and can get further than it wanted. A deal that changes hands later stays with whoever won it.",
      given: [
        { at: "2024-03-01T08:00Z", team: "North", members: ["Ann", "Ben"] },
        { at: "2024-03-01T08:01Z", goal: "North", month: "2024-03", measure: "budget", target: 1000 },
        { at: "2024-03-01T08:02Z", goal: "Ann", month: "2024-03", measure: "budget", target: 400 },
        { at: "2024-03-01T08:03Z", goal: "Ben", month: "2024-03", measure: "budget", target: 700 },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", budget: 1370 },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-12T09:00Z", give: "Mill", to: "Ben" }
      ],
      reads: {
        "goals.North.progress.%": 137,
        "goals.North.members.target": 110_000,
        "goals.Ann.progress.%": 342.5,
        "goals.Ben.progress.%": 0
      }
    },
    {
      story:
        "Who leaves a team takes what they won along; whoever is in the team at the end of the month counts, with all they won in it.",
      given: [
        { at: "2024-03-01T08:00Z", team: "North", members: ["Ann", "Ben"] },
        { at: "2024-03-01T08:01Z", goal: "North", month: "2024-03", measure: "count", target: 4 },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer", owner: "Ben" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-11T09:00Z", win: "Dam" },
        { at: "2024-03-12T09:00Z", team: "North", members: ["Ben"] }
      ],
      reads: { "goals.North.progress.%": 25 }
    },
    { story: "No goal, no reading: somebody has to set one.", given: [], reads: { "goals.length": 0 } }
  ]
})

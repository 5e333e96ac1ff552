/** How far have goals got, told from what was set, who was in which team, and the stories of the deals (O1, O2)? */
import type { Goal } from "@weir/domain/goal/Goal"
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { dayOf, fromLocal, localTime, startOfDay } from "@weir/domain/time/Calendar"
import type { Instant } from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { endedIn, worthAtEnd } from "./flows.ts"
import { endingOf } from "./stories.ts"
import type { Told } from "./Teller.ts"
import { changed } from "./worth.ts"

interface Aimed extends Pick<Goal, "id" | "scope" | "pipelineId" | "month" | "measure"> {
  readonly target: number
}

interface Group {
  readonly name: string
  readonly members: ReadonlyArray<string>
  readonly dissolved: boolean
  /** Since when it has had which members. */
  readonly since: ReadonlyArray<{ readonly at: Instant; readonly members: ReadonlyArray<string> }>
}

export const goalProgress = ({ ask, events, stories }: Told) => {
  const known = events.filter((e) => ask.asOf === null || e.recordedAt <= ask.asOf)
  const teams = teamsOf(known)
  const { zone } = ask.workspace
  const month = dayOf(zone, Math.max(0, ask.window.to - 1) as Instant).slice(0, 7)
  const first = LocalDate.make(`${month}-01`)
  const dates = datesOf(first).filter((date) => startOfDay(zone, date) < startOfDay(zone, next(date)))
  const work = dates.filter((date) => ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()))
  const begun = work.filter((date) => startOfDay(zone, date) <= ask.now).length
  const window = { from: startOfDay(zone, first), to: startOfDay(zone, LocalDate.addMonths(first, 1)) }
  const wonIn = (within: Ask["window"]) => endedIn(stories, "won", within, { ...ask, pipelineId: null })
  const earlier = first === LocalDate.FIRST ? null : LocalDate.addMonths(first, -1)
  const wholeBefore = { from: startOfDay(zone, earlier ?? first), to: window.from }
  const partBefore = { ...wholeBefore, to: endOfPart(ask, window, wholeBefore, earlier) }
  const membersThen = (id: string, end: number) => {
    const since = teams.get(id)?.since ?? []
    return (since.findLast(({ at }) => at < end) ?? since[0])?.members ?? []
  }
  const peopleOf = ({ scope }: Aimed, end: number = window.to): ReadonlyArray<string> | null =>
    scope.of === "workspace" ? null : scope.of === "user" ? [scope.id] : membersThen(scope.id, end)
  const may = (goal: Aimed): boolean => {
    const { scope } = goal
    const people = scope.of === "team" ? (teams.get(scope.id)?.members ?? []) : peopleOf(goal)
    return (
      ask.holders === null ||
      people === null ||
      people.some((id) => (ask.holders ?? []).includes(id as never))
    )
  }
  const all = goalsOf(known).filter(may)
  const goals = all.filter((goal) => goal.month === month)
  const rows = goals.map((goal) => {
    const people = peopleOf(goal)
    const winsIn = (within: Ask["window"], those: ReadonlyArray<string> | null) =>
      worthAtEnd(
        wonIn(within).filter((story) => {
          const end = endingOf(story)
          if (end === null) return false
          const theirs = those === null || those.includes(end.moment.after.owner)
          return theirs && (goal.pipelineId === null || goal.pipelineId === end.pipeline)
        }),
        ask
      )
    const worth = winsIn(window, people)
    const before = winsIn(partBefore, peopleOf(goal, wholeBefore.to))
    const beforeFull = winsIn(wholeBefore, peopleOf(goal, wholeBefore.to))
    const so = (of: typeof worth) => (goal.measure === "count" ? of.deals : of.converted)
    const achieved = so(worth)
    const then = all.find(
      (other) =>
        other.month === earlier?.slice(0, 7) &&
        JSON.stringify(other.scope) === JSON.stringify(goal.scope) &&
        other.measure === goal.measure &&
        other.pipelineId === goal.pipelineId
    )
    const pipeline = ask.pipelines.find((p) => p.id === goal.pipelineId)
    const same = goals.filter(
      (other) =>
        other.scope.of === "user" &&
        (people ?? []).includes(other.scope.id) &&
        other.measure === goal.measure &&
        other.pipelineId === goal.pipelineId
    )
    return {
      id: goal.id,
      ...called(goal, teams, ask),
      scope: goal.scope.of,
      pipeline: pipeline === undefined ? null : { id: pipeline.id, name: pipeline.name },
      measure: goal.measure,
      target: goal.target,
      won: worth,
      progress: { num: achieved, den: goal.target },
      pace: begun === 0 ? null : (achieved * work.length) / (goal.target * begun),
      members:
        goal.scope.of === "team"
          ? { goals: same.length, target: same.reduce((sum, { target }) => sum + target, 0) }
          : null,
      before,
      beforeFull,
      progressBefore: then === undefined ? null : { num: so(beforeFull), den: then.target },
      change: changed(achieved, so(before))
    }
  })
  const places = ["workspace", "team", "user"]
  return {
    month,
    workdays: { begun, all: work.length },
    goals: rows.sort(
      (a, b) =>
        places.indexOf(a.scope) - places.indexOf(b.scope) ||
        order(a.name, b.name) ||
        order(a.measure, b.measure) ||
        order(a.pipeline?.name ?? "", b.pipeline?.name ?? "") ||
        order(a.id, b.id)
    )
  }
}

/** As much of the month before as has passed of this one: up to the same day and time of day, at the latest its end. */
const endOfPart = (
  { now, workspace: { zone } }: Ask,
  month: Ask["window"],
  before: Ask["window"],
  first: LocalDate.LocalDate | null
): Instant => {
  if (first === null || now < month.from) return before.from
  if (now >= month.to) return before.to
  const clock = localTime(zone, now)
  const days = datesOf(first)
  const same = days[Number(clock.date.slice(8)) - 1]
  if (same === undefined) return before.to
  const { instant } = fromLocal(zone, { ...clock, date: same })
  return Math.min(Math.max(instant, before.from), before.to) as Instant
}

const next = (date: LocalDate.LocalDate): LocalDate.LocalDate => LocalDate.addDays(date, 1)

const datesOf = (first: LocalDate.LocalDate): ReadonlyArray<LocalDate.LocalDate> => {
  const dates = [first]
  for (let date = next(first); date.slice(0, 7) === first.slice(0, 7); date = next(date)) dates.push(date)
  return dates
}

/** The goals that stand, each with its last target. */
const goalsOf = (events: ReadonlyArray<Event>): ReadonlyArray<Aimed> => {
  const goals = new Map<string, Aimed>()
  const removed = new Set<string>()
  for (const { fact } of events) {
    if (fact._tag === "GoalSet") goals.set(fact.goalId, { ...fact, id: fact.goalId, target: fact.to })
    if (fact._tag === "GoalRemoved") removed.add(fact.goalId)
    if (fact._tag === "GoalRestored") removed.delete(fact.goalId)
  }
  return [...goals.values()].filter((goal) => !removed.has(goal.id))
}

const teamsOf = (events: ReadonlyArray<Event>): ReadonlyMap<string, Group> => {
  const teams = new Map<string, Group>()
  for (const { fact, occurredAt: at } of events) {
    if (fact._tag === "TeamAdded") {
      const { members, name, teamId } = fact
      teams.set(teamId, { name, members, dissolved: false, since: [{ at, members }] })
    }
    const team = "teamId" in fact ? teams.get(fact.teamId) : undefined
    if (team === undefined || !("teamId" in fact)) continue
    if (fact._tag === "TeamRenamed") teams.set(fact.teamId, { ...team, name: fact.to })
    if (fact._tag === "TeamMembersChanged")
      teams.set(fact.teamId, {
        ...team,
        members: fact.to,
        since: [...team.since, { at, members: fact.to }]
      })
    if (fact._tag === "TeamDissolved") teams.set(fact.teamId, { ...team, dissolved: true })
    if (fact._tag === "TeamRestored") teams.set(fact.teamId, { ...team, dissolved: false })
  }
  return teams
}

const called = ({ scope }: Aimed, teams: ReadonlyMap<string, Group>, ask: Ask) => {
  if (scope.of === "workspace") return { name: ask.workspace.name, gone: false }
  if (scope.of === "user") {
    const user = ask.users.find((u) => u.id === scope.id)
    return { name: user?.name ?? scope.id, gone: user?.disabled ?? false }
  }
  const team = teams.get(scope.id)
  return { name: team?.name ?? scope.id, gone: team?.dissolved ?? true }
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

// Which rows and cells does a year of goals have? The workspace, teams with their members under them, then everybody else.
import { membersTargets } from "@weir/domain/goal/membersTargets"
import { membersBefore } from "@weir/domain/team/membersBefore"
import { fromWallClock } from "../format/zone.ts"
import type { GoalFacts, PersonFacts, TeamFacts } from "../api/types.ts"
import type { Readings } from "../readings/view.ts"
import { endOf, monthsOf } from "./months.ts"

export type Measure = GoalFacts["measure"]
export type Scope = GoalFacts["scope"]
export type Progress = Readings["goal-progress"]["goals"][number]

/** Goals of one measure, of one pipeline or (null) of all together, in one year. */
export interface Asked {
  readonly year: number
  readonly measure: Measure
  readonly pipelineId: string | null
}

/** One month of somebody's goals. */
export interface Cell {
  readonly month: string
  /** The goal there is; undefined where none is set. */
  readonly goal: GoalFacts | undefined
  /** One that was removed: set again, it goes on. */
  readonly removed: GoalFacts | undefined
  /** How far it has got: of goals that may be read, in months that have begun. */
  readonly progress: Progress | undefined
}

export interface GoalRow {
  readonly key: string
  readonly kind: "workspace" | "team" | "person"
  readonly scope: Scope
  readonly name: string
  /** Disabled, or dissolved: a goal can only be removed. */
  readonly gone: boolean
  /** The team that the person stands under. */
  readonly under: string | undefined
  readonly cells: ReadonlyArray<Cell>
  /** Of a team, for each month: what its members aim at together, how many of them aim, and how many there are. */
  readonly members:
    | ReadonlyArray<{ readonly goals: number; readonly target: number; readonly people: number }>
    | undefined
}

export interface Around {
  readonly workspaceName: string
  /** Where its months end. */
  readonly zone: string
  readonly people: ReadonlyArray<Pick<PersonFacts, "id" | "name" | "robot" | "disabled">>
  readonly teams: ReadonlyArray<TeamFacts>
  readonly goals: ReadonlyArray<GoalFacts>
  /** What the months that have begun read, by the id of the goal. */
  readonly progress: ReadonlyMap<string, Progress>
}

export const sameScope = (a: Scope, b: Scope): boolean =>
  a.of === b.of && ("id" in a ? a.id : "") === ("id" in b ? b.id : "")

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name)

/** Who was in a team at the end of a month. */
const membersAt = ({ members, past }: TeamFacts, month: string, zone: string): ReadonlyArray<string> =>
  membersBefore(
    { members, past: past.map((one) => ({ until: Date.parse(one.until), members: one.members })) },
    fromWallClock(`${endOf(month)}T00:00`, zone) ?? 0
  )

/** People who are gone, and teams that were dissolved, have rows while they have goals of that year. */
export const rowsOf = ({ measure, pipelineId, year }: Asked, around: Around): ReadonlyArray<GoalRow> => {
  const months = monthsOf(year)
  const goals = around.goals.filter(
    (goal) => goal.measure === measure && goal.pipelineId === pipelineId && months.includes(goal.month)
  )
  const standing = goals.filter((goal) => goal.deletedAt === null)
  const cellsOf = (scope: Scope): ReadonlyArray<Cell> => {
    const own = goals.filter((goal) => sameScope(goal.scope, scope))
    return months.map((month) => {
      const here = own.filter((goal) => goal.month === month)
      const goal = here.find(({ deletedAt }) => deletedAt === null)
      return {
        month,
        goal,
        removed: here
          .filter(({ deletedAt }) => deletedAt !== null)
          .sort((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt))[0],
        progress: goal && around.progress.get(goal.id)
      }
    })
  }
  const hasGoal = (scope: Scope) => standing.some((goal) => sameScope(goal.scope, scope))
  const personRow = (id: string, under?: string): ReadonlyArray<GoalRow> => {
    const person = around.people.find((one) => one.id === id)
    const scope: Scope = { of: "user", id }
    if (person === undefined || person.robot || (person.disabled && !hasGoal(scope))) return []
    return [
      {
        key: `${under ?? ""}/${id}`,
        kind: "person",
        scope,
        name: person.name,
        gone: person.disabled,
        under,
        cells: cellsOf(scope),
        members: undefined
      }
    ]
  }

  const teams = around.teams
    .filter((team) => team.deletedAt === null || hasGoal({ of: "team", id: team.id }))
    .toSorted(byName)
  const rows: Array<GoalRow> = [
    {
      key: "workspace",
      kind: "workspace",
      scope: { of: "workspace" },
      name: around.workspaceName,
      gone: false,
      under: undefined,
      cells: cellsOf({ of: "workspace" }),
      members: undefined
    }
  ]
  const placed = new Set<string>()
  for (const team of teams) {
    const at = months.map((month) => membersAt(team, month, around.zone))
    const scope: Scope = { of: "team", id: team.id }
    const everybody = [...new Set([...team.members, ...at.flat()])]
    rows.push({
      key: team.id,
      kind: "team",
      scope,
      name: team.name,
      gone: team.deletedAt !== null,
      under: undefined,
      cells: cellsOf(scope),
      members: months.map((month, n) => ({
        ...membersTargets(standing, { measure, month, pipelineId }, at[n] ?? []),
        people: (at[n] ?? []).length
      }))
    })
    for (const id of everybody) placed.add(id)
    rows.push(...everybody.flatMap((id) => personRow(id, team.id)).sort(byName))
  }
  rows.push(
    ...around.people
      .filter(({ id }) => !placed.has(id))
      .flatMap(({ id }) => personRow(id))
      .sort(byName)
  )
  return rows
}

/** How many goals a year has for each choice of pipeline: null stands for all together. */
export const goalsByPipeline = (
  goals: ReadonlyArray<GoalFacts>,
  { measure, year }: Pick<Asked, "measure" | "year">
): ReadonlyMap<string | null, number> => {
  const found = new Map<string | null, number>()
  for (const goal of goals)
    if (goal.deletedAt === null && goal.measure === measure && goal.month.startsWith(`${year}-`))
      found.set(goal.pipelineId, (found.get(goal.pipelineId) ?? 0) + 1)
  return found
}

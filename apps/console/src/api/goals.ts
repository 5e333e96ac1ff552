// Which calls read and set goals?
import { periodOf } from "../goals/months.ts"
import type { Readings } from "../readings/view.ts"
import { request } from "./client.ts"
import type { EventFacts, GoalFacts, ReadingWire, TeamFacts } from "./types.ts"

interface Page<One> {
  readonly items: ReadonlyArray<One>
  readonly next: string | null
}

const all = async <One>(path: string): Promise<ReadonlyArray<One>> => {
  const found: Array<One> = []
  let after: string | undefined
  do {
    const page: Page<One> = await request("GET", path, { query: { deleted: "true", limit: 200, after } })
    found.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

/** Every goal, removed ones too: what was aimed at stays readable. */
export const readGoals = (): Promise<ReadonlyArray<GoalFacts>> => all("/goals")

/** Every team, dissolved ones too. */
export const readTeams = (): Promise<ReadonlyArray<TeamFacts>> => all("/teams")

/** How far the goals of one month have got. */
export const readProgress = async (month: string, signal: AbortSignal): Promise<Readings["goal-progress"]> =>
  (
    await request<ReadingWire>("GET", "/readings/goal-progress", {
      query: { period: periodOf(month) },
      signal
    })
  ).reading as unknown as Readings["goal-progress"]

export type Aim = Pick<GoalFacts, "scope" | "pipelineId" | "month" | "measure">

/** Sets a target; `version` is that of the goal whose target it replaces. */
export const setGoal = (
  goalId: string,
  { measure, month, pipelineId, scope }: Aim,
  target: number,
  version: number | undefined
): Promise<GoalFacts> =>
  request("POST", "/goals", {
    body: { command: { _tag: "SetGoal", goalId, scope, pipelineId, month, measure, target } },
    ...(version === undefined ? {} : { version })
  })

export const removeGoal = ({ id, version }: GoalFacts): Promise<GoalFacts> =>
  request("POST", "/goals", { body: { command: { _tag: "RemoveGoal", goalId: id } }, version })

/** What happened to a goal and to those before it that aimed at the same, the oldest first. */
export const readGoalHistory = async (id: string): Promise<ReadonlyArray<EventFacts>> =>
  (await request<{ readonly items: ReadonlyArray<EventFacts> }>("GET", `/goals/${id}/events`)).items

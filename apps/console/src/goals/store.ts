// Which goals are set, how far have they got, and what becomes of a target that somebody writes?
import { defineStore } from "pinia"
import { ref, shallowRef } from "vue"
import {
  type Aim,
  readGoalHistory,
  readGoals,
  readProgress,
  readTeams,
  removeGoal,
  setGoal
} from "../api/goals.ts"
import { ApiError } from "../api/problem.ts"
import { liveUrl } from "../api/readings.ts"
import type { EventFacts, GoalFacts, TeamFacts } from "../api/types.ts"
import { openLive } from "../live/LiveStream.ts"
import { type Progress, sameScope } from "./grid.ts"
import { monthsOf } from "./months.ts"

export type Outcome =
  | { readonly kind: "saved"; readonly goal: GoalFacts }
  /** Somebody was faster: the goal as it is now, and who made it so. */
  | { readonly kind: "overtaken"; readonly now: GoalFacts | undefined; readonly by: string | undefined }
  | { readonly kind: "refused"; readonly error: ApiError }

const toError = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})

const sameAim = (a: Aim, b: Aim): boolean =>
  a.month === b.month &&
  a.measure === b.measure &&
  a.pipelineId === b.pipelineId &&
  sameScope(a.scope, b.scope)

/** Changes of others are looked at together, this often at most. */
const lookEvery = 3_000

export const useGoals = defineStore("goals", () => {
  const goals = shallowRef<ReadonlyArray<GoalFacts>>()
  const teams = shallowRef<ReadonlyArray<TeamFacts>>([])
  const progress = shallowRef<ReadonlyMap<string, Progress>>(new Map())
  /** The month that is now, and how much of its working time has begun. */
  const current = ref("")
  const workdays = shallowRef<{ readonly begun: number; readonly all: number }>()
  const failure = shallowRef<ApiError>()
  let shown = 0
  let reading: AbortController | undefined

  const put = (goal: GoalFacts): void => {
    goals.value = [...(goals.value ?? []).filter(({ id }) => id !== goal.id), goal]
  }

  const readMonths = async (months: ReadonlyArray<string>, signal: AbortSignal): Promise<void> => {
    const read = await Promise.all(months.map((month) => readProgress(month, signal)))
    if (signal.aborted) return
    const next = new Map(progress.value)
    for (const one of read) {
      for (const goal of one.goals) next.set(goal.id, goal)
      if (one.month === current.value) workdays.value = one.workdays
    }
    progress.value = next
  }

  /** Reads all of a year: `now` is the month that has begun last. What is shown stays until the answers are there. */
  const load = async (year: number, now: string): Promise<void> => {
    reading?.abort()
    const mine = new AbortController()
    reading = mine
    shown = year
    current.value = now
    try {
      const [found, together] = await Promise.all([readGoals(), readTeams()])
      if (mine.signal.aborted) return
      goals.value = found
      teams.value = together
      failure.value = undefined
      const begun = monthsOf(year).filter(
        (month) => month <= now && found.some((goal) => goal.month === month)
      )
      await readMonths(begun, mine.signal)
    } catch (cause) {
      if (!mine.signal.aborted) failure.value = toError(cause)
    }
  }

  const again = (): Promise<void> => load(shown, current.value)

  /** What is there in the place of what was expected, and who put it there. */
  const overtaken = async (aim: Aim): Promise<Outcome> => {
    goals.value = await readGoals().catch(() => goals.value ?? [])
    const now = goals.value.find((goal) => goal.deletedAt === null && sameAim(goal, aim))
    const past = now ? await readGoalHistory(now.id).catch(() => []) : []
    return { kind: "overtaken", now, by: past.at(-1)?.actor.userId }
  }

  const carry = async (aim: Aim, work: () => Promise<GoalFacts>): Promise<Outcome> => {
    try {
      const goal = await work()
      put(goal)
      if (goal.month <= current.value && goal.deletedAt === null)
        void readMonths([goal.month], new AbortController().signal).catch(() => undefined)
      return { kind: "saved", goal }
    } catch (cause) {
      const error = toError(cause)
      const faster = error.status === 412 || ["RecordExists", "RecordIsDeleted"].includes(error.tag)
      return faster ? overtaken(aim) : { kind: "refused", error }
    }
  }

  /** `against` is the goal that the target replaces, removed or not; without one a goal begins. */
  const set = (aim: Aim, target: number, against: GoalFacts | undefined): Promise<Outcome> =>
    carry(aim, () => setGoal(against?.id ?? crypto.randomUUID(), aim, target, against?.version))

  const remove = (goal: GoalFacts): Promise<Outcome> => carry(goal, () => removeGoal(goal))

  /** Follows what others change from now on; the returned function stops. */
  const listen = (): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const close = openLive(
      liveUrl({ period: "today", pipeline: undefined, asOf: undefined }, [{ metric: "goal-progress" }]),
      {
        event: (event: { readonly type: string }) => {
          if (event.type !== "change" || timer !== undefined) return
          timer = setTimeout(() => {
            timer = undefined
            void again()
          }, lookEvery)
        },
        state: () => undefined,
        refused: () => void again()
      }
    )
    return () => {
      clearTimeout(timer)
      close()
      reading?.abort()
    }
  }

  const history = (id: string): Promise<ReadonlyArray<EventFacts>> => readGoalHistory(id)

  return { goals, teams, progress, current, workdays, failure, load, again, set, remove, listen, history }
})

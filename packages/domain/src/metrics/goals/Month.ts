/** Which month are goals read for, and how much of its working time has begun? */
import type { Month } from "../../goal/Goal.ts"
import { dayOf, daysOf } from "../../time/Calendar.ts"
import * as Instant from "../../time/Instant.ts"
import { weekday } from "../../time/LocalDate.ts"
import { previousOf, windowOf } from "../../time/Period.ts"
import type { Window } from "../../time/Window.ts"
import { calendar } from "../../workspace/Workspace.ts"
import type { Ask } from "../Ask.ts"
import { Result } from "effect"

/** A calendar month of the workspace, by its name such as "2024-03", and where it begins and ends. */
export interface GoalMonth {
  readonly month: Month
  readonly window: Window
}

/** The calendar month of the period's last moment (O1). */
export const goalMonth = ({ window, workspace }: Pick<Ask, "window" | "workspace">): GoalMonth => {
  const last = Instant.clamp(window.to - 1)
  return {
    month: dayOf(workspace.zone, last).slice(0, 7),
    window: Result.getOrThrow(windowOf({ kind: "month" }, last, calendar(workspace)))
  }
}

/** The month before, and as much of it as has passed of that month: all of it once that one is over, nothing before it begins (G3). */
export const monthBefore = (
  { window }: GoalMonth,
  { now, workspace }: Pick<Ask, "now" | "workspace">
): GoalMonth & { readonly sameElapsed: Window } => {
  const last = Instant.clamp(window.from - 1)
  const nothing: Window = { from: window.from, to: window.from }
  const month = dayOf(workspace.zone, last).slice(0, 7)
  // Before the first month of all there is none.
  if (window.from === Instant.MIN) return { month, window: nothing, sameElapsed: nothing }
  const full = Result.getOrThrow(windowOf({ kind: "month" }, last, calendar(workspace)))
  const sameElapsed =
    now < window.from
      ? { from: full.from, to: full.from }
      : now >= window.to
        ? full
        : Result.getOrThrow(previousOf({ kind: "month" }, now, calendar(workspace))).sameElapsed
  return { month, window: full, sameElapsed }
}

/** Monday to Friday in the workspace's zone: how many such days the month has, and how many had begun by `now`. */
export const workdays = (
  { window }: GoalMonth,
  { now, workspace }: Pick<Ask, "now" | "workspace">
): { readonly begun: number; readonly all: number } => {
  const days = daysOf(workspace.zone, window).filter(({ date }) => weekday(date) <= 5)
  return { begun: days.filter((day) => day.window.from <= now).length, all: days.length }
}

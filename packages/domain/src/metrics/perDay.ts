/** How is a number told day by day? Every day of the period in the workspace's zone, those on which nothing was, too. */
import { Schema } from "effect"
import type { Balance, Query, Selection } from "../ledger/Query.ts"
import { daysOf } from "../time/Calendar.ts"
import { LocalDate } from "../time/LocalDate.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow } from "./Ask.ts"
import { sum } from "./Count.ts"
import * as Figure from "./Figure.ts"
import type { Part } from "./Metric.ts"

/** One day with so many. */
export const Day = Schema.Struct({ date: LocalDate, n: Schema.Int })

/** One day with so many deals, and their money in minor units of the base currency; what has no rate is not in it. */
export const DealDay = Schema.Struct({ ...Day.fields, converted: Schema.Int })

/** The sums that the days of the period are made of. */
export const dailyOf = (ask: Ask, book: string, shape: Partial<Query> = {}): Query =>
  flow(ask, book, ask.window, { ...shape, perDay: true })

/** Each day of the period, in order, with what is made of its sums. */
export const eachDay = <A extends object>(
  ask: Ask,
  sums: ReadonlyArray<Balance>,
  of: (sums: ReadonlyArray<Balance>) => A
): ReadonlyArray<{ readonly date: LocalDate } & A> => {
  const byDay = Map.groupBy(sums, ({ day }) => day)
  return daysOf(ask.workspace.zone, ask.window).map(({ date }) => ({ date, ...of(byDay.get(date) ?? []) }))
}

/** The days of a plain count. */
export const countPerDay = (ask: Ask, sums: ReadonlyArray<Balance>): ReadonlyArray<typeof Day.Type> =>
  eachDay(ask, sums, (own) => ({ n: sum(own, "n") }))

/** The days of a number about deals. */
export const dealsPerDay = (ask: Ask, sums: ReadonlyArray<Balance>): ReadonlyArray<typeof DealDay.Type> =>
  eachDay(ask, sums, (own) => {
    const { converted, deals } = Figure.of(own)
    return { n: deals, converted }
  })

/** What is behind "day:2024-03-05"; null for any other part, and for days outside of the period. */
export const dayPart = (
  title: string,
  part: string,
  ask: Ask,
  behind: (window: Window) => Selection,
  measure?: string
): Part | null => {
  if (!part.startsWith("day:")) return null
  const day = daysOf(ask.workspace.zone, ask.window).find(({ date }) => part === `day:${date}`)
  if (day === undefined) return null
  return {
    title: `${title}, ${day.date}`,
    selections: [behind(day.window)],
    ...(measure === undefined ? {} : { measure })
  }
}

/** How do averages run over the period, beside those of the one before (M5)? By hours for up to two days, else by days. */
import { Schema } from "effect"
import type { Balance, Query } from "../../ledger/Query.ts"
import { daysOf, hoursOf } from "../../time/Calendar.ts"
import { InstantFromIso } from "../../time/Instant.ts"
import { LocalDate } from "../../time/LocalDate.ts"
import { contains, type Window } from "../../time/Window.ts"
import { type Ask, flow } from "../Ask.ts"
import { Ratio } from "../Ratio.ts"
import { averageOf } from "./Times.ts"

/** One hour or day. Without an answer in it there is a gap: `average` is null, never 0. */
export const Point = Schema.Struct({
  from: InstantFromIso,
  date: LocalDate,
  /** The hour on the clock; null for a whole day. */
  hour: Schema.NullOr(Schema.Int),
  average: Schema.NullOr(Ratio)
})
export type Point = typeof Point.Type

/** Points of both periods with the same number, counted from the beginning; the longer period has points without a pair. */
export const Pair = Schema.Struct({ now: Schema.NullOr(Point), before: Schema.NullOr(Point) })
export type Pair = typeof Pair.Type

/** One step of the line: what it is called and when it is. */
export type Step = Omit<Point, "average" | "from"> & { readonly window: Window }

/** Whether a period is told by the hour: where it has at most two days. */
export const byHour = (ask: Ask): boolean => daysOf(ask.workspace.zone, ask.window).length <= 2

/** The steps of a window, as long as those of the period asked for. */
export const stepsOf = (ask: Ask, window: Window): ReadonlyArray<Step> =>
  byHour(ask)
    ? hoursOf(ask.workspace.zone, window)
    : daysOf(ask.workspace.zone, window).map((day) => ({ ...day, hour: null }))

/** The sums that the points of a window are made of. */
export const seriesOf = (ask: Ask, book: string, window: Window): Query =>
  flow(ask, book, window, byHour(ask) ? { perInstant: true } : { perDay: true })

/** The points of both periods side by side. */
export const paired = (
  ask: Ask,
  now: ReadonlyArray<Balance>,
  before: ReadonlyArray<Balance>
): ReadonlyArray<Pair> => {
  const [these, those] = [pointsOf(ask, ask.window, now), pointsOf(ask, ask.previous.full, before)]
  return Array.from({ length: Math.max(these.length, those.length) }, (_, i) => ({
    now: these[i] ?? null,
    before: those[i] ?? null
  }))
}

const pointsOf = (ask: Ask, window: Window, balances: ReadonlyArray<Balance>): ReadonlyArray<Point> => {
  const ofDay = new Map(balances.map((b) => [b.day, b]))
  return stepsOf(ask, window).map(({ date, hour, window }) => {
    const day = ofDay.get(date)
    const own =
      hour === null
        ? day === undefined
          ? []
          : [day]
        : balances.filter((b) => b.at !== null && contains(window, b.at))
    const average = averageOf(own)
    return { from: window.from, date, hour, average: average.den === 0 ? null : average }
  })
}

/** Which stretch of time does a reading speak of, and with which earlier one is it compared? */
import { Result, Schema } from "effect"
import { type Calendar, dayOf, fromLocal, localTime, startOfDay } from "./Calendar.ts"
import * as Instant from "./Instant.ts"
import { LocalDate } from "./LocalDate.ts"
import * as Day from "./LocalDate.ts"
import type { Window } from "./Window.ts"

/** The longest custom period. */
const MAX_YEARS = 5

/** The five periods that every dashboard offers. */
const Offered = [
  Schema.Struct({ kind: Schema.Literal("today") }),
  Schema.Struct({ kind: Schema.Literal("yesterday") }),
  Schema.Struct({ kind: Schema.Literal("week") }),
  Schema.Struct({ kind: Schema.Literal("month") }),
  Schema.Struct({ kind: Schema.Literal("custom"), from: LocalDate, to: LocalDate })
] as const

/** Further periods of our own. */
const Further = [
  Schema.Struct({ kind: Schema.Literal("last-7-days") }),
  Schema.Struct({ kind: Schema.Literal("last-30-days") }),
  Schema.Struct({ kind: Schema.Literal("quarter") }),
  Schema.Struct({ kind: Schema.Literal("year") })
] as const

/**
 * A period by its kind, so that a saved one moves with time. Week, month, quarter and year are the calendar units around
 * now; the last 7 and 30 days end with today; both dates of `custom` belong to it.
 */
export const Period = Schema.Union([...Offered, ...Further])
export type Period = typeof Period.Type

/** A period that cannot be: which part of it, and why. */
export class PeriodInvalid extends Schema.TaggedError<PeriodInvalid>()(
  "PeriodInvalid",
  { field: Schema.Literals(["period", "from", "to"]), reason: Schema.String },
  { httpApiStatus: 400 }
) {}

/** The window of a period around `now`. A custom period must not end before it begins nor last longer than five years. */
export const windowOf = (
  period: Period,
  now: Instant.Instant,
  calendar: Calendar
): Result.Result<Window, PeriodInvalid> =>
  Result.map(checked(period), (period) =>
    windowOfDays(daysOf(period, today(now, calendar), calendar), calendar)
  )

/** The period before, whole and as far as this one has gone. */
export interface Previous {
  readonly full: Window
  readonly sameElapsed: Window
}

/**
 * The calendar unit before, or for a number of days the same number just before.
 *
 * `sameElapsed` ends at the same day of the unit and time on the clock as now, at the latest with the unit: 31 March is
 * compared with the whole of February. It is all of it once the period is over, and empty before it begins.
 */
export const previousOf = (
  period: Period,
  now: Instant.Instant,
  calendar: Calendar
): Result.Result<Previous, PeriodInvalid> =>
  Result.flatMap(checked(period), (period) => {
    const days = daysOf(period, today(now, calendar), calendar)
    const before = daysBefore(period, days)
    if (before.first < 0) {
      return invalid(
        period.kind === "custom" ? "from" : "period",
        `the period before would begin before ${Day.FIRST}`
      )
    }
    const full = windowOfDays(before, calendar)
    const current = windowOfDays(days, calendar)
    if (now >= current.to) return Result.succeed({ full, sameElapsed: full })
    const clock = localTime(calendar.zone, now)
    const elapsedDays = Day.toEpochDay(clock.date) - days.first
    // The clock shows an earlier date before the period, and where it is put back over the period's first midnight.
    const end =
      elapsedDays < 0
        ? full.from + now - current.from
        : fromLocal(calendar.zone, { ...clock, date: Day.ofEpochDay(before.first + elapsedDays) }).instant
    const to = Math.min(Math.max(end, full.from), full.to) as Instant.Instant
    return Result.succeed({ full, sameElapsed: { from: full.from, to } })
  })

/** Reads `today`, `last-7-days`, ... and `2017-01-01..2017-03-31`. */
export const parse = (text: string): Result.Result<Period, PeriodInvalid> => {
  const kind = simpleKinds.find((known) => known === text)
  if (kind !== undefined) return Result.succeed({ kind })
  const dots = text.indexOf("..")
  if (dots < 0) {
    return invalid("period", `must be one of ${simpleKinds.join(", ")} or dates like 2017-01-01..2017-03-31`)
  }
  const [from, to] = [text.slice(0, dots), text.slice(dots + 2)]
  if (!Day.isLocalDate(from)) return invalid("from", notADate)
  if (!Day.isLocalDate(to)) return invalid("to", notADate)
  return checked({ kind: "custom", from, to })
}

/** The text that `parse` reads. */
export const format = (period: Period): string =>
  period.kind === "custom" ? `${period.from}..${period.to}` : period.kind

/** First and last day, both included, counted from 1970-01-01. */
interface Days {
  readonly first: number
  readonly last: number
}

const notADate = "must be a date YYYY-MM-DD from 1970-01-01 to 9999-12-31"
const simpleKinds = [
  "today",
  "yesterday",
  "week",
  "month",
  "last-7-days",
  "last-30-days",
  "quarter",
  "year"
] as const

const invalid = (field: PeriodInvalid["field"], reason: string) =>
  Result.fail(new PeriodInvalid({ field, reason }))

const checked = (period: Period): Result.Result<Period, PeriodInvalid> => {
  if (period.kind !== "custom") return Result.succeed(period)
  const { from, to } = period
  if (from > to) return invalid("to", `must not be before ${from}, the first day`)
  const { day, month, year } = Day.parts(from)
  const limit = Day.epochDay(year + MAX_YEARS, month, Math.min(day, Day.daysInMonth(year + MAX_YEARS, month)))
  if (Day.toEpochDay(to) >= limit)
    return invalid("to", `must be less than ${MAX_YEARS} years after ${from}, the first day`)
  return Result.succeed(period)
}

const today = (now: Instant.Instant, calendar: Calendar): LocalDate => dayOf(calendar.zone, now)

const daysOf = (period: Period, today: LocalDate, calendar: Calendar): Days => {
  const day = Day.toEpochDay(today)
  switch (period.kind) {
    case "today":
      return { first: day, last: day }
    case "yesterday":
      return { first: day - 1, last: day - 1 }
    case "last-7-days":
      return { first: day - 6, last: day }
    case "last-30-days":
      return { first: day - 29, last: day }
    case "week": {
      const first = day - ((Day.weekday(today) - calendar.weekStart + 7) % 7)
      return { first, last: first + 6 }
    }
    case "custom":
      return { first: Day.toEpochDay(period.from), last: Day.toEpochDay(period.to) }
    case "month":
    case "quarter":
    case "year": {
      const { month, year } = Day.parts(today)
      const size = monthsOf[period.kind]
      return monthDays(year * 12 + Math.floor((month - 1) / size) * size, size)
    }
  }
}

const daysBefore = (period: Period, { first, last }: Days): Days => {
  if (period.kind !== "month" && period.kind !== "quarter" && period.kind !== "year") {
    return { first: first - (last - first + 1), last: first - 1 }
  }
  const { month, year } = Day.parts(Day.ofEpochDay(first))
  return monthDays(year * 12 + month - 1 - monthsOf[period.kind], monthsOf[period.kind])
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const

/** The days of `size` months from the month counted from year 0. */
const monthDays = (index: number, size: number): Days => ({
  first: firstOfMonth(index),
  last: firstOfMonth(index + size) - 1
})

const firstOfMonth = (index: number): number => Day.epochDay(Math.floor(index / 12), (index % 12) + 1, 1)

const LAST_DAY = Day.toEpochDay(Day.LAST)

// The calendar's own first and last day cut what reaches beyond them.
const windowOfDays = ({ first, last }: Days, { zone }: Calendar): Window => ({
  from: first <= 0 ? Instant.MIN : startOfDay(zone, Day.ofEpochDay(first)),
  to: last < 0 ? Instant.MIN : last >= LAST_DAY ? Instant.MAX : startOfDay(zone, Day.ofEpochDay(last + 1))
})

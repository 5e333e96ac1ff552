// To which instants of the past can one go, and which are refused? All by the wall clock of the workspace's zone.
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  firstOfMonth,
  firstOfQuarter,
  firstOfYear
} from "../format/calendar.ts"
import { dayKey } from "../format/date.ts"
import { fromWallClock, toWallClock } from "../format/zone.ts"

/** What there is of time: from the workspace's first entry, if that is known, to now. */
export interface Span {
  readonly begun: number | undefined
  readonly now: number
  readonly zone: string
}

export type Refusal = "future" | "before"

/** Why nothing can be shown as of an instant; undefined where something can. */
export const refusalOf = (at: number, { begun, now }: Span): Refusal | undefined =>
  at > now ? "future" : begun !== undefined && at < begun ? "before" : undefined

export const clockOf = (at: number, zone: string): string => toWallClock(at, zone).slice(11)

/** The instant at which that clock shows this time on this day. */
export const instantOf = (day: Day, clock: string, zone: string): number =>
  fromWallClock(`${day}T${clock}`, zone) ?? 0

export const placeNames = [
  "hourAgo",
  "yesterdayEvening",
  "weekAgo",
  "monthEnd",
  "quarterStart",
  "yearStart"
] as const

/** The places one goes to most often, as far as anything was known then. */
export const placesOf = (
  span: Span
): ReadonlyArray<{ readonly name: (typeof placeNames)[number]; readonly at: number }> => {
  const { now, zone } = span
  const today = dayKey(now, zone)
  const begins = (day: Day) => instantOf(day, "00:00", zone)
  const all = {
    hourAgo: now - 3_600_000,
    yesterdayEvening: instantOf(addDays(today, -1), "18:00", zone),
    weekAgo: instantOf(addDays(today, -7), clockOf(now, zone), zone),
    // The last instant that is still of that month.
    monthEnd: begins(firstOfMonth(today)) - 1,
    quarterStart: begins(firstOfQuarter(today)),
    yearStart: begins(firstOfYear(today))
  }
  return placeNames
    .map((name) => ({ name, at: all[name] }))
    .filter(({ at }) => refusalOf(at, span) === undefined)
}

/** The days one can stop at, counted from the first; the last is today, which is now. */
export const daysOf = ({ begun, now, zone }: Span): { readonly first: Day; readonly last: number } => {
  const today = dayKey(now, zone)
  const first = begun === undefined ? addMonths(today, -12) : dayKey(Math.min(begun, now), zone)
  return { first, last: daysBetween(first, today) }
}

/** At which of these days an instant is. */
export const stopOf = (at: number, span: Span): number => {
  const { first, last } = daysOf(span)
  return Math.min(last, Math.max(0, daysBetween(first, dayKey(at, span.zone))))
}

/** The instant to go to at a stop, at the same time of day; undefined at the last one, which is now. */
export const atStop = (stop: number, clock: string, span: Span): number | undefined => {
  const { first, last } = daysOf(span)
  if (stop >= last) return undefined
  const at = instantOf(addDays(first, Math.max(0, stop)), clock, span.zone)
  return Math.min(span.now, Math.max(at, span.begun ?? at))
}

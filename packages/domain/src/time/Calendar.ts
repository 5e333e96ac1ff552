/**
 * Which day is it, and when does it begin? One zone a workspace answers for all its records.
 *
 * A day begins at its first instant and lasts until the next day begins, so days tile time: one may last 23 or 25 hours,
 * and a date that a zone skipped altogether is an empty window. Where a clock is turned back over midnight, the day that
 * has begun goes on. The first and the last date of the calendar take in the hours that a zone's offset would push
 * outside it.
 */
import { Schema } from "effect"
import * as Instant from "./Instant.ts"
import * as LocalDate from "./LocalDate.ts"
import { Weekday } from "./LocalDate.ts"
import type { Window } from "./Window.ts"
import { Zone } from "./Zone.ts"
import { DAY, isCalm, offsetAt, turnsBetween } from "./ZoneOffset.ts"

const HOUR = 3_600_000
// No zone is further than this from UTC.
const REACH = 16 * HOUR
const LAST_DAY = LocalDate.toEpochDay(LocalDate.LAST)

/** A workspace's zone and the first day of its week (1 = Monday). */
export interface Calendar {
  readonly zone: Zone
  readonly weekStart: Weekday
}

export const Calendar = Schema.Struct({ zone: Zone, weekStart: Weekday })

/** The day an instant belongs to. */
export const dayOf = (zone: Zone, instant: Instant.Instant): LocalDate.LocalDate =>
  LocalDate.ofEpochDay(epochDayOf(zone, instant))

/** The day an instant belongs to, in days since 1970. */
export const epochDayOf = (zone: Zone, instant: Instant.Instant): number => {
  const day = Math.floor((instant + offsetAt(zone, instant)) / DAY)
  if (!isCalm(zone, Math.floor(instant / DAY)) && startOfEpochDay(zone, day + 1) <= instant)
    return clampDay(day + 1)
  return clampDay(day)
}

/** The first instant of a local day; of a skipped day, the first instant after it. */
export const startOfDay = (zone: Zone, date: LocalDate.LocalDate): Instant.Instant =>
  startOfEpochDay(zone, LocalDate.toEpochDay(date))

/** The same of a day that is told in days since 1970. */
export const startOfEpochDay = (zone: Zone, day: number): Instant.Instant => {
  if (day <= 0) return Instant.MIN
  if (day > LAST_DAY) return Instant.MAX
  const midnight = day * DAY
  const offset = offsetAt(zone, midnight - REACH)
  return Instant.clamp(
    offset === offsetAt(zone, midnight + REACH) ? midnight - offset : whenShown(zone, midnight).after
  )
}

/** The day of a date in a zone: 23 to 25 hours where clocks change, empty where the zone skipped it. */
export const dayWindow = (zone: Zone, date: LocalDate.LocalDate): Window => {
  const day = LocalDate.toEpochDay(date)
  return { from: startOfEpochDay(zone, day), to: startOfEpochDay(zone, day + 1) }
}

/** The days that tile a window, in order; the first and the last are cut to it, skipped days are left out. */
export const daysOf = (
  zone: Zone,
  window: Window
): ReadonlyArray<{ readonly date: LocalDate.LocalDate; readonly window: Window }> => {
  const days: Array<{ date: LocalDate.LocalDate; window: Window }> = []
  let from = window.from
  for (let day = epochDayOf(zone, from); from < window.to; day++) {
    const end = startOfEpochDay(zone, day + 1)
    const to = end < window.to ? end : window.to
    if (from < to) days.push({ date: LocalDate.ofEpochDay(day), window: { from, to } })
    from = to
  }
  return days
}

/**
 * The clock hours that tile a window, in order; the first and the last are cut to it. Where the clock is turned an hour is
 * cut too, and an hour that happens twice is listed twice: its start tells it apart.
 */
export const hoursOf = (
  zone: Zone,
  window: Window
): ReadonlyArray<{ readonly date: LocalDate.LocalDate; readonly hour: number; readonly window: Window }> => {
  const hours: Array<{ date: LocalDate.LocalDate; hour: number; window: Window }> = []
  let from = window.from
  while (from < window.to) {
    const end = hourWindow(zone, from).to
    const to = end < window.to ? end : window.to
    hours.push({ date: dayOf(zone, from), hour: localTime(zone, from).hour, window: { from, to } })
    from = to
  }
  return hours
}

/** The clock hour around an instant: it ends early and begins late where the clock is turned or the day changes. */
export const hourWindow = (zone: Zone, instant: Instant.Instant): Window => {
  const offset = offsetAt(zone, instant)
  const start = Math.floor((instant + offset) / HOUR) * HOUR - offset
  let [from, to] = [start, start + HOUR]
  for (const turn of turnsBetween(zone, from, to)) {
    if (turn.from <= instant && turn.from > from) from = turn.from
    if (turn.from > instant && turn.from < to) to = turn.from
  }
  return { from: Instant.clamp(from), to: Instant.clamp(to) }
}

/** Date and time as a wall clock shows them. */
export interface LocalTime {
  readonly date: LocalDate.LocalDate
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly milli?: number
}

/**
 * What the wall clock shows at an instant. At the rim of the calendar, where the clock would show a date outside it, the
 * nearest date is given.
 */
export const localTime = (zone: Zone, instant: Instant.Instant): Required<LocalTime> => {
  const local = instant + offsetAt(zone, instant)
  const day = Math.floor(local / DAY)
  const ms = local - day * DAY
  return {
    date: LocalDate.ofEpochDay(clampDay(day)),
    hour: Math.floor(ms / HOUR),
    minute: Math.floor(ms / 60_000) % 60,
    second: Math.floor(ms / 1000) % 60,
    milli: ms % 1000
  }
}

/**
 * The instant at which a wall clock shows a date and time.
 *
 * `ambiguous`: it shows it twice, the first is given. `skipped`: it never does, because the clock was put forward or the
 * instant lies outside 1970 to 9999; the first instant after the gap (or the nearest we can keep) is given. Throws on
 * numbers that no clock shows.
 */
export const fromLocal = (
  zone: Zone,
  local: LocalTime
): { readonly instant: Instant.Instant; readonly kind: "exact" | "ambiguous" | "skipped" } => {
  const { hour, milli = 0, minute, second } = local
  if (!isWithin(hour, 24) || !isWithin(minute, 60) || !isWithin(second, 60) || !isWithin(milli, 1000)) {
    throw new RangeError(`${hour}:${minute}:${second}.${milli} is no time of day`)
  }
  const shown = LocalDate.toEpochDay(local.date) * DAY + hour * HOUR + minute * 60_000 + second * 1000 + milli
  const { after, hits } = whenShown(zone, shown)
  const first = hits[0]
  if (first === undefined || first < Instant.MIN || first > Instant.MAX) {
    return { instant: Instant.clamp(first ?? after), kind: "skipped" }
  }
  return { instant: first as Instant.Instant, kind: hits.length > 1 ? "ambiguous" : "exact" }
}

/** All instants at which the clock shows `shown`, and the first at which it shows that or later. */
const whenShown = (
  zone: Zone,
  shown: number
): { readonly hits: ReadonlyArray<number>; readonly after: number } => {
  const turns = turnsBetween(zone, shown - REACH, shown + REACH)
  const hits: Array<number> = []
  let after = Infinity
  turns.forEach((turn, i) => {
    const begins = i === 0 ? -Infinity : turn.from
    const ends = turns[i + 1]?.from ?? Infinity
    const at = shown - turn.offset
    if (at >= begins && at < ends) hits.push(at)
    after = Math.min(after, at < ends ? Math.max(at, begins) : Infinity)
  })
  return { hits, after }
}

const clampDay = (day: number): number => Math.min(Math.max(day, 0), LAST_DAY)

const isWithin = (n: number, end: number): boolean => Number.isInteger(n) && n >= 0 && n < end

/** When is there somebody to answer? On working days from an hour to another, by the clock of the workspace. */
import { Schema } from "effect"
import { dayOf, fromLocal, startOfDay } from "./Calendar.ts"
import * as Instant from "./Instant.ts"
import * as LocalDate from "./LocalDate.ts"
import type { Window } from "./Window.ts"
import type { Zone } from "./Zone.ts"

const wholeDay = 1440
const ClockMinute = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: wholeDay }))

/** A working day: from opening to closing, in minutes after midnight as the clock shows them; 1440 is the end of the day. */
export const WorkingDay = Schema.Struct({
  weekday: LocalDate.Weekday,
  opens: ClockMinute,
  closes: ClockMinute
}).check(Schema.makeFilter(({ closes, opens }) => opens < closes || "closes: must be later than opens"))
export type WorkingDay = typeof WorkingDay.Type

/** The working days of a week, each weekday once at most. On the others nobody works. */
export const BusinessHours = Schema.Array(WorkingDay).check(
  Schema.makeFilter(
    (days) => days.length > 0 || "must have a working day; no business hours at all are null"
  ),
  Schema.makeFilter(
    (days) => new Set(days.map((day) => day.weekday)).size === days.length || "weekday: each once at most"
  )
)
export type BusinessHours = typeof BusinessHours.Type

/**
 * The milliseconds of a window that lie within business hours: nights, days off and what else is closed left out. Time as it passes,
 * so a working day on which the clock is turned may be an hour longer or shorter; where a clock shows opening or closing twice the
 * first counts, where it never does the first instant after.
 */
export const within = (hours: BusinessHours, zone: Zone, { from, to }: Window): number => {
  let ms = 0
  const last = LocalDate.toEpochDay(dayOf(zone, to))
  for (let day = LocalDate.toEpochDay(dayOf(zone, from)); day <= last; day++) {
    const date = LocalDate.ofEpochDay(day)
    const open = hours.find(({ weekday }) => weekday === LocalDate.weekday(date))
    if (open === undefined) continue
    const begins = Math.max(from, shown(zone, date, open.opens))
    const ends = Math.min(to, shown(zone, date, open.closes))
    ms += Math.max(0, ends - begins)
  }
  return ms
}

/** When the clock of a day shows so many minutes after midnight. */
const shown = (zone: Zone, date: LocalDate.LocalDate, minutes: number): Instant.Instant => {
  if (minutes === wholeDay)
    return date === LocalDate.LAST ? Instant.MAX : startOfDay(zone, LocalDate.addDays(date, 1))
  return fromLocal(zone, { date, hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 }).instant
}

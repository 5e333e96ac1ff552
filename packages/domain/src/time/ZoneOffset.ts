/**
 * How far is a zone's clock from UTC at an instant?
 *
 * The runtime answers only one slow question at a time, so its answers are kept per zone and UTC day: two readings tell
 * a calm day, a bisection finds the second at which the clock is turned. That is enough because since 1970 no zone has
 * turned its clock twice within six days, and because all turns fall on whole seconds.
 */
import type { Zone } from "./Zone.ts"
import * as LocalDate from "./LocalDate.ts"

const SECOND = 1000

/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000
const KEPT_DAYS = 60_000

/** From this epoch millisecond on, local time is UTC plus `offset` milliseconds. */
export interface Turn {
  readonly from: number
  readonly offset: number
}

interface Clock {
  readonly read: (ms: number) => number
  readonly days: Map<number, ReadonlyArray<Turn>>
}

/** Milliseconds to add to UTC to get local time; total over all finite `ms`. */
export const offsetAt = (zone: Zone, ms: number): number => {
  const turns = turnsOf(clockOf(zone), Math.floor(ms / DAY))
  let i = turns.length - 1
  while (i > 0 && turns[i]!.from > ms) i--
  return turns[i]!.offset
}

/** Whether the zone's clock runs evenly through this UTC day and the day before it. */
export const isCalm = (zone: Zone, utcDay: number): boolean => {
  const clock = clockOf(zone)
  const [day, before] = [turnsOf(clock, utcDay), turnsOf(clock, utcDay - 1)]
  return day.length === 1 && before.length === 1 && day[0]!.offset === before[0]!.offset
}

/** The even stretches that cover `[from, to]`, in order; the first begins at or before `from`. */
export const turnsBetween = (zone: Zone, from: number, to: number): ReadonlyArray<Turn> => {
  const clock = clockOf(zone)
  const found: Array<Turn> = []
  for (let day = Math.floor(from / DAY); day <= Math.floor(to / DAY); day++) {
    for (const turn of turnsOf(clock, day)) {
      if (found.length === 0 || found.at(-1)!.offset !== turn.offset) found.push(turn)
    }
  }
  return found
}

const clocks = new Map<string, Clock>()

const clockOf = (zone: Zone): Clock => {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const clock = { read: reader(zone), days: new Map<number, ReadonlyArray<Turn>>() }
  clocks.set(zone, clock)
  return clock
}

const turnsOf = (clock: Clock, day: number): ReadonlyArray<Turn> => {
  const known = clock.days.get(day)
  if (known !== undefined) return known
  if (clock.days.size >= KEPT_DAYS) clock.days.clear()
  const from = day * DAY
  const to = from + DAY
  const start = clock.read(from)
  const turns: Array<Turn> = [{ from, offset: start }]
  findTurns(clock.read, { from, offset: start }, { from: to, offset: clock.read(to) }, turns)
  // A turn at the very end belongs to the next day, which begins with it.
  const kept = turns.filter((turn) => turn.from < to)
  clock.days.set(day, kept)
  return kept
}

const findTurns = (read: Clock["read"], a: Turn, b: Turn, turns: Array<Turn>): void => {
  if (a.offset === b.offset) return
  if (b.from - a.from <= SECOND) {
    turns.push(b)
    return
  }
  const from = a.from + Math.floor((b.from - a.from) / 2 / SECOND) * SECOND
  const middle = { from, offset: read(from) }
  findTurns(read, a, middle, turns)
  findTurns(read, middle, b, turns)
}

const reader = (zone: Zone): Clock["read"] => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit"
  })
  return (ms) => {
    const at = Math.floor(ms / SECOND) * SECOND
    const read = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const of = (type: Intl.DateTimeFormatPartTypes) => read.get(type) as number
    const local =
      LocalDate.epochDay(of("year"), of("month"), of("day")) * DAY +
      (of("hour") * 3600 + of("minute") * 60 + of("second")) * SECOND
    return local - at
  }
}

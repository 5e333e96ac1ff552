/** When do people work? Hours of the day, days of the week, seasons of the year, and a company that grows. */
import { fromLocal, localTime, startOfDay } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Zone } from "@weir/domain/time/Zone"
import type { Random } from "./Random.ts"

const DAY = 86_400_000

// Monday to Sunday. Web enquiries arrive at weekends too; salespeople rest.
const weekday = [1.15, 1.25, 1.2, 1.1, 0.85, 0.16, 0.1]
// January to December: nobody furnishes an office in August, everybody does when summer is over.
const season = [0.9, 1, 1.15, 1.05, 1.05, 0.95, 0.8, 0.5, 1.25, 1.2, 1.15, 0.7]

/** How busy a day is, compared with others; `progress` runs from 0 at the company's first day to 1 today. */
export const busyness = (date: LocalDate.LocalDate, progress: number): number =>
  (weekday[LocalDate.weekday(date) - 1] ?? 1) *
  (season[LocalDate.parts(date).month - 1] ?? 1) *
  (0.75 + 0.65 * progress)

/** A moment of a day's business hours, more often around noon than at the rims. */
export const momentOf = (random: Random, zone: Zone, date: LocalDate.LocalDate): Instant.Instant => {
  const minutes = Math.floor(8.5 * 60 + ((random.next() + random.next()) / 2) * 10 * 60)
  const clock = {
    date,
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
    second: random.between(0, 59),
    milli: random.between(0, 999)
  }
  return fromLocal(zone, clock).instant
}

/** Some days after an instant, at a time when people work; never before it. */
export const laterBy = (random: Random, zone: Zone, from: Instant.Instant, days: number): Instant.Instant => {
  const aim = Instant.clamp(Math.round(from + days * DAY))
  const clock = localTime(zone, aim)
  const day = LocalDate.weekday(clock.date)
  const rest = day >= 6 && !random.chance(0.04) ? 8 - day : 0
  if (rest === 0 && clock.hour >= 8 && clock.hour < 19) return aim
  const moment = momentOf(random, zone, LocalDate.addDays(clock.date, rest))
  return moment > from ? moment : momentOf(random, zone, LocalDate.addDays(clock.date, rest + 1))
}

/** `n` moments of a day in order, none of them after `latest`. Early in the morning they crowd into what there is of the day. */
export const momentsOf = (
  random: Random,
  zone: Zone,
  date: LocalDate.LocalDate,
  n: number,
  latest: Instant.Instant
): ReadonlyArray<Instant.Instant> => {
  const opens = fromLocal(zone, { date, hour: 8, minute: 30, second: 0 }).instant
  const closes = fromLocal(zone, { date, hour: 18, minute: 45, second: 0 }).instant
  const from = opens < latest ? opens : startOfDay(zone, date)
  const to = Math.min(closes, latest)
  return Array.from({ length: n }, () =>
    Instant.make(from + Math.floor(random.next() * Math.max(0, to - from)))
  ).sort((a, b) => a - b)
}

/** What is a day on the calendar? A Gregorian date without time or zone, 1970-01-01 to 9999-12-31. */
import { Schema } from "effect"

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const LAST_EPOCH_DAY = 2_932_896

/** A calendar date written `YYYY-MM-DD`. Text order is date order. */
export const LocalDate = Schema.String.check(
  Schema.makeFilter((s: string) => isDate(s), {
    expected: "a calendar date YYYY-MM-DD from 1970-01-01 to 9999-12-31",
    toJsonSchema: () => [{ format: "date", pattern: pattern.source }, true]
  })
).pipe(Schema.brand("LocalDate"))
export type LocalDate = typeof LocalDate.Type

/** Day of the week by ISO: 1 = Monday to 7 = Sunday. */
export const Weekday = Schema.Literals([1, 2, 3, 4, 5, 6, 7])
export type Weekday = typeof Weekday.Type

/** The first date of the calendar. */
export const FIRST = "1970-01-01" as LocalDate

/** The last date of the calendar. */
export const LAST = "9999-12-31" as LocalDate

/** The date of a text; throws on a text that is none (for tests and constants). */
export const make = (s: string): LocalDate => LocalDate.make(s)

/** Whether a text is a date that exists, such as 2024-02-29. */
export const isLocalDate = (s: string): s is LocalDate => isDate(s)

const isDate = (s: string): boolean => {
  const match = pattern.exec(s)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Year, month from 1 and day from 1. */
export const parts = (
  date: LocalDate
): { readonly year: number; readonly month: number; readonly day: number } => ({
  year: digits(date, 0, 4),
  month: digits(date, 5, 7),
  day: digits(date, 8, 10)
})

/** The date of year, month (1..12) and day; throws when there is no such date. */
export const of = (year: number, month: number, day: number): LocalDate =>
  make(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`)

/** Days since 1970-01-01. */
export const toEpochDay = (date: LocalDate): number =>
  epochDay(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10))

/** The date that many days after 1970-01-01; throws outside the calendar. */
export const ofEpochDay = (n: number): LocalDate => {
  const known = names.get(n)
  if (known !== undefined) return known
  if (!Number.isInteger(n) || n < 0 || n > LAST_EPOCH_DAY) {
    throw new RangeError(`day ${n} is outside the calendar 1970-01-01 to 9999-12-31`)
  }
  if (names.size >= 100_000) names.clear()
  const date = civilText(n) as LocalDate
  names.set(n, date)
  return date
}

/** Throws when the result leaves the calendar. */
export const addDays = (date: LocalDate, days: number): LocalDate => ofEpochDay(toEpochDay(date) + days)

/** Same day of another month, or that month's last day when it is shorter. Throws when the result leaves the calendar. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const { day, month, year } = parts(date)
  const index = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return ofEpochDay(epochDay(y, m, Math.min(day, daysInMonth(y, m))))
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const diffDays = (from: LocalDate, to: LocalDate): number => toEpochDay(to) - toEpochDay(from)

/** The day of the week, from Monday as 1 to Sunday as 7. */
export const weekday = (date: LocalDate): Weekday => (((toEpochDay(date) + 3) % 7) + 1) as Weekday

/** The order of dates: -1 when the first is earlier, 0 when they are one. */
export const compare = (a: LocalDate, b: LocalDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

/** 28 to 31; months count from 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

/** Days from 1970-01-01 to any proleptic Gregorian date; unlike `toEpochDay` it knows dates outside the calendar. */
export const epochDay = (year: number, month: number, day: number): number => {
  // Years counted from March put the leap day last, so that months have fixed starts.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  )
}

/** `YYYY-MM-DD` of any epoch day of the years 0 to 9999. */
export const civilText = (n: number): string => {
  const z = n + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const digits = (s: string, from: number, to: number): number => {
  let n = 0
  for (let i = from; i < to; i++) n = n * 10 + (s.charCodeAt(i) - 48)
  return n
}

const names = new Map<number, LocalDate>()

// Which day do people mean by what they type? In the order and with the months of their language, or as `2026-11-18`.
import { type Day, lastOfMonth } from "./calendar.ts"
import { dayFirst } from "./date.ts"
import { dateFormat } from "./intl.ts"

export interface DayLimits {
  readonly min?: Day | undefined
  readonly max?: Day | undefined
}
/** `shortYear` is a year of two digits: which century is not guessed. */
export type NoDay = "notADay" | "shortYear" | "tooEarly" | "tooLate"
export type ReadDay = { readonly day: Day } | { readonly refusal: NoDay }

/** What is said around a day and means nothing: `18 de novembro`, `18 нояб. 2026 г.`, `18th`, `1º`. */
const aside = new Set(["de", "del", "of", "st", "nd", "rd", "th", "o", "г", "год", "года"])

const plain = (word: string): string => word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()

/** Whether the language names the day before the month. */
const isDayFirst = (locale: string): boolean => {
  const order = dateFormat(dayFirst(locale), { year: "numeric", month: "numeric", day: "numeric" })
    .formatToParts(0)
    .map(({ type }) => type)
  return order.indexOf("day") < order.indexOf("month")
}

const monthStyles: ReadonlyArray<Intl.DateTimeFormatOptions> = [
  { month: "long" },
  { month: "short" },
  { day: "numeric", month: "long" },
  { day: "numeric", month: "short" }
]
/** The months that a word may name: by its whole name or by three letters of it and more, alone or beside a day. */
const monthsNamed = (word: string, locale: string): ReadonlyArray<number> =>
  Array.from({ length: 12 }, (_, month) => month + 1).filter((month) =>
    monthStyles.some((style) => {
      const parts = dateFormat(dayFirst(locale), { timeZone: "UTC", ...style }).formatToParts(
        Date.UTC(2026, month - 1, 18)
      )
      const name = plain(parts.find(({ type }) => type === "month")?.value ?? "").replaceAll(".", "")
      return name === word || (word.length >= 3 && name.startsWith(word))
    })
  )

const two = (n: number) => String(n).padStart(2, "0")
const dayOf = (year: number, month: number, date: number): Day | undefined => {
  if (month < 1 || month > 12 || date < 1) return undefined
  const first = `${year}-${two(month)}-01`
  return date > Number(lastOfMonth(first).slice(8)) ? undefined : `${first.slice(0, 8)}${two(date)}`
}
const refusalOf = (day: Day, { max, min }: DayLimits): NoDay | undefined =>
  min !== undefined && day < min ? "tooEarly" : max !== undefined && day > max ? "tooLate" : undefined

const isYear = (number: string) => /^[1-9]\d{3}$/u.test(number)
const isDate = (number: string) => number.length <= 2

/** What was typed as the numbers of a date; without a year where none was said. */
const partsOf = (
  text: string,
  locale: string
): { readonly date: number; readonly month: number; readonly year: string | undefined } | undefined => {
  const said = text.normalize("NFKC").trim()
  if (!/^[\p{L}\d][\p{L}\p{M}\d\s.,/-]*$/u.test(said)) return undefined
  const numbers = said.match(/\d+/gu) ?? []
  const words = (said.match(/[\p{L}\p{M}]+/gu) ?? []).map(plain).filter((word) => !aside.has(word))
  if (words.length > 1 || numbers.length > 3 - words.length) return undefined
  const [word] = words
  const years = numbers.filter((number) => !isDate(number))
  if (years.length > 1) return undefined
  const [year] = years
  if (word !== undefined) {
    const [month, ...others] = monthsNamed(word, locale)
    if (month === undefined || others.length > 0) return undefined
    const [date, short] = numbers.filter((number) => number !== year)
    if (date === undefined) return undefined
    return { date: Number(date), month, year: year ?? short }
  }
  const [a, b, c] = numbers
  if (a === undefined || b === undefined) return undefined
  // The year comes first only as in `2026-11-18`.
  if (a === year) return c === undefined ? undefined : { date: Number(c), month: Number(b), year }
  if (b === year) return undefined
  const [date, month] = isDayFirst(locale) ? [a, b] : [b, a]
  return { date: Number(date), month: Number(month), year: c }
}

/**
 * The day that was typed, or why it is none. Without a year it is that of `today`; where limits leave no room for that, the year
 * before or after.
 */
export const readDay = (text: string, locale: string, today: Day, limits: DayLimits = {}): ReadDay => {
  const parts = partsOf(text, locale)
  if (parts === undefined) return { refusal: "notADay" }
  const { date, month, year } = parts
  if (year !== undefined && isDate(year)) return { refusal: "shortYear" }
  if (year !== undefined && !isYear(year)) return { refusal: "notADay" }
  const nearest = Number(year ?? today.slice(0, 4))
  const day = dayOf(nearest, month, date)
  if (day === undefined) return { refusal: "notADay" }
  const refusal = refusalOf(day, limits)
  if (refusal === undefined) return { day }
  const other =
    year === undefined ? dayOf(nearest + (refusal === "tooLate" ? -1 : 1), month, date) : undefined
  return other !== undefined && refusalOf(other, limits) === undefined ? { day: other } : { refusal }
}

// How are instants and days written? Always in the workspace's zone, never in the browser's.
import { dateFormat } from "./intl.ts"

const formatter = (locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(locale, { timeZone, ...options })

const shortDay: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" }
const fullDay: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" }
const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
const clockSeconds: Intl.DateTimeFormatOptions = { ...clock, second: "2-digit" }

/** English is written day first, as the rest of the console's languages are. */
export const dayFirst = (locale: string): string => (locale === "en" ? "en-GB" : locale)

/** The calendar day of an instant in a zone, as `2026-11-18`: for grouping, not for reading. */
export const dayKey = (at: number, zone: string): string =>
  formatter("en-CA", zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(at)

export const formatTime = (at: number, zone: string, locale: string): string =>
  formatter(dayFirst(locale), zone, clock).format(at)
const formatTimeSeconds = (at: number, zone: string, locale: string): string =>
  formatter(dayFirst(locale), zone, clockSeconds).format(at)
export const formatDay = (at: number, zone: string, locale: string): string =>
  formatter(dayFirst(locale), zone, shortDay).format(at)
export const formatFullDay = (at: number, zone: string, locale: string): string =>
  formatter(dayFirst(locale), zone, fullDay).format(at)
/** `18 November` */
export const formatDayAndMonth = (at: number, zone: string, locale: string): string =>
  formatter(dayFirst(locale), zone, { day: "numeric", month: "long" }).format(at)
export const formatWeekday = (at: number, zone: string, locale: string): string =>
  formatter(dayFirst(locale), zone, { weekday: "long", day: "numeric", month: "long" }).format(at)
/** `18 Nov 2026, 14:32:07` */
export const formatInstant = (at: number, zone: string, locale: string): string =>
  `${formatFullDay(at, zone, locale)}, ${formatTimeSeconds(at, zone, locale)}`
/** `18 Nov, 14:32`; a moment of another year than `now` names it: `18 Nov 2017, 14:32`. */
export const formatMoment = (at: number, zone: string, locale: string, now: number): string => {
  const sameYear = dayKey(at, zone).slice(0, 4) === dayKey(now, zone).slice(0, 4)
  const day = sameYear ? formatDay(at, zone, locale) : formatFullDay(at, zone, locale)
  return `${day}, ${formatTime(at, zone, locale)}`
}

const dateStyles = {
  day: { day: "numeric", month: "long" },
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  dated: { day: "numeric", month: "short", year: "numeric" },
  numeric: { day: "2-digit", month: "2-digit", year: "numeric" },
  weekday: { weekday: "short" },
  month: { month: "short" },
  monthName: { month: "long" }
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>
export type DateStyle = keyof typeof dateStyles

/** A calendar day given as `2026-11-18`: `18 November`, `Wednesday 18 November 2026`, `18 Nov 2026`, `18/11/2026`, `Wed`, `Nov` or `November`. */
export const formatDate = (date: string, style: DateStyle, locale: string): string =>
  formatter(dayFirst(locale), "UTC", dateStyles[style]).format(Date.parse(`${date}T12:00:00Z`))

/** The days of a half-open window `[from, to)`: `1–30 Nov 2026`. The last day named is the one before `to`. */
export const formatWindow = (
  window: { readonly from: number; readonly to: number },
  zone: string,
  locale: string,
  options: { year?: boolean } = {}
): string =>
  formatter(dayFirst(locale), zone, options.year === false ? shortDay : fullDay)
    .formatRange(window.from, Math.max(window.from, window.to - 1))
    // Days of one month stand close together: 1–30 Nov.
    .replace(/^(\d{1,2})\s*–\s*(?=\d{1,2}\s)/u, "$1–")

// Which day is so many days, weeks, months or years from another, and which days does a month's page have? Days of a calendar alone, as `2026-11-18`: no clock, no zone.

/** A day as `2026-11-18`. They sort as text. */
export type Day = string

const dayMs = 86_400_000
const noon = (day: Day): number => Date.parse(`${day}T12:00:00Z`)
const written = (at: number): Day => new Date(at).toISOString().slice(0, 10)
const two = (n: number) => String(n).padStart(2, "0")

export const addDays = (day: Day, days: number): Day => written(noon(day) + days * dayMs)

/** How many days later `to` is than `from`. */
export const daysBetween = (from: Day, to: Day): number => Math.round((noon(to) - noon(from)) / dayMs)

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`

export const lastOfMonth = (day: Day): Day => addDays(firstOfMonth(addMonths(firstOfMonth(day), 1)), -1)

/** The same day of another month, or that month's last where it is shorter. */
export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const index = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(index / 12), ((index % 12) + 12) % 12]
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate()
  return `${String(y).padStart(4, "0")}-${two(m + 1)}-${two(Math.min(date, last))}`
}

/** The first day of the quarter of the calendar year. */
export const firstOfQuarter = (day: Day): Day => {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 4)}-${two(month - ((month - 1) % 3))}-01`
}

export const firstOfYear = (day: Day): Day => `${day.slice(0, 4)}-01-01`

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(noon(day)).getUTCDay() || 7

export const firstOfWeek = (day: Day, weekStart: number): Day =>
  addDays(day, -((weekdayOf(day) - weekStart + 7) % 7))

/** The weeks of a month's page, each of seven places; places of other months are null. */
export const weeksOf = (month: Day, weekStart: number): ReadonlyArray<ReadonlyArray<Day | null>> => {
  const [first, last] = [firstOfMonth(month), lastOfMonth(month)]
  const start = firstOfWeek(first, weekStart)
  const weeks = Math.ceil((daysBetween(start, last) + 1) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => {
      const day = addDays(start, week * 7 + place)
      return day >= first && day <= last ? day : null
    })
  )
}

/** Where a key leads from a day; undefined for keys that lead nowhere. */
export const dayByKey = (
  day: Day,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  weekStart: number
): Day | undefined => {
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1)
    case "ArrowRight":
      return addDays(day, 1)
    case "ArrowUp":
      return addDays(day, -7)
    case "ArrowDown":
      return addDays(day, 7)
    case "Home":
      return firstOfWeek(day, weekStart)
    case "End":
      return addDays(firstOfWeek(day, weekStart), 6)
    case "PageUp":
      return addMonths(day, shiftKey ? -12 : -1)
    case "PageDown":
      return addMonths(day, shiftKey ? 12 : 1)
    default:
      return undefined
  }
}

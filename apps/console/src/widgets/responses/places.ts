// What stands under the line of answers: which places of the period are named, and how?

export interface Step {
  /** `2026-11-18`. */
  readonly date: string
  /** On the clock; null for a whole day. */
  readonly hour: number | null
}

/** How the steps of a period are written. */
export interface Names {
  readonly weekday: (date: string) => string
  readonly month: (date: string) => string
}

/** The label under each step: every sixth hour, all days of a short period, the 1st, 8th, 15th... of a month, months of a year. */
export const labelsOf = (steps: ReadonlyArray<Step>, names: Names): ReadonlyArray<string> =>
  steps.map(({ date, hour }, i) => {
    if (hour !== null) return hour % 6 === 0 ? `${String(hour).padStart(2, "0")}:00` : ""
    if (steps.length <= 10) return names.weekday(date)
    if (steps.length <= 62) return i % 7 === 0 ? String(Number(date.slice(8))) : ""
    // Years have more months than there is room for: every third.
    const isNamed = date.endsWith("-01") && (steps.length <= 200 || Number(date.slice(5, 7)) % 3 === 1)
    return isNamed ? names.month(date) : ""
  })

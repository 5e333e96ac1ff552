// Which hours of a week are business hours?
import type { SettingsFacts } from "../api/settings.ts"
import { minutesOf } from "../format/clock.ts"

export type BusinessHours = NonNullable<SettingsFacts["businessHours"]>
export type WorkingDay = BusinessHours[number]

/** Minutes after midnight at which one closes: at midnight the day is over. Null when that is no time. */
export const closingOf = (time: string): number | null => {
  const minutes = minutesOf(time)
  return minutes === 0 ? 1440 : minutes
}

/** What one begins with: Monday to Friday, nine to six. */
export const usualHours: BusinessHours = ([1, 2, 3, 4, 5] as const).map((weekday) => ({
  weekday,
  opens: 540,
  closes: 1080
}))

/** The week with one day open from then to then, or closed when `to` is null. Days keep the order of the week. */
export const withDay = (
  hours: BusinessHours,
  weekday: WorkingDay["weekday"],
  to: Pick<WorkingDay, "opens" | "closes"> | null
): BusinessHours =>
  [
    ...hours.filter((day) => day.weekday !== weekday),
    ...(to === null ? [] : [{ weekday, opens: to.opens, closes: to.closes }])
  ].sort((a, b) => a.weekday - b.weekday)

/** The seven days of a week that begins on a day. */
export const weekFrom = (first: number): ReadonlyArray<WorkingDay["weekday"]> =>
  Array.from({ length: 7 }, (_, n) => (((first - 1 + n) % 7) + 1) as WorkingDay["weekday"])

/** When is an activity due, and under whom is that entered? Rules of T0, T3 and T6 that decisions share. */
import { dayWindow, fromLocal, localTime } from "../time/Calendar.ts"
import { type Instant, MAX } from "../time/Instant.ts"
import * as LocalDate from "../time/LocalDate.ts"
import type { Zone } from "../time/Zone.ts"
import type { Activity, ActivityType, Due, Filing } from "./Activity.ts"
import type { DueWish } from "./ActivityCommand.ts"

/** A wished due time, wished for at `at`, as it is kept. A whole day is due when it ends in the workspace's zone, however long it lasts. */
export const dueOf = (wish: DueWish | null, zone: Zone, at: Instant): Due | null => {
  if (wish === null) return null
  if ("workingDays" in wish) return { at: workingDaysOn(wish.workingDays, zone, at), date: null }
  return "date" in wish ? { at: dayWindow(zone, wish.date).to, date: wish.date } : { at: wish.at, date: null }
}

/** The same time on the clock so many working days on, rounded up to the full hour; weekends are skipped, holidays are not known. */
const workingDaysOn = (days: number, zone: Zone, at: Instant): Instant => {
  const { date, hour, milli, minute, second } = localTime(zone, at)
  let day = date
  for (let left = days; left > 0;) {
    if (day === LocalDate.LAST) return MAX
    day = LocalDate.addDays(day, 1)
    if (LocalDate.weekday(day) <= 5) left--
  }
  const full = hour + (minute + second + milli > 0 ? 1 : 0)
  return full === 24
    ? dayWindow(zone, day).to
    : fromLocal(zone, { date: day, hour: full, minute: 0, second: 0 }).instant
}

/** Whether doing it at `at` is too late. At the very instant it is due is on time; without a due date nothing is late. */
export const isLate = (due: Due | null, at: Instant): boolean => due !== null && at > due.at

/** Whether two due dates are the same: a day is not the instant at which it ends. */
export const sameDue = (a: Due | null, b: Due | null): boolean => a?.at === b?.at && a?.date === b?.date

/** Whether a due date was put off: to later, or for good. */
export const isPush = (from: Due | null, to: Due | null): boolean =>
  from !== null && (to === null || to.at > from.at)

/** How a due date that is set now is entered. */
export const filed = (
  due: Due | null,
  { ownerId, type }: { readonly ownerId: Filing["ownerId"]; readonly type: ActivityType }
): Filing | null => (due === null ? null : { at: due.at, ownerId, type })

/** How a due date is entered after a change of owner or type at `at`: as before once it has passed, for the decisive instant is over. */
export const refiled = (
  { due, filing }: Pick<Activity, "due" | "filing">,
  to: { readonly ownerId: Filing["ownerId"]; readonly type: ActivityType },
  at: Instant
): Filing | null => (due === null || isLate(due, at) ? filing : filed(due, to))

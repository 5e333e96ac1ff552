/** When were people at their desks in the last days? Beats of their windows, for a while in the morning and in the afternoon. */
import type { UserId } from "@weir/domain/identity/Id"
import { fromLocal } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Intention } from "./Diary.ts"
import type { Setting } from "./opening.ts"

const apartMs = 44_000

/** The beats of some people on working days from `first` to `last`. */
export const beats = (
  { random, zone }: Setting,
  people: ReadonlyArray<UserId>,
  first: LocalDate.LocalDate,
  last: LocalDate.LocalDate
): ReadonlyArray<Intention> => {
  const intentions: Array<Intention> = []
  for (let date = first; date <= last; date = LocalDate.addDays(date, 1)) {
    if (LocalDate.weekday(date) > 5) continue
    for (const userId of people)
      for (const hour of [9, 14]) {
        const start = fromLocal(zone, { date, hour, minute: random.between(0, 59), second: 0 }).instant
        const times = Math.round(12 * random.spread(0.4))
        for (let i = 0; i < times; i++) {
          const at = Instant.make(start + i * apartMs + random.between(0, 900))
          const visible = i < times - 1
          intentions.push({
            at,
            act: ({ users }) =>
              users.get(userId)?.disabled === false
                ? {
                    at,
                    by: userId,
                    cause: "user",
                    orders: [{ _tag: "Beat", userId, window: "desk", visible }]
                  }
                : null
          })
        }
      }
  }
  return intentions
}

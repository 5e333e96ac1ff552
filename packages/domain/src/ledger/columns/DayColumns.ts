/** How are the sums of days kept so that those of any stretch of days cost the same? As running totals, key by key. */
import type { Grouping } from "./Keys.ts"

/** The days of one key that anything is filed on, in order, and the total up to and with each of them. */
interface Totals {
  readonly days: Array<number>
  /** As many numbers for each day as the book has measures. */
  readonly upTo: Array<number>
}

/** From the first day (null: from the beginning) up to but not including the last, in days since 1970. */
export interface Days {
  readonly from: number | null
  readonly to: number
}

/** Takes what was summed: the group, the day where days are kept apart (else 0), and the sums of all measures. */
export type Take = (group: number, day: number, row: Float64Array) => void

/** The sums by day of one book. */
export class DayColumns {
  readonly #measures: number
  readonly #keys: Array<Totals | undefined> = []
  /** How many different days of different keys there are. */
  cells = 0
  /** False once a total has left the range of exact integers: nothing can be read from here any more. */
  exact = true

  constructor(measures: number) {
    this.#measures = measures
  }

  add(key: number, day: number, row: ArrayLike<number>): void {
    const m = this.#measures
    const { days, upTo } = (this.#keys[key] ??= { days: [], upTo: [] })
    const place = days.length > 0 && days.at(-1)! < day ? days.length : firstFrom(days, day)
    if (days[place] !== day) {
      const before = upTo.slice((place - 1) * m, place * m)
      days.splice(place, 0, day)
      upTo.splice(place * m, 0, ...(place === 0 ? Array<number>(m).fill(0) : before))
      this.cells++
    }
    for (let at = place * m; at < upTo.length; at += m)
      for (let i = 0; i < m; i++) {
        const total = upTo[at + i]! + (row[i] ?? 0)
        if (!Number.isSafeInteger(total)) this.exact = false
        upTo[at + i] = total
      }
  }

  /** Whether any key has anything on a day. */
  has(day: number): boolean {
    return this.#keys.some(
      (totals) => totals !== undefined && totals.days[firstFrom(totals.days, day)] === day
    )
  }

  /** Sums whole days, the days of each group apart or together. */
  sum({ groups, of }: Grouping, { from, to }: Days, perDay: boolean, take: Take): void {
    const m = this.#measures
    const together = new Float64Array(groups.length * m)
    const row = new Float64Array(m)
    for (const [key, totals] of this.#keys.entries()) {
      const group = of[key]!
      if (totals === undefined || group < 0) continue
      const { days, upTo } = totals
      const first = from === null ? 0 : firstFrom(days, from)
      const end = firstFrom(days, to)
      if (perDay) {
        for (let at = first; at < end; at++) {
          for (let i = 0; i < m; i++) row[i] = upTo[at * m + i]! - (at === 0 ? 0 : upTo[(at - 1) * m + i]!)
          take(group, days[at]!, row)
        }
      } else if (end > first) {
        for (let i = 0; i < m; i++)
          together[group * m + i]! +=
            upTo[(end - 1) * m + i]! - (first === 0 ? 0 : upTo[(first - 1) * m + i]!)
      }
    }
    if (!perDay)
      for (let group = 0; group < groups.length; group++)
        take(group, 0, together.subarray(group * m, (group + 1) * m))
  }
}

/** The place of the first number that is at least `from`, in a list in order. */
export const firstFrom = (list: ArrayLike<number>, from: number, end = list.length): number => {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (list[middle]! < from) low = middle + 1
    else high = middle
  }
  return low
}

/** What has come together up to each day? The days on which there was anything, in order, and the totals up to and with each. */

/** From the first day (null: from the beginning) up to but not including the last, in days since 1970. */
export interface Days {
  readonly from: number | null
  readonly to: number
}

/** Running totals of a few measures. */
export class RunningTotals {
  readonly #measures: number
  readonly days: Array<number> = []
  /** As many numbers for each day as there are measures. */
  readonly #upTo: Array<number> = []

  constructor(measures: number) {
    this.#measures = measures
  }

  /** Adds to a day. Tells whether all totals are still exact. */
  add(day: number, row: ArrayLike<number>): boolean {
    const m = this.#measures
    const place = this.#placeFor(day)
    let exact = true
    for (let at = place * m; at < this.#upTo.length; at += m)
      for (let i = 0; i < m; i++) {
        const total = this.#upTo[at + i]! + (row[i] ?? 0)
        exact &&= Number.isSafeInteger(total)
        this.#upTo[at + i] = total
      }
    return exact
  }

  has(day: number): boolean {
    return this.days[firstFrom(this.days, day)] === day
  }

  /** Adds the totals of a stretch of days to `sums`, from place `at` of it. */
  addBetween({ from, to }: Days, sums: Float64Array, at: number): void {
    const m = this.#measures
    const first = from === null ? 0 : firstFrom(this.days, from)
    const end = firstFrom(this.days, to)
    if (end <= first) return
    for (let i = 0; i < m; i++)
      sums[at + i]! += this.#upTo[(end - 1) * m + i]! - (first === 0 ? 0 : this.#upTo[(first - 1) * m + i]!)
  }

  /** Each day of a stretch by itself, in order. The row is used again for the next. */
  each({ from, to }: Days, take: (day: number, row: Float64Array) => void): void {
    const m = this.#measures
    const row = new Float64Array(m)
    const end = firstFrom(this.days, to)
    for (let at = from === null ? 0 : firstFrom(this.days, from); at < end; at++) {
      for (let i = 0; i < m; i++)
        row[i] = this.#upTo[at * m + i]! - (at === 0 ? 0 : this.#upTo[(at - 1) * m + i]!)
      take(this.days[at]!, row)
    }
  }

  /** Where a day stands; one that is new begins with the totals of the day before. */
  #placeFor(day: number): number {
    const { days } = this
    const m = this.#measures
    // Most of what comes is of the last day, or of a later one.
    const last = days.length - 1
    if (days[last] === day) return last
    const place = last >= 0 && days[last]! < day ? days.length : firstFrom(days, day)
    if (days[place] === day) return place
    const before = place === 0 ? Array<number>(m).fill(0) : this.#upTo.slice((place - 1) * m, place * m)
    days.splice(place, 0, day)
    this.#upTo.splice(place * m, 0, ...before)
    return place
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

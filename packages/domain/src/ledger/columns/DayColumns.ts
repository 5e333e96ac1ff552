/**
 * How are the sums of days kept so that those of any stretch of days cost the same? As running totals, key by key.
 *
 * A question that is asked again gets totals of its own, group by group: then it costs as much as it has groups, however many keys
 * the book has. They are added to with every entry, like those of the keys.
 */
import type { Grouping } from "./Keys.ts"
import { type Days, RunningTotals } from "./RunningTotals.ts"

/** Takes what was summed: the group, the day where days are kept apart (else 0), and the sums of all measures. */
export type Take = (group: number, day: number, row: Float64Array) => void

/** So many questions of a book have totals of their own. */
const mostAskedAgain = 24

/** The sums by day of one book. */
export class DayColumns {
  readonly #measures: number
  readonly #keys: Array<RunningTotals | undefined> = []
  readonly #asked = new WeakSet<Grouping>()
  readonly #askedAgain = new Map<Grouping, Array<RunningTotals | undefined>>()
  /** How many different days of different keys there are. */
  cells = 0
  /** False once a total has left the range of exact integers: nothing can be read from here any more. */
  exact = true

  constructor(measures: number) {
    this.#measures = measures
  }

  add(key: number, day: number, row: ArrayLike<number>): void {
    const own = (this.#keys[key] ??= new RunningTotals(this.#measures))
    this.cells -= own.days.length
    if (!own.add(day, row)) this.exact = false
    this.cells += own.days.length
    for (const [grouping, totals] of this.#askedAgain) {
      const group = grouping.groupOf(key)
      if (group < 0) continue
      totals[group] ??= new RunningTotals(this.#measures)
      if (!totals[group].add(day, row)) this.exact = false
    }
  }

  /** Whether any key has anything on a day. */
  has(day: number): boolean {
    return this.#keys.some((totals) => totals !== undefined && totals.has(day))
  }

  /** Sums whole days, the days of each group apart or together. */
  sum(grouping: Grouping, days: Days, perDay: boolean, take: Take): void {
    const m = this.#measures
    const sums = new Float64Array(perDay ? 0 : grouping.groups.length * m)
    this.#totalsFor(grouping, (group, totals) => {
      if (perDay) totals.each(days, (day, row) => take(group, day, row))
      else totals.addBetween(days, sums, group * m)
    })
    if (!perDay)
      for (let group = 0; group < grouping.groups.length; group++)
        take(group, 0, sums.subarray(group * m, (group + 1) * m))
  }

  /** The totals that a question is answered from: those of its groups where it was asked before, else those of all its keys. */
  #totalsFor(grouping: Grouping, use: (group: number, totals: RunningTotals) => void): void {
    const own =
      this.#askedAgain.get(grouping) ?? (this.#asked.has(grouping) ? this.#grouped(grouping) : undefined)
    this.#asked.add(grouping)
    const all = own ?? this.#keys
    for (let place = 0; place < all.length; place++) {
      const totals = all[place]
      const group = own === undefined ? grouping.groupOf(place) : place
      if (totals !== undefined && group >= 0) use(group, totals)
    }
  }

  #grouped(grouping: Grouping): Array<RunningTotals | undefined> {
    const byDay: Array<Map<number, Float64Array> | undefined> = []
    for (const [key, totals] of this.#keys.entries()) {
      const group = grouping.groupOf(key)
      if (totals === undefined || group < 0) continue
      const days = (byDay[group] ??= new Map())
      totals.each({ from: null, to: Infinity }, (day, row) => {
        const sum = days.get(day)
        if (sum === undefined) days.set(day, row.slice())
        else for (let i = 0; i < row.length; i++) sum[i]! += row[i]!
      })
    }
    const own = Array.from(byDay, (days) => {
      if (days === undefined) return undefined
      const totals = new RunningTotals(this.#measures)
      for (const [day, row] of [...days].sort(([a], [b]) => a - b))
        if (!totals.add(day, row)) this.exact = false
      return totals
    })
    if (this.#askedAgain.size >= mostAskedAgain) this.#askedAgain.clear()
    this.#askedAgain.set(grouping, own)
    return own
  }
}

/**
 * How are the sums of days kept so that those of any stretch of days cost the same? As running totals, key by key.
 *
 * A question that is asked again gets totals of its own, group by group: then it costs as much as it has groups, however many keys
 * the book has. They are added to with every entry, like those of the keys.
 */
import { type Grouping, notAsked } from "./Grouping.ts"
import { type Days, RunningTotals } from "./RunningTotals.ts"
import type { Sums } from "./Sums.ts"

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
      if (group === notAsked) continue
      totals[group] ??= new RunningTotals(this.#measures)
      if (!totals[group].add(day, row)) this.exact = false
    }
  }

  /** Whether any key has anything on a day. */
  has(day: number): boolean {
    return this.#keys.some((totals) => totals !== undefined && totals.has(day))
  }

  /** Adds the sums of whole days. */
  addTo(sums: Sums, grouping: Grouping, days: Days): void {
    const own = this.#ownTotals(grouping)
    const all = own ?? this.#keys
    const of = grouping.upToDate()
    for (let place = 0; place < all.length; place++) {
      const totals = all[place]
      const group = own === undefined ? of[place]! : place
      if (totals === undefined || group === notAsked) continue
      if (!sums.apart) totals.addBetween(days, sums.rows, sums.at(group, 0, 0, 0))
      else
        totals.each(days, (day, row) => {
          const begin = sums.at(group, day, 0, 0)
          for (let i = 0; i < row.length; i++) sums.rows[begin + i]! += row[i]!
        })
    }
  }

  /** The totals of a question's groups, where it was asked before; else it is answered from those of all its keys. */
  #ownTotals(grouping: Grouping): Array<RunningTotals | undefined> | undefined {
    const own = this.#askedAgain.get(grouping)
    if (own !== undefined) return own
    if (this.#asked.has(grouping)) return this.#grouped(grouping)
    this.#asked.add(grouping)
    return undefined
  }

  #grouped(grouping: Grouping): Array<RunningTotals | undefined> {
    const byDay: Array<Map<number, Float64Array> | undefined> = []
    for (const [key, totals] of this.#keys.entries()) {
      const group = grouping.groupOf(key)
      if (totals === undefined || group === notAsked) continue
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

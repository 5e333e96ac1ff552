/** What do entries add to the cells of their books, days and keys? */
import { bookOf } from "@weir/domain/metrics/books"
import type { Line } from "../rows/entryRows.ts"

/** What is added to a cell. */
export interface Cell {
  readonly book: string
  readonly day: number
  readonly key: string
  readonly tally: ReadonlyArray<number>
}

interface Sum extends Cell {
  readonly tally: Array<number>
}

/** Sums of entries that are added little by little. */
export class CellSums {
  readonly #all: Array<Sum> = []
  // Found by the key before the day: joining the three into a text would cost more than all the adding.
  readonly #books = new Map<string, Map<string, Map<number, Sum>>>()

  add(lines: Iterable<Line>): void {
    for (const {
      day,
      entry: { book, key, tally }
    } of lines) {
      if (bookOf(book).summed === false) continue
      const days = inside(inside(this.#books, book), key)
      const sum = days.get(day)
      if (sum === undefined) {
        const first: Sum = { book, day, key, tally: [...tally] }
        days.set(day, first)
        this.#all.push(first)
      } else for (let i = 0; i < tally.length; i++) sum.tally[i] = (sum.tally[i] ?? 0) + (tally[i] ?? 0)
    }
  }

  /** The cells that change. Two transactions that touch the same rows in this one order wait for each other, and never in a circle. */
  changed(): ReadonlyArray<Cell> {
    return this.#all.filter(({ tally }) => tally.some((n) => n !== 0)).sort(inOneOrder)
  }
}

const inside = <K, J, V>(map: Map<K, Map<J, V>>, key: K): Map<J, V> => {
  let found = map.get(key)
  if (found === undefined) map.set(key, (found = new Map()))
  return found
}

const inOneOrder = (a: Cell, b: Cell): number =>
  compared(a.book, b.book) || a.day - b.day || compared(a.key, b.key)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How are the entries of a book kept so that millions of them are summed quickly? In columns of numbers, by the instants they count at. */
import type { EntryKind } from "../Entry.ts"
import { firstFrom } from "./RunningTotals.ts"

/** One entry as numbers: its key and its record by their numbers. */
export interface EntryLine {
  readonly at: number
  readonly day: number
  readonly recordedAt: number
  readonly key: number
  readonly subject: number
  readonly kind: EntryKind
  readonly row: ArrayLike<number>
}

/** Entries that came out of order are looked through one by one until there are this many, and a share of all. */
const mostOutOfOrder = 512

/** The entries of one book. Those up to `sorted` are in the order of `at`; the few behind them are not. */
export class EntryColumns {
  readonly #measures: number
  size = 0
  sorted = 0
  at = new Float64Array(16)
  recordedAt = new Float64Array(16)
  day = new Int32Array(16)
  key = new Int32Array(16)
  subject = new Int32Array(16)
  /** 1 for what an event posted, 0 for what took it back or brought it back again. */
  posted = new Uint8Array(16)
  /** As many numbers for each entry as the book has measures. */
  rows: Float64Array

  constructor(measures: number) {
    this.#measures = measures
    this.rows = new Float64Array(16 * measures)
  }

  add({ at, day, key, kind, recordedAt, row, subject }: EntryLine): void {
    const place = this.size
    if (place === this.at.length) this.#become(null, place * 2)
    this.at[place] = at
    this.recordedAt[place] = recordedAt
    this.day[place] = day
    this.key[place] = key
    this.subject[place] = subject
    this.posted[place] = kind === "posted" ? 1 : 0
    for (let i = 0; i < this.#measures; i++) this.rows[place * this.#measures + i] = row[i] ?? 0
    this.size++
    if (this.sorted === place && (place === 0 || this.at[place - 1]! <= at)) this.sorted++
    else if (this.size - this.sorted > mostOutOfOrder + this.sorted / 8) this.#sort()
  }

  /** The sorted places that a window covers, from `start` up to but not including `end`. Behind them, each has to be asked. */
  within(from: number | null, to: number): { readonly start: number; readonly end: number } {
    const start = from === null ? 0 : firstFrom(this.at, from, this.sorted)
    return { start, end: firstFrom(this.at, to, this.sorted) }
  }

  #sort(): void {
    const order = Uint32Array.from({ length: this.size }, (_, i) => i).sort(
      (a, b) => this.at[a]! - this.at[b]! || a - b
    )
    this.#become(order, this.at.length)
    this.sorted = this.size
  }

  /** The same columns with more room, in another order where one is given. */
  #become(order: Uint32Array | null, room: number): void {
    const moved = <Column extends Float64Array | Int32Array | Uint8Array>(
      old: Column,
      next: Column
    ): Column => {
      if (order === null) next.set(old)
      else for (let i = 0; i < order.length; i++) next[i] = old[order[i]!]!
      return next
    }
    this.at = moved(this.at, new Float64Array(room))
    this.recordedAt = moved(this.recordedAt, new Float64Array(room))
    this.day = moved(this.day, new Int32Array(room))
    this.key = moved(this.key, new Int32Array(room))
    this.subject = moved(this.subject, new Int32Array(room))
    this.posted = moved(this.posted, new Uint8Array(room))
    const m = this.#measures
    const rows = new Float64Array(room * m)
    if (order === null) rows.set(this.rows)
    else
      for (let i = 0; i < order.length; i++)
        rows.set(this.rows.subarray(order[i]! * m, (order[i]! + 1) * m), i * m)
    this.rows = rows
  }
}

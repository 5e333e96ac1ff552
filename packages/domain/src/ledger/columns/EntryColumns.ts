/** How are the entries of a book kept so that millions of them are summed quickly? In columns of numbers, by the instants they count at. */
import type { EntryKind } from "../Entry.ts"
import type { Selection } from "../Query.ts"
import { KeySums } from "./KeySums.ts"
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

/** Takes neighbouring places, from `start` up to but not including `end`; `learned` says that all of them were learned in time. */
export type TakeStretch = (start: number, end: number, learned: boolean) => void

/** Entries that came out of order are looked through one by one until there are this many, and a share of those they belong between. */
const mostOutOfOrder = 512
const share = 8
/** So many neighbours share a note of when the first and the last of them were learned. */
const block = 1024

/** The entries of one book. Those up to `sorted` are in the order of `at`; the few behind them are not. */
export class EntryColumns {
  size = 0
  sorted = 0
  at = new Float64Array(16)
  recordedAt = new Float64Array(16)
  day = new Int32Array(16)
  key = new Int32Array(16)
  subject = new Int32Array(16)
  /** 1 for what an event posted, 0 for what took it back or brought it back again. */
  posted = new Uint8Array(16)
  /** What each entry adds to each measure; a measure to which nothing was ever added has no column. */
  readonly tallies: Array<Float64Array | undefined>
  /** Of those behind `sorted`. */
  #earliest = Infinity
  readonly #firstLearned: Array<number> = []
  readonly #lastLearned: Array<number> = []
  readonly #keySums = new KeySums()

  constructor(measures: number) {
    this.tallies = Array.from({ length: measures }, () => undefined)
  }

  add({ at, day, key, kind, recordedAt, row, subject }: EntryLine): void {
    const place = this.size
    if (place === this.at.length) this.#makeRoom(place * 2)
    this.at[place] = at
    this.recordedAt[place] = recordedAt
    this.day[place] = day
    this.key[place] = key
    this.subject[place] = subject
    this.posted[place] = kind === "posted" ? 1 : 0
    for (let i = 0; i < this.tallies.length; i++) {
      const n = row[i] ?? 0
      if (n !== 0) (this.tallies[i] ??= new Float64Array(this.at.length))[place] = n
    }
    this.size++
    this.#note(place)
    if (this.sorted === place && (place === 0 || this.at[place - 1]! <= at)) this.sorted++
    else {
      this.#earliest = Math.min(this.#earliest, at)
      const late = this.size - this.sorted
      if (late % mostOutOfOrder === 0 && late * share >= this.size - this.#displaced()) this.#settle()
    }
  }

  /** The sorted places that a selection's window and what was known then cover, in stretches. Behind them, each has to be asked. */
  stretches({ from, knownAfter, knownAt, to }: Selection, take: TakeStretch): void {
    const end = firstFrom(this.at, to, this.sorted)
    let start = from === null ? 0 : firstFrom(this.at, from, this.sorted)
    const [after, until] = [knownAfter ?? -Infinity, knownAt ?? Infinity]
    for (let at = start; at < end;) {
      const number = Math.floor(at / block)
      const next = Math.min(end, (number + 1) * block)
      const [first, last] = [this.#firstLearned[number]!, this.#lastLearned[number]!]
      if (first <= after || last > until) {
        if (start < at) take(start, at, true)
        if (first <= until && last > after) take(at, next, false)
        start = next
      }
      at = next
    }
    if (start < end) take(start, end, true)
  }

  /** What neighbours among the sorted add up to: for each of so many keys one number a measure. */
  sumsByKey(keys: number, start: number, end: number): Float64Array {
    return this.#keySums.between(this, keys, start, end)
  }

  /** The first of the sorted places before which something belongs that came out of order. */
  #displaced(): number {
    return firstFrom(this.at, this.#earliest, this.sorted)
  }

  /** Brings what came out of order to its place. What counts before all of that stays where it is. */
  #settle(): void {
    const { at, size, sorted } = this
    const late = Uint32Array.from({ length: size - sorted }, (_, i) => sorted + i).sort(
      (a, b) => at[a]! - at[b]! || a - b
    )
    const begin = this.#displaced()
    const order = new Uint32Array(size - begin)
    for (let i = 0, early = begin, next = 0; i < order.length; i++)
      order[i] =
        next === late.length || (early < sorted && at[early]! <= at[late[next]!]!) ? early++ : late[next++]!
    const { day, key, posted, recordedAt, subject, tallies } = this
    for (const column of [at, recordedAt, day, key, subject, posted, ...tallies]) {
      if (column === undefined) continue
      const before = column.slice(begin, size)
      for (let i = 0; i < order.length; i++) column[begin + i] = before[order[i]! - begin]!
    }
    this.sorted = size
    this.#earliest = Infinity
    this.#keySums.forget(begin)
    this.#firstLearned.length = this.#lastLearned.length = Math.floor(begin / block)
    for (let place = this.#firstLearned.length * block; place < size; place++) this.#note(place)
  }

  /** Notes when a place was learned; all before it have been noted. */
  #note(place: number): void {
    const number = Math.floor(place / block)
    const learned = this.recordedAt[place]!
    if (number === this.#firstLearned.length) {
      this.#firstLearned.push(learned)
      this.#lastLearned.push(learned)
    } else if (learned < this.#firstLearned[number]!) this.#firstLearned[number] = learned
    else if (learned > this.#lastLearned[number]!) this.#lastLearned[number] = learned
  }

  #makeRoom(room: number): void {
    const moved = <Column extends Float64Array | Int32Array | Uint8Array>(
      old: Column,
      next: Column
    ): Column => {
      next.set(old)
      return next
    }
    this.at = moved(this.at, new Float64Array(room))
    this.recordedAt = moved(this.recordedAt, new Float64Array(room))
    this.day = moved(this.day, new Int32Array(room))
    this.key = moved(this.key, new Int32Array(room))
    this.subject = moved(this.subject, new Int32Array(room))
    this.posted = moved(this.posted, new Uint8Array(room))
    for (const [i, column] of this.tallies.entries())
      if (column !== undefined) this.tallies[i] = moved(column, new Float64Array(room))
  }
}

/**
 * How is a ledger held in memory so that any sum is quick? Book by book in columns of numbers: entries by the instants they count
 * at, and running totals by day.
 *
 * Every answer is that of `balances` in `Query.ts` over the same entries. Holding is all that is changed here, so this part of
 * the core has state; it still knows no clock and asks nobody.
 */
import { dayOf } from "../../time/Calendar.ts"
import * as LocalDate from "../../time/LocalDate.ts"
import type { Zone } from "../../time/Zone.ts"
import type { Book } from "../Book.ts"
import type { Entry } from "../Entry.ts"
import { answeredByCells, type Balance, type Query, sign } from "../Query.ts"
import { covered } from "../wholeDays.ts"
import { DayColumns } from "./DayColumns.ts"
import { EntryColumns } from "./EntryColumns.ts"
import { type Grouping, Keys } from "./Keys.ts"
import type { Days } from "./RunningTotals.ts"
import { Sums } from "./Sums.ts"

interface Shelf {
  readonly book: Book
  readonly keys: Keys
  readonly days: DayColumns
  readonly entries: EntryColumns
}

/** A ledger in memory: of whole entries, or of the sums of days alone, which are far fewer where the history is long. */
export class Columns {
  readonly zone: Zone
  /** Whether entries are held, and not only the sums of their days. */
  readonly whole: boolean
  readonly #bookOf: (id: string) => Book
  readonly #shelves = new Map<string, Shelf>()
  readonly #subjects = new Map<string, number>()
  readonly #names: Array<string> = []
  /** How many entries are held. */
  entries = 0

  /** Days are those of `zone`. */
  constructor(zone: Zone, bookOf: (id: string) => Book, { whole = true }: { readonly whole?: boolean } = {}) {
    this.zone = zone
    this.whole = whole
    this.#bookOf = bookOf
  }

  /** How many sums of a day are held. */
  get cells(): number {
    let all = 0
    for (const { days } of this.#shelves.values()) all += days.cells
    return all
  }

  /** Enters one entry, into its book and into the sums of its day. */
  add({ at, book: id, key: text, kind, recordedAt, subject, tally }: Entry): void {
    const { book, days, entries, keys } = this.#shelf(id)
    if (!this.whole && book.summed === false) return
    const key = keys.numberOf(text)
    const day = LocalDate.toEpochDay(dayOf(this.zone, at))
    if (book.summed !== false) days.add(key, day, tally)
    if (!this.whole) return
    entries.add({ at, day, recordedAt, key, subject: this.#subject(subject), kind, row: tally })
    this.entries++
  }

  /** Adds to the sum of a day without an entry to go with it; `day` in days since 1970. */
  addDay(book: string, day: number, key: string, tally: ReadonlyArray<number>): void {
    const shelf = this.#shelf(book)
    shelf.days.add(shelf.keys.numberOf(key), day, tally)
  }

  /** Records by their names, for `sums`. */
  among(subjects: Iterable<string>): ReadonlySet<number> {
    const found = new Set<number>()
    for (const name of subjects) {
      const number = this.#subjects.get(name)
      if (number !== undefined) found.add(number)
    }
    return found
  }

  /**
   * The sums that a question asks for. Who holds a record now no entry knows: a question about holders needs `held`, the records
   * that they hold. Null where that is missing, where totals are too large to be exact, and where only days are held.
   */
  sums(query: Query, held: ReadonlySet<number> | null = null): ReadonlyArray<Balance> | null {
    if (!this.whole || (query.holders !== null && held === null)) return null
    const shelf = this.#shelf(query.book)
    const { book, days, keys } = shelf
    const grouping = keys.grouping(query)
    const sums = sumsFor(book, query, grouping)
    if (answeredByCells(book, query)) {
      if (!days.exact) return null
      const { days: whole, edges } = covered(this.zone, query)
      addDays(shelf, query, grouping, whole, sums)
      for (const edge of edges) this.#addEntries(shelf, { ...query, ...edge }, null, grouping, sums)
    } else this.#addEntries(shelf, query, query.holders === null ? null : held, grouping, sums)
    return sums.balances(book, query, grouping, (subject) => this.#names[subject]!)
  }

  /** The sums of whole days, for a ledger whose entries are elsewhere; null where totals are too large to be exact. */
  wholeDays(query: Query, whole: Days): ReadonlyArray<Balance> | null {
    const shelf = this.#shelf(query.book)
    const grouping = shelf.keys.grouping(query)
    const sums = sumsFor(shelf.book, query, grouping)
    if (!shelf.days.exact) return null
    addDays(shelf, query, grouping, whole, sums)
    return sums.balances(shelf.book, query, grouping, () => "")
  }

  /** Whether anything at all is filed on a day, in days since 1970. */
  anythingOn(book: string, day: number): boolean {
    return this.#shelf(book).days.has(day)
  }

  #shelf(id: string): Shelf {
    let shelf = this.#shelves.get(id)
    if (shelf === undefined) {
      const book = this.#bookOf(id)
      const many = book.measures.length
      shelf = { book, keys: new Keys(book), days: new DayColumns(many), entries: new EntryColumns(many) }
      this.#shelves.set(id, shelf)
    }
    return shelf
  }

  #subject(name: string): number {
    const known = this.#subjects.get(name)
    if (known !== undefined) return known
    this.#subjects.set(name, this.#names.length)
    return this.#names.push(name) - 1
  }

  #addEntries(
    { book, entries }: Shelf,
    query: Query,
    held: ReadonlySet<number> | null,
    grouping: Grouping,
    sums: Sums
  ): void {
    const of = grouping.upToDate()
    const { deleted, from, knownAfter = -Infinity, perDay, perInstant, perSubject, to } = query
    const knownAt = query.knownAt ?? Infinity
    const least = from ?? -Infinity
    const m = book.measures.length
    const by = sign(query)
    const wanted = query.subjects === null ? null : this.among(query.subjects)
    const { at, day, key, posted, recordedAt, rows, subject } = entries
    const { end, start } = entries.within(from, to)
    const look = (first: number, last: number): void => {
      for (let i = first; i < last; i++) {
        const group = of[key[i]!]!
        if (group < 0 || at[i]! >= to || at[i]! < least) continue
        if (recordedAt[i]! > knownAt || recordedAt[i]! <= knownAfter) continue
        if (deleted !== "exclude" && (posted[i] === 1) !== (deleted === "include")) continue
        if (wanted !== null && !wanted.has(subject[i]!)) continue
        if (held !== null && !held.has(subject[i]!)) continue
        const place = sums.at(
          group,
          perDay ? day[i]! : 0,
          perInstant ? at[i]! : 0,
          perSubject ? subject[i]! : 0
        )
        for (let j = 0; j < m; j++) sums.rows[place + j]! += by * rows[i * m + j]!
      }
    }
    look(start, end)
    look(entries.sorted, entries.size)
  }
}

const sumsFor = ({ measures }: Book, { perDay, perInstant, perSubject }: Query, { groups }: Grouping): Sums =>
  new Sums(measures.length, groups.length, perDay || perInstant || perSubject)

const addDays = ({ days }: Shelf, { perDay }: Query, grouping: Grouping, whole: Days, sums: Sums): void =>
  days.sum(grouping, whole, perDay, (group, day, row) => {
    const place = sums.at(group, day, 0, 0)
    for (let i = 0; i < row.length; i++) sums.rows[place + i]! += row[i]!
  })

/**
 * How is a ledger held in memory so that any sum is quick? Book by book in columns of numbers: entries by the instants they count
 * at, and running totals by day.
 *
 * Every answer is that of `balances` in `Query.ts` over the same entries. Holding is all that is changed here, so this part of
 * the core has state; it still knows no clock and asks nobody.
 */
import { epochDayOf, startOfEpochDay } from "../../time/Calendar.ts"
import type { Event } from "../../log/Event.ts"
import type { Instant } from "../../time/Instant.ts"
import type { Zone } from "../../time/Zone.ts"
import type * as Book from "../Book.ts"
import { type Entry, type EntryKind, operated, operationOf, subjectOf } from "../Entry.ts"
import { answeredByCells, type Balance, type Query } from "../Query.ts"
import { covered } from "../wholeDays.ts"
import { addEntries } from "./addEntries.ts"
import { DayColumns } from "./DayColumns.ts"
import { EntryColumns } from "./EntryColumns.ts"
import { Keys } from "./Keys.ts"
import { Names } from "./Names.ts"
import type { Days } from "./RunningTotals.ts"
import { Sums } from "./Sums.ts"

/** What is held of one book. */
interface Shelf {
  readonly book: Book.Book
  readonly keys: Keys
  readonly days: DayColumns
  readonly entries: EntryColumns
  /** The tally that is being entered; the same row for every entry, so that none is made for each. */
  readonly row: Float64Array
  /** A tally of the book that adds nothing. */
  readonly nothing: Readonly<Record<string, number>>
}

/** A ledger in memory: of whole entries, or of the sums of days alone, which are far fewer where the history is long. */
export class Columns {
  readonly zone: Zone
  /** Whether entries are held, and not only the sums of their days. */
  readonly whole: boolean
  readonly #bookOf: (id: string) => Book.Book
  readonly #shelves = new Map<string, Shelf>()
  readonly #subjects = new Names()
  /** One sheet for all questions, which come one after the other. */
  readonly #sums = new Sums()
  /** The day of the entry before: most come day by day. */
  #last = { day: 0, from: 0, to: 0 }
  /** How many entries are held. */
  entries = 0

  /** Days are those of `zone`. */
  constructor(
    zone: Zone,
    bookOf: (id: string) => Book.Book,
    { whole = true }: { readonly whole?: boolean } = {}
  ) {
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
  add(entry: Entry): void {
    const shelf = this.#shelf(entry.book)
    const { keys, row } = shelf
    for (let i = 0; i < row.length; i++) row[i] = entry.tally[i] ?? 0
    this.#enter(shelf, keys.numberOf(entry.key), entry.at, entry.subject, entry.kind, entry.recordedAt)
  }

  /**
   * Enters what an event posts to these books and what it takes back or brings back: the entries of `entriesOf`, none of which is
   * made for it. `recalled` gives all entries of a record that was deleted, restored or merged, as `entriesOf` asks for them.
   */
  post(
    books: ReadonlyArray<Book.Book>,
    event: Event,
    recalled: (subject: string) => ReadonlyArray<Entry>
  ): void {
    const operation = operationOf(event)
    if (operation !== null)
      for (const entry of operated(operation, recalled(subjectOf(operation)), event)) this.add(entry)
    for (const book of books) {
      if (!this.whole && book.summed === false) continue
      const postings = book.post(event)
      if (postings.length === 0) continue
      const shelf = this.#shelf(book.id)
      const { keys, row } = shelf
      const { measures } = book
      for (let n = 0; n < postings.length; n++) {
        const { at, key, subject, tally } = postings[n]!
        for (let i = 0; i < row.length; i++) row[i] = tally[measures[i]!] ?? 0
        this.#enter(shelf, keys.numberOfKey(key), at, subject, "posted", event.recordedAt)
      }
    }
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
      const number = this.#subjects.known(name)
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
    const { book, days, entries, keys, nothing } = this.#shelf(query.book)
    const grouping = keys.grouping(query)
    const sums = this.#sums
    sums.begin({ query, grouping, nothing })
    if (answeredByCells(book, query)) {
      if (!days.exact) return null
      const { days: whole, edges } = covered(this.zone, query)
      days.addTo(sums, grouping, whole)
      for (const edge of edges)
        addEntries(entries, { ...query, ...edge }, { held: null, wanted: null }, grouping, sums)
    } else {
      const wanted = query.subjects === null ? null : this.among(query.subjects)
      addEntries(entries, query, { held: query.holders === null ? null : held, wanted }, grouping, sums)
    }
    return sums.balances((subject) => this.#subjects.all[subject]!)
  }

  /** The sums of whole days, for a ledger whose entries are elsewhere; null where totals are too large to be exact. */
  wholeDays(query: Query, whole: Days): ReadonlyArray<Balance> | null {
    const { days, keys, nothing } = this.#shelf(query.book)
    if (!days.exact) return null
    const grouping = keys.grouping(query)
    this.#sums.begin({ query, grouping, nothing })
    days.addTo(this.#sums, grouping, whole)
    return this.#sums.balances(() => "")
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
      shelf = {
        book,
        keys: new Keys(book),
        days: new DayColumns(many),
        entries: new EntryColumns(many),
        row: new Float64Array(many),
        nothing: Object.fromEntries(book.measures.map((measure) => [measure, 0]))
      }
      this.#shelves.set(id, shelf)
    }
    return shelf
  }

  /** Enters the row of a shelf. */
  #enter(
    { book, days, entries, row }: Shelf,
    key: number,
    at: Instant,
    subject: string,
    kind: EntryKind,
    recordedAt: Instant
  ): void {
    if (!this.whole && book.summed === false) return
    const day = this.#dayOf(at)
    if (book.summed !== false) days.add(key, day, row)
    if (!this.whole) return
    entries.add({ at, day, recordedAt, key, subject: this.#subjects.numberOf(subject), kind, row })
    this.entries++
  }

  #dayOf(at: Instant): number {
    if (at < this.#last.from || at >= this.#last.to) {
      const day = epochDayOf(this.zone, at)
      this.#last = {
        day,
        from: startOfEpochDay(this.zone, day),
        to: startOfEpochDay(this.zone, day + 1)
      }
    }
    return this.#last.day
  }
}

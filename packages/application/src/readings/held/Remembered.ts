/**
 * Which sums need not be added up again? Those of which no entry speaks that was entered since, though the clock went on and with it
 * the end of their window.
 */
import type { Columns } from "@weir/domain/ledger/columns/Columns"
import type { Entry } from "@weir/domain/ledger/Entry"
import { type Balance, type Query, selecting } from "@weir/domain/ledger/Query"
import { bookOf } from "@weir/domain/metrics/books"
import * as Instant from "@weir/domain/time/Instant"

type Balances = ReadonlyArray<Balance>

interface Answer {
  /** Where its window ends, as far as it was asked. */
  to: Query["to"]
  /** How many entries its book had got when it was last known to be right. */
  entered: number
  readonly balances: Balances
}

/** How much is remembered. What is more is forgotten, with all the rest. */
export interface Limits {
  /** Different questions, and balances in all their answers. */
  readonly answers: number
  readonly balances: number
  /** Entries of a book since the first of them. */
  readonly entered: number
}

const plenty: Limits = { answers: 2000, balances: 200_000, entered: 5000 }
/** So many windows begin at the same instant, and are told apart by their ends. */
const mostEnds = 8

/** The sums of a ledger that is held, the same object for as long as they are the same. */
export class Remembered {
  readonly #columns: Columns
  readonly #limits: Limits
  readonly #answers = new Map<string, Array<Answer>>()
  readonly #entered = new Map<string, Array<Entry>>()
  #balances = 0

  constructor(columns: Columns, limits: Limits = plenty) {
    this.#columns = columns
    this.#limits = limits
  }

  /** Is told of every entry that the ledger gets. */
  enter(entry: Entry): void {
    if (this.#answers.size === 0) return
    const own = this.#entered.get(entry.book)
    if (own === undefined) this.#entered.set(entry.book, [entry])
    else if (own.push(entry) > this.#limits.entered) this.#forget()
  }

  /** As `sums` of the columns. Questions about who holds what are not remembered: that changes without any entry. */
  sums(query: Query, held: ReadonlySet<number> | null): Balances | null {
    if (query.holders !== null) return this.#columns.sums(query, held)
    const name = nameOf(query)
    const known = this.#answers.get(name) ?? []
    // Windows that begin alike are told apart by their ends, which only ever move on.
    const last = known.reduce<Answer | null>(
      (best, one) => (one.to <= query.to && (best === null || one.to > best.to) ? one : best),
      null
    )
    if (last !== null && this.#holds(last, query)) return this.#rightFor(query, last).balances
    const balances = this.#columns.sums(query)
    if (balances === null) return null
    if (last !== null) {
      this.#balances -= last.balances.length
      known.splice(known.indexOf(last), 1)
    }
    this.#balances += balances.length
    if (this.#answers.size >= this.#limits.answers || this.#balances > this.#limits.balances) this.#forget()
    const answer = { to: query.to, entered: 0, balances }
    this.#answers.set(name, [...(this.#answers.get(name) ?? []).slice(1 - mostEnds), answer])
    return this.#rightFor(query, answer).balances
  }

  #rightFor({ book, to }: Query, answer: Answer): Answer {
    return Object.assign(answer, { to, entered: this.#entered.get(book)?.length ?? 0 })
  }

  #holds({ entered, to }: Answer, query: Query): boolean {
    const since = this.#entered.get(query.book) ?? []
    if (entered < since.length) {
      const belongs = selecting(bookOf(query.book), { ...query, to }, () => [])
      for (let i = entered; i < since.length; i++) if (belongs(since[i]!)) return false
    }
    if (to === query.to) return true
    // A window that had not begun begins later than it ended then.
    const from = query.from === null ? to : Instant.make(Math.max(to, query.from))
    return this.#columns.sums({ ...query, from })?.length === 0
  }

  #forget(): void {
    this.#answers.clear()
    this.#entered.clear()
    this.#balances = 0
  }
}

const nameOf = (query: Query): string =>
  JSON.stringify([
    query.book,
    query.where,
    query.from,
    query.knownAt,
    query.knownAfter,
    query.deleted,
    query.subjects,
    query.by,
    query.perDay,
    query.perInstant,
    query.perSubject
  ])

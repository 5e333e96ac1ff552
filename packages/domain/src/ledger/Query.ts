/** What can be asked of the ledger? Sums of entries: of one book, in a window, under some keys, grouped as wanted. */
import type { Instant } from "../time/Instant.ts"
import type { LocalDate } from "../time/LocalDate.ts"
import * as Book from "./Book.ts"
import type { Entry } from "./Entry.ts"

/** Which entries. All conditions hold together; values inside one dimension are alternatives. */
export interface Selection {
  readonly book: string
  /** Wanted values by dimension; a dimension that is absent is not restricted. */
  readonly where: Readonly<Record<string, ReadonlyArray<string>>>
  /** Inclusive; null means since the beginning of time (a snapshot). */
  readonly from: Instant | null
  /** Exclusive. */
  readonly to: Instant
  /** Only what was recorded at or before this instant (as-of); null means everything known now. */
  readonly knownAt: Instant | null
  /** Only what was recorded after this instant; absent means since the beginning. */
  readonly knownAfter?: Instant
  /** Deleted records: left out, counted as if they had not been deleted, or nothing but them (G10). */
  readonly deleted: "exclude" | "include" | "only"
  /** Only entries of these records; null means of all. */
  readonly subjects: ReadonlyArray<string> | null
  /** Only entries of records that one of these people holds now; null means whoever holds them (G16). */
  readonly holders: ReadonlyArray<string> | null
}

/** A question to one book: which entries, and what is kept apart in their sums. */
export interface Query extends Selection {
  /** The dimensions to keep apart; an empty list gives one sum. */
  readonly by: ReadonlyArray<string>
  /** Keep the days of the workspace's zone apart. */
  readonly perDay: boolean
  /** Keep the instants apart at which entries count. Reads entries instead of stored sums. */
  readonly perInstant: boolean
  /** Keep the records apart. Reads entries instead of stored sums. */
  readonly perSubject: boolean
}

/** One sum. `key` has the dimensions of `by`; days, instants and subjects are null unless asked for. Sums that are all zero are left out. */
export interface Balance {
  readonly key: Readonly<Record<string, string>>
  readonly day: LocalDate | null
  readonly at: Instant | null
  readonly subject: string | null
  readonly tally: Readonly<Record<string, number>>
}

/** True when the stored day sums can answer: they know neither records and who holds them, nor instants, nor when something was learned, nor what was reversed. */
export const answeredByCells = (book: Book.Book, query: Query): boolean =>
  book.summed !== false &&
  !query.perSubject &&
  !query.perInstant &&
  query.knownAt === null &&
  query.knownAfter === undefined &&
  query.deleted === "exclude" &&
  query.subjects === null &&
  query.holders === null

/** Who holds a record now; nobody for what nobody may read without seeing everything. See `access/holders.ts`. */
export type HoldersOf = (subject: string) => ReadonlyArray<string>

/** Tells of each entry whether it belongs to a selection; what the selection asks of keys is looked up once for all of them. */
export const selecting = (
  book: Book.Book,
  selection: Selection,
  holdersOf: HoldersOf
): ((entry: Entry) => boolean) => {
  const { deleted, from, holders, knownAfter, knownAt, subjects, to } = selection
  const asked = Object.entries(selection.where).map(([dim, wanted]) => ({
    place: book.dims.indexOf(dim),
    wanted
  }))
  return (entry) => {
    if (entry.book !== selection.book || entry.at >= to) return false
    if (from !== null && entry.at < from) return false
    if (knownAt !== null && entry.recordedAt > knownAt) return false
    if (knownAfter !== undefined && entry.recordedAt <= knownAfter) return false
    if (deleted !== "exclude" && (entry.kind === "posted") !== (deleted === "include")) return false
    if (subjects !== null && !subjects.includes(entry.subject)) return false
    if (holders !== null && !holdersOf(entry.subject).some((id) => holders.includes(id))) return false
    if (asked.length === 0) return true
    const values = Book.keyValues(entry.key)
    return asked.every(({ place, wanted }) => wanted.includes(values[place] ?? ""))
  }
}

/** What an entry adds to a sum over a selection: nothing but deleted records means the opposite of their reversals. */
export const sign = (selection: Selection): 1 | -1 => (selection.deleted === "only" ? -1 : 1)

/** The sums of entries that a query asks for. This is the definition; storage may only be faster. */
export const balances = (
  book: Book.Book,
  query: Query,
  entries: Iterable<Entry>,
  around: { readonly dayOf: (at: Instant) => LocalDate; readonly holdersOf: HoldersOf }
): ReadonlyArray<Balance> => {
  const sums = new Map<string, { readonly balance: Omit<Balance, "tally">; readonly row: Array<number> }>()
  const belongs = selecting(book, query, around.holdersOf)
  const kept = query.by.map((dim) => book.dims.indexOf(dim))
  for (const entry of entries) {
    if (!belongs(entry)) continue
    const all = kept.length === 0 ? [] : Book.keyValues(entry.key)
    const values = kept.map((place) => all[place] ?? "")
    const day = query.perDay ? around.dayOf(entry.at) : null
    const at = query.perInstant ? entry.at : null
    const subject = query.perSubject ? entry.subject : null
    const place = [...values, day, at, subject].join("|")
    let sum = sums.get(place)
    if (sum === undefined) {
      const key = Object.fromEntries(query.by.map((dim, i) => [dim, values[i] ?? ""]))
      sums.set(place, (sum = { balance: { key, day, at, subject }, row: book.measures.map(() => 0) }))
    }
    for (let i = 0; i < sum.row.length; i++) sum.row[i]! += sign(query) * (entry.tally[i] ?? 0)
  }
  return [...sums.values()]
    .filter(({ row }) => row.some((n) => n !== 0))
    .map(({ balance, row }) => ({ ...balance, tally: Book.decodeTally(book, row.map(exact)) }))
}

/** Sums stay exact up to 2^53 - 1; beyond that no number is better than a wrong one. */
export const exact = (n: number): number => {
  if (!Number.isSafeInteger(n)) throw new RangeError(`a ledger sum left the range of exact integers: ${n}`)
  return n === 0 ? 0 : n
}

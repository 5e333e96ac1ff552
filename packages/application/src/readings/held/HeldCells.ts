/** How are the day cells of one workspace held in memory, and summed there? Keys are taken apart once, when they are first met. */
import type { Book } from "@weir/domain/ledger/Book"
import { decodeKey, decodeTally } from "@weir/domain/ledger/Book"
import type { Entry } from "@weir/domain/ledger/Entry"
import { type Balance, exact, type Query } from "@weir/domain/ledger/Query"
import { bookOf } from "@weir/domain/metrics/books"
import { dayOf } from "@weir/domain/time/Calendar"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Zone } from "@weir/domain/time/Zone"
import type { DayCell } from "../../ports/Ledger.ts"

/** All days of one key of one book. */
interface HeldKey {
  readonly key: Readonly<Record<string, string>>
  readonly days: Map<number, Array<number>>
}

export interface HeldCells {
  readonly zone: Zone
  /** The position of the log that the cells reflect. */
  seq: number
  /** How many cells are held. */
  size: number
  readonly books: Map<
    string,
    { readonly book: Book; readonly keys: Map<string, HeldKey>; readonly days: Set<number> }
  >
}

export const held = (zone: Zone, seq: number, cells: ReadonlyArray<DayCell>): HeldCells => {
  const all: HeldCells = { zone, seq, size: 0, books: new Map() }
  for (const { book, day, key, tally } of cells) add(all, book, day, key, tally)
  return all
}

/** Adds the entries of the next events; afterwards the cells reflect `seq`. */
export const advance = (all: HeldCells, entries: ReadonlyArray<Entry>, seq: number): void => {
  // Books that are not added up into cells are not held: their sums are read from the entries.
  for (const { at, book, key, tally } of entries)
    if (bookOf(book).summed !== false) add(all, book, LocalDate.toEpochDay(dayOf(all.zone, at)), key, tally)
  all.seq = seq
}

const add = (all: HeldCells, id: string, day: number, text: string, tally: ReadonlyArray<number>): void => {
  let shelf = all.books.get(id)
  if (shelf === undefined) all.books.set(id, (shelf = { book: bookOf(id), keys: new Map(), days: new Set() }))
  let own = shelf.keys.get(text)
  if (own === undefined) shelf.keys.set(text, (own = { key: decodeKey(shelf.book, text), days: new Map() }))
  const row = own.days.get(day)
  shelf.days.add(day)
  if (row === undefined) {
    own.days.set(
      day,
      shelf.book.measures.map((_, i) => tally[i] ?? 0)
    )
    all.size++
  } else for (let i = 0; i < row.length; i++) row[i]! += tally[i] ?? 0
}

/** Whether anything at all is filed on a day in a book. */
export const anythingOn = (all: HeldCells, book: string, day: number): boolean =>
  all.books.get(book)?.days.has(day) ?? false

/** Sums by place, which balances of the same query from elsewhere can be added to. */
export type Sums = Map<string, { readonly balance: Omit<Balance, "tally">; readonly row: Array<number> }>

/** The sums of whole days, from `from` (null: the beginning) up to but not including `to`, in days since 1970. */
export const sumDays = (
  all: HeldCells,
  query: Query,
  days: { readonly from: number | null; readonly to: number }
): Sums => {
  const sums: Sums = new Map()
  const shelf = all.books.get(query.book)
  if (shelf === undefined) return sums
  const where = Object.entries(query.where)
  for (const own of shelf.keys.values()) {
    if (!where.every(([dim, values]) => values.includes(own.key[dim] ?? ""))) continue
    for (const [day, row] of own.days) {
      if (day < days.to && (days.from === null || day >= days.from)) {
        addRow(sums, query, own.key, query.perDay ? LocalDate.ofEpochDay(day) : null, row)
      }
    }
  }
  return sums
}

/** Adds balances that storage gave for the same query over other instants. */
export const addBalances = (sums: Sums, query: Query, balances: ReadonlyArray<Balance>): void => {
  const { measures } = bookOf(query.book)
  for (const { day, key, tally } of balances)
    addRow(
      sums,
      query,
      key,
      day,
      measures.map((m) => tally[m] ?? 0)
    )
}

const addRow = (
  sums: Sums,
  query: Query,
  key: Readonly<Record<string, string>>,
  day: Balance["day"],
  row: ReadonlyArray<number>
): void => {
  const values = query.by.map((dim) => key[dim] ?? "")
  const place = `${values.join("|")} ${day ?? ""}`
  const sum = sums.get(place)
  if (sum === undefined) {
    const own = Object.fromEntries(query.by.map((dim, i) => [dim, values[i]!]))
    sums.set(place, { balance: { key: own, day, at: null, subject: null }, row: [...row] })
  } else for (let i = 0; i < row.length; i++) sum.row[i]! += row[i]!
}

/** The balances of some sums; those that are all zero are left out, as everywhere. */
export const balancesOf = (sums: Sums, query: Query): ReadonlyArray<Balance> => {
  const book = bookOf(query.book)
  return [...sums.values()]
    .filter(({ row }) => row.some((n) => n !== 0))
    .map(({ balance, row }) => ({ ...balance, tally: decodeTally(book, row.map(exact)) }))
}

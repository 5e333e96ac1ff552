/**
 * What is a book? One account of the ledger: which dimensions its entries are filed under, which integers they carry, and
 * what each event posts to it.
 *
 * Tallies are records of integers and add up; nothing else is ever done to them. So live update, late events, day sums,
 * rebuild and undo are one operation.
 */
import type { EventDraft } from "../log/Event.ts"
import type { Instant } from "../time/Instant.ts"

/** At most this many measures a book, so that storage can give each a column. */
export const maxMeasures = 8

/** One account: how its entries are filed, what they add up, and what every event posts to it. */
export interface Book<Dim extends string = string, Measure extends string = string> {
  /** Kebab-case name, stored with every entry. */
  readonly id: string
  /** The names of the dimensions, in the order in which keys are written. */
  readonly dims: ReadonlyArray<Dim>
  readonly measures: ReadonlyArray<Measure>
  /**
   * False for a book whose keys name single records, or that is asked for record by record alone: its entries are not added up into
   * day cells, since there would be as many cells as entries, or nobody would read them. Its sums are read from the entries. Day
   * cells are kept when it is left out.
   */
  readonly summed?: false
  /** Raised when the book posts other entries for the same events, so that ledgers kept until then are entered anew; 1 when left out. */
  readonly edition?: number
  /** What one event posts. Pure: no clock, no look-up. */
  readonly post: (event: EventDraft) => ReadonlyArray<Posting<Dim, Measure>>
}

/** A signed entry: the instant it counts at, where it is filed, what it adds, and the record it speaks of. */
export interface Posting<Dim extends string = string, Measure extends string = string> {
  readonly at: Instant
  readonly key: Readonly<Record<Dim, string>>
  readonly tally: Readonly<Record<Measure, number>>
  readonly subject: string
}

/** Defines a book; refuses one with too many measures when the program starts. */
export const make = <const Dim extends string, const Measure extends string>(
  book: Book<Dim, Measure>
): Book<Dim, Measure> => {
  if (book.measures.length > maxMeasures)
    throw new Error(`book ${book.id} has more than ${maxMeasures} measures`)
  return book
}

const separator = "|"

/** A key as one text: the values of the dimensions in the book's order, joined by "|". Values never contain "|". */
export const encodeKey = ({ dims }: Book, key: Readonly<Record<string, string>>): string => {
  let text = ""
  for (let i = 0; i < dims.length; i++) text += (i === 0 ? "" : separator) + (key[dims[i]!] ?? "")
  return text
}

/** What is filed under each dimension, in the book's order. */
export const keyValues = (text: string): ReadonlyArray<string> => text.split(separator)

/** The inverse of `encodeKey`. */
export const decodeKey = (book: Book, text: string): Readonly<Record<string, string>> => {
  const values = keyValues(text)
  return Object.fromEntries(book.dims.map((dim, i) => [dim, values[i] ?? ""]))
}

/** The measures as a row of integers in the book's order. */
export const encodeTally = (
  { measures }: Book,
  tally: Readonly<Record<string, number>>
): ReadonlyArray<number> => {
  const row: Array<number> = []
  for (const measure of measures) row.push(tally[measure] ?? 0)
  return row
}

/** The inverse of `encodeTally`; missing columns are 0. */
export const decodeTally = (book: Book, row: ReadonlyArray<number>): Readonly<Record<string, number>> =>
  Object.fromEntries(book.measures.map((measure, i) => [measure, row[i] ?? 0]))

/** How does an entry of the ledger become a row, and a row an entry? Measures go by position, as many as the book has. */
import { maxMeasures } from "@weir/domain/ledger/Book"
import type { Entry } from "@weir/domain/ledger/Entry"
import { bookOf, books } from "@weir/domain/metrics/books"
import { dayOf } from "@weir/domain/time/Calendar"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Zone } from "@weir/domain/time/Zone"
import { sql } from "kysely"
import { type Columns, small, text, whole } from "../sql/insert.ts"
import { instant, type StoredInteger, whole as wholeOf } from "./numbers.ts"

/** The columns of the measures in order. */
export const measures = Array.from({ length: maxMeasures }, (_, i) => `m${i + 1}`)

/** An entry with its line within its event and its local day. */
export interface Line {
  readonly entry: Entry
  readonly line: number
  readonly day: number
}

/** Numbers the entries of each event from 0 and gives them their days. */
export const linesOf = (entries: ReadonlyArray<Entry>, zone: Zone): ReadonlyArray<Line> => {
  const next = new Map<number, number>()
  return entries.map((entry) => {
    const line = next.get(entry.seq) ?? 0
    next.set(entry.seq, line + 1)
    return { entry, line, day: LocalDate.toEpochDay(dayOf(zone, entry.at)) }
  })
}

/** The columns of entries or cells that hold measures; those that no row here uses are left to their default of 0. */
export const measureColumns = <Row>(
  rows: ReadonlyArray<Row>,
  tally: (row: Row) => ReadonlyArray<number>
): Columns<Row> =>
  tallyColumns(
    rows.reduce((most, row) => Math.max(most, tally(row).length), 0),
    tally
  )

const tallyColumns = <Row>(used: number, tally: (row: Row) => ReadonlyArray<number>): Columns<Row> =>
  Object.fromEntries(
    measures.slice(0, used).map((name, i) => [name, whole<Row>((row) => tally(row)[i] ?? 0)])
  )

const tallyOf = ({ entry }: Line): ReadonlyArray<number> => entry.tally

/** So many measures has the book with the most. */
const widest = Math.max(...books.map((book) => book.measures.length))

/** The columns of entries, with as many measures as any of these has, or any of any book. */
export const entryColumns = (lines?: ReadonlyArray<Line>): Columns<Line> => ({
  seq: whole((l) => l.entry.seq),
  line: small((l) => l.line),
  book: text((l) => l.entry.book),
  at: whole((l) => l.entry.at),
  day: small((l) => l.day),
  key: text((l) => l.entry.key),
  ...(lines === undefined ? tallyColumns(widest, tallyOf) : measureColumns(lines, tallyOf)),
  subject: text((l) => l.entry.subject),
  kind: text((l) => l.entry.kind),
  recorded_at: whole((l) => l.entry.recordedAt)
})

export interface EntryRow extends Readonly<Record<`m${number}`, StoredInteger>> {
  readonly seq: StoredInteger
  readonly line: number
  readonly book: string
  readonly at: StoredInteger
  readonly key: string
  readonly subject: string
  readonly kind: Entry["kind"]
  readonly recorded_at: StoredInteger
}

/** What to select for `entryOf`. */
export const entrySelection = sql.raw(
  `seq, line, book, at, key, ${measures.join(", ")}, subject, kind, recorded_at`
)

export const entryOf = (row: EntryRow): Entry => ({
  book: row.book,
  at: instant(row.at),
  key: row.key,
  tally: bookOf(row.book).measures.map((_, i) => wholeOf(row[`m${i + 1}`] ?? 0)),
  subject: row.subject,
  kind: row.kind,
  seq: wholeOf(row.seq),
  recordedAt: instant(row.recorded_at)
})

const numbers = ["seq", "at", "recorded_at", ...measures]
const words = ["book", "key", "subject", "kind"]

/** Many entries in one row, column by column: value by value they take the database half as long again. */
export const entriesSelection = sql.join([
  ...numbers.map((name) => sql`string_agg(${sql.ref(name)}::text, ',') as ${sql.ref(name)}`),
  ...words.map((name) => sql`array_to_json(array_agg(${sql.ref(name)})) as ${sql.ref(name)}`)
])

/** What `entriesSelection` gives: nothing at all where there are no entries. */
export type EntriesRow = Readonly<Record<string, string | ReadonlyArray<string> | null>>

export const entriesOf = (row: EntriesRow): ReadonlyArray<Entry> => {
  const seq = numbersIn(row["seq"])
  const [at, recordedAt] = [numbersIn(row["at"]), numbersIn(row["recorded_at"])]
  const sums = measures.slice(0, widest).map((name) => numbersIn(row[name]))
  const [book, key, subject, kind] = words.map((name) => wordsIn(row[name]))
  return seq.map((place, i) => ({
    book: book![i]!,
    at: instant(at[i]!),
    key: key![i]!,
    tally: bookOf(book![i]!).measures.map((_, measure) => wholeOf(sums[measure]![i]!)),
    subject: subject![i]!,
    kind: kind![i] as Entry["kind"],
    seq: wholeOf(place),
    recordedAt: instant(recordedAt[i]!)
  }))
}

const numbersIn = (column: EntriesRow[string] | undefined): ReadonlyArray<number> =>
  typeof column === "string" ? column.split(",").map(Number) : []

const wordsIn = (column: EntriesRow[string] | undefined): ReadonlyArray<string> =>
  Array.isArray(column) ? (column as ReadonlyArray<string>) : []

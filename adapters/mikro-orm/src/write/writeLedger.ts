/** How do events get into the ledger? Their entries are written, and added to the sums of their days. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Entry } from "@weir/domain/ledger/Entry"
import { entriesOf, subjectsToRecall } from "@weir/domain/ledger/Ledger"
import type { Event } from "@weir/domain/log/Event"
import { bookOf, books } from "@weir/domain/metrics/books"
import type { Zone } from "@weir/domain/time/Zone"
import { type RawBuilder, sql } from "kysely"
import type { Database } from "../Orm.ts"
import {
  entryColumns,
  entryOf,
  type EntryRow,
  entrySelection,
  type Line,
  linesOf,
  measureColumns
} from "../rows/entryRows.ts"
import { texts } from "../sql/arrays.ts"
import { type NewRows, newRows } from "../sql/copy.ts"
import { type Columns, inserting, small, text } from "../sql/insert.ts"
import { select } from "../sql/select.ts"

/** What enters events into the ledger. */
export interface Entering {
  readonly entries: NewRows
  /** Adds the entries to the sums of their days; none where nothing changes. */
  readonly sums: RawBuilder<unknown> | null
}

/** What enters events that have been given their places. */
export const entering = async (
  db: Database,
  workspaceId: WorkspaceId,
  zone: Zone,
  events: ReadonlyArray<Event>,
  when?: RawBuilder<unknown>
): Promise<Entering> => {
  const recalled = await recall(db, workspaceId, subjectsToRecall(events))
  const lines = linesOf(
    entriesOf(books, events, (subject) => recalled.get(subject) ?? []),
    zone
  )
  const summed = lines.filter(({ entry }) => bookOf(entry.book).summed !== false)
  return {
    entries: newRows("entry", workspaceId, entryColumns(lines), lines),
    sums: addingToCells(workspaceId, summed, when)
  }
}

/** Enters events that have been given their places. Gives the number of entries. */
export const writeLedger = async (
  db: Database,
  workspaceId: WorkspaceId,
  zone: Zone,
  events: ReadonlyArray<Event>
): Promise<number> => {
  const { entries, sums } = await entering(db, workspaceId, zone, events)
  await entries.inserting()?.execute(db)
  await sums?.execute(db)
  return entries.count
}

/** All entries that some records ever had, in the order of the log. */
const recall = async (
  db: Database,
  workspaceId: WorkspaceId,
  subjects: ReadonlyArray<string>
): Promise<ReadonlyMap<string, ReadonlyArray<Entry>>> => {
  if (subjects.length === 0) return new Map()
  const rows = await select(
    db,
    sql<EntryRow>`
    select ${entrySelection} from entry where workspace_id = ${workspaceId} and subject = any(${texts(subjects)}::text[])
    order by seq, line`
  )
  return Map.groupBy(rows.map(entryOf), (entry) => entry.subject)
}

interface Cell {
  readonly book: string
  readonly day: number
  readonly key: string
  readonly tally: ReadonlyArray<number>
}

const addingToCells = (
  workspaceId: WorkspaceId,
  lines: ReadonlyArray<Line>,
  when?: RawBuilder<unknown>
): RawBuilder<unknown> | null => {
  const changed = cellsOf(lines)
    .filter(({ tally }) => tally.some((n) => n !== 0))
    .sort(inOneOrder)
  const columns: Columns<Cell> = measureColumns(changed, (cell) => cell.tally)
  const sums = Object.keys(columns).map(
    (name) => sql`${sql.ref(name)} = ${sql.ref(`cell.${name}`)} + ${sql.ref(`excluded.${name}`)}`
  )
  return inserting(
    "cell",
    workspaceId,
    {
      book: text((c: Cell) => c.book),
      day: small((c: Cell) => c.day),
      key: text((c: Cell) => c.key),
      ...columns
    },
    changed,
    sql`on conflict (workspace_id, book, day, key) do update set ${sql.join(sums)}`,
    when
  )
}

/** What the entries of each book, day and key add up to. */
const cellsOf = (lines: ReadonlyArray<Line>): ReadonlyArray<Cell> => {
  // Found by the key first: joining the three into a text would cost more than all the adding.
  const cells: Array<Cell & { readonly tally: Array<number> }> = []
  const books = new Map<string, Map<string, Map<number, (typeof cells)[number]>>>()
  for (const {
    day,
    entry: { book, key, tally }
  } of lines) {
    const keys = inside(books, book, () => new Map())
    const days = inside(keys, key, () => new Map())
    const cell = days.get(day)
    if (cell === undefined) {
      const first = { book, day, key, tally: [...tally] }
      days.set(day, first)
      cells.push(first)
    } else for (let i = 0; i < tally.length; i++) cell.tally[i] = (cell.tally[i] ?? 0) + (tally[i] ?? 0)
  }
  return cells
}

const inside = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

// Two transactions that touch the same rows in the same order wait for each other, and never in a circle.
const inOneOrder = (a: Cell, b: Cell): number =>
  compared(a.book, b.book) || a.day - b.day || compared(a.key, b.key)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

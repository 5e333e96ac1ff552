/** How do events get into the ledger? Their entries are written, and added to the sums of their days. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { added, type Entry } from "@weir/domain/ledger/Entry"
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
import { type Columns, inserting, small, text } from "../sql/insert.ts"
import { select } from "../sql/select.ts"

/** The statements that enter events which have been given their places, and the number of their entries. */
export const entering = async (
  db: Database,
  workspaceId: WorkspaceId,
  zone: Zone,
  events: ReadonlyArray<Event>,
  when?: RawBuilder<unknown>
): Promise<{ readonly entries: number; readonly statements: ReadonlyArray<RawBuilder<unknown> | null> }> => {
  const recalled = await recall(db, workspaceId, subjectsToRecall(events))
  const lines = linesOf(
    entriesOf(books, events, (subject) => recalled.get(subject) ?? []),
    zone
  )
  const summed = lines.filter(({ entry }) => bookOf(entry.book).summed !== false)
  return {
    entries: lines.length,
    statements: [
      inserting("entry", workspaceId, entryColumns(lines), lines, undefined, when),
      addingToCells(workspaceId, summed, when)
    ]
  }
}

/** Enters events that have been given their places. Gives the number of entries. */
export const writeLedger = async (
  db: Database,
  workspaceId: WorkspaceId,
  zone: Zone,
  events: ReadonlyArray<Event>
): Promise<number> => {
  const { entries, statements } = await entering(db, workspaceId, zone, events)
  for (const statement of statements) await statement?.execute(db)
  return entries
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
  const cells = new Map<string, Cell>()
  for (const {
    day,
    entry: { book, key, tally }
  } of lines) {
    const place = `${book} ${day} ${key}`
    const before = cells.get(place)
    cells.set(place, { book, day, key, tally: before === undefined ? tally : added(before.tally, tally) })
  }
  const changed = [...cells.values()].filter(({ tally }) => tally.some((n) => n !== 0)).sort(inOneOrder)
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

// Two transactions that touch the same rows in the same order wait for each other, and never in a circle.
const inOneOrder = (a: Cell, b: Cell): number =>
  compared(a.book, b.book) || a.day - b.day || compared(a.key, b.key)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

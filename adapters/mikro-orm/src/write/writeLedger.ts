/** How do events get into the ledger? Their entries are written, and added to the sums of their days. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Entry } from "@weir/domain/ledger/Entry"
import { entriesOf, subjectsToRecall } from "@weir/domain/ledger/Ledger"
import type { Event } from "@weir/domain/log/Event"
import { books } from "@weir/domain/metrics/books"
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
import { copied } from "../sql/copy.ts"
import { type Columns, inserting, small, text } from "../sql/insert.ts"
import { select } from "../sql/select.ts"
import { type Cell, CellSums } from "./CellSums.ts"

/** The statements that enter events which have been given their places, and the number of their entries. */
export const entering = async (
  db: Database,
  workspaceId: WorkspaceId,
  zone: Zone,
  events: ReadonlyArray<Event>,
  when?: RawBuilder<unknown>
): Promise<{ readonly entries: number; readonly statements: ReadonlyArray<RawBuilder<unknown> | null> }> => {
  const lines = await linesMadeBy(db, workspaceId, zone, events)
  const sums = new CellSums()
  sums.add(lines)
  return {
    entries: lines.length,
    statements: [
      inserting("entry", workspaceId, entryColumns(lines), lines, undefined, when),
      addingToCells(workspaceId, sums, when)
    ]
  }
}

/** Events whose entries are in memory at the same time. */
const stretch = 100

/**
 * Writes the entries of very many events at once, a stretch of them in memory at a time. Gives the statement that adds them to the
 * sums of their days; none where nothing changes.
 */
export const enteredByCopy = async (
  db: Database,
  workspaceId: WorkspaceId,
  zone: Zone,
  events: ReadonlyArray<Event>
): Promise<RawBuilder<unknown> | null> => {
  const sums = new CellSums()
  const entered = function* (lines: ReadonlyArray<Line>) {
    sums.add(lines)
    yield* lines
  }
  // What is taken back or brought back may have been entered by an event of the same commit.
  const all = subjectsToRecall(events).length > 0 ? await linesMadeBy(db, workspaceId, zone, events) : null
  const lines = function* () {
    if (all !== null) return yield* entered(all)
    for (let i = 0; i < events.length; i += stretch)
      yield* entered(
        linesOf(
          entriesOf(books, events.slice(i, i + stretch), () => []),
          zone
        )
      )
  }
  await copied(db, "entry", workspaceId, entryColumns(), lines())
  return addingToCells(workspaceId, sums)
}

const linesMadeBy = async (
  db: Database,
  workspaceId: WorkspaceId,
  zone: Zone,
  events: ReadonlyArray<Event>
): Promise<ReadonlyArray<Line>> => {
  const recalled = await recall(db, workspaceId, subjectsToRecall(events))
  return linesOf(
    entriesOf(books, events, (subject) => recalled.get(subject) ?? []),
    zone
  )
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

const addingToCells = (
  workspaceId: WorkspaceId,
  sums: CellSums,
  when?: RawBuilder<unknown>
): RawBuilder<unknown> | null => {
  const changed = sums.changed()
  const columns: Columns<Cell> = measureColumns(changed, (cell) => cell.tally)
  const additions = Object.keys(columns).map(
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
    sql`on conflict (workspace_id, book, day, key) do update set ${sql.join(additions)}`,
    when
  )
}

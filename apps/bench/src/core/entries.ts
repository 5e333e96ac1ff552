// How do moves become what the ledger holds? Entries of the three books that the six numbers are read from, and day cells of them.
import { advance, balancesOf, held, type HeldCells, sumDays } from "@weir/application/readings/held/HeldCells"
import { type Entry, posted } from "@weir/domain/ledger/Entry"
import type { Balance } from "@weir/domain/ledger/Query"
import { covered } from "@weir/domain/ledger/wholeDays"
import { bookOf } from "@weir/domain/metrics/books"
import { UTC } from "@weir/domain/time/Zone"
import { type Columns, eventOf } from "./moves.ts"
import { queries, type Six, sixOf } from "./six.ts"

export const threeBooks = ["stage-flow", "won-deals", "lost-deals"].map(bookOf)

/** The entries of all moves. Keys that are the same share their text, so that a million of them fit. */
export const entriesOf = (columns: Columns): ReadonlyArray<Entry> => {
  const keys = new Map<string, string>()
  const entries: Array<Entry> = []
  for (let i = 0; i < columns.count; i++) {
    for (const entry of posted(threeBooks, eventOf(columns, i))) {
      const key = keys.get(entry.key) ?? (keys.set(entry.key, entry.key), entry.key)
      entries.push({ ...entry, key })
    }
  }
  return entries
}

/** The day cells of all moves, added up event by event as a running server does. */
export const cellsOf = (columns: Columns): HeldCells => {
  const cells = held(UTC, 0, [])
  for (let i = 0; i < columns.count; i++) advance(cells, posted(threeBooks, eventOf(columns, i)), i + 1)
  return cells
}

/** The six from day cells: what a dashboard is read from. */
export const sixOfCells = (cells: HeldCells): Six =>
  sixOf(
    Object.fromEntries(
      Object.entries(queries).map(([name, query]) => [
        name,
        balancesOf(sumDays(cells, query, covered(UTC, query).days), query)
      ])
    ) as Record<keyof Six, ReadonlyArray<Balance>>
  )

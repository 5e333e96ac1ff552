/**
 * How do readings cost the same however long the history is? Whole days are summed in memory, over the ledger in storage.
 *
 * Storage stays the truth: before every answer the position of the log is asked for, and what was written since is added.
 * Whatever cells cannot answer (parts of days, single records, past knowledge) is asked of storage, at the same position.
 */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { answeredByCells, type Balance, type Query } from "@weir/domain/ledger/Query"
import { bookOf } from "@weir/domain/metrics/books"
import { covered } from "@weir/domain/ledger/wholeDays"
import { dayOf } from "@weir/domain/time/Calendar"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { Effect, Layer } from "effect"
import { Directory } from "../../ports/Directory.ts"
import { Ledger } from "../../ports/Ledger.ts"
import {
  addBalances,
  advance,
  anythingOn,
  balancesOf,
  held,
  type HeldCells,
  sumDays,
  type Sums
} from "./HeldCells.ts"

/** So many cells are held over all workspaces; those that were not asked for the longest time go first. */
const mostCells = 4_000_000
/** Catching up over more events than this, loading the cells again is cheaper. */
const mostCatchUp = 20_000
/** So often an answer is tried again because somebody wrote in between. */
const attempts = 5

/** A ledger whose sums come from memory where they can. Everything else is the ledger it is given. */
export const layer: Layer.Layer<Ledger, never, Ledger | Directory> = Layer.effect(
  Ledger,
  Effect.gen(function* () {
    const stored = yield* Ledger
    const directory = yield* Directory
    const workspaces = new Map<WorkspaceId, HeldCells>()

    const remember = (id: WorkspaceId, cells: HeldCells): HeldCells => {
      workspaces.delete(id)
      workspaces.set(id, cells)
      let size = 0
      for (const own of workspaces.values()) size += own.size
      for (const [oldest, own] of workspaces) {
        if (size <= mostCells || oldest === id) break
        workspaces.delete(oldest)
        size -= own.size
      }
      return cells
    }

    /** The cells as of now, or null when the workspace does not exist or is too large to hold. */
    const present = Effect.fnUntraced(function* (id: WorkspaceId) {
      const { seq } = yield* stored.sums(id, {})
      const known = workspaces.get(id)
      if (known !== undefined && known.seq <= seq && seq - known.seq <= mostCatchUp) {
        const from = known.seq
        if (from < seq) {
          const entries = yield* stored.written(id, from, seq)
          // Somebody else may have caught up meanwhile: entries are added once.
          if (known.seq === from) advance(known, entries, seq)
        }
        return remember(id, known)
      }
      const found = yield* Effect.option(directory.get(id))
      if (found._tag === "None") return null
      const { cells, seq: at } = yield* stored.cells(id)
      return cells.length > mostCells ? null : remember(id, held(found.value.workspace.zone, at, cells))
    })

    const sums = Effect.fn("HeldLedger.sums")(function* (
      id: WorkspaceId,
      queries: Readonly<Record<string, Query>>
    ) {
      for (let i = 0; i < attempts; i++) {
        const cells = yield* present(id)
        if (cells === null) break
        const { seq } = cells
        const { asked, summed } = plan(cells, queries)
        const answered =
          Object.keys(asked).length === 0 ? { seq, balances: {} } : yield* stored.sums(id, asked)
        if (answered.seq === seq) return { seq, balances: merged(queries, summed, answered.balances) }
      }
      return yield* stored.sums(id, queries)
    })
    return Ledger.of({ ...stored, sums })
  })
)

/** What memory answers at once, and what is left to storage: edges of windows under "name edge", the rest under their names. */
const plan = (cells: HeldCells, queries: Readonly<Record<string, Query>>) => {
  const summed = new Map<string, Sums>()
  const asked: Record<string, Query> = {}
  for (const [name, query] of Object.entries(queries)) {
    if (!answeredByCells(bookOf(query.book), query)) asked[`all ${name}`] = query
    else {
      const { days, edges } = covered(cells.zone, query)
      summed.set(name, sumDays(cells, query, days))
      for (const [i, { from, to }] of edges.entries()) {
        // A day on which nothing was ever filed has no edge worth asking for.
        const day = LocalDate.toEpochDay(dayOf(cells.zone, from))
        if (anythingOn(cells, query.book, day)) asked[`edge ${i} ${name}`] = { ...query, from, to }
      }
    }
  }
  return { summed, asked }
}

const merged = (
  queries: Readonly<Record<string, Query>>,
  summed: ReadonlyMap<string, Sums>,
  answered: Readonly<Record<string, ReadonlyArray<Balance>>>
): Readonly<Record<string, ReadonlyArray<Balance>>> =>
  Object.fromEntries(
    Object.entries(queries).map(([name, query]) => {
      const sums = summed.get(name)
      if (sums === undefined) return [name, answered[`all ${name}`] ?? []]
      for (const i of [0, 1]) addBalances(sums, query, answered[`edge ${i} ${name}`] ?? [])
      return [name, balancesOf(sums, query)]
    })
  )

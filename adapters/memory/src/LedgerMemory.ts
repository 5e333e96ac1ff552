/** How is the ledger read from memory? By the core's own definition of a sum, over all entries: no cells are kept, so none can be wrong. */
import { CursorUnknown } from "@weir/application/ports/Deals"
import type { DayCell, Ledger } from "@weir/application/ports/Ledger"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { holdersOf } from "@weir/domain/access/holders"
import { added, type Entry } from "@weir/domain/ledger/Entry"
import { entriesOf } from "@weir/domain/ledger/Ledger"
import { balances, type HoldersOf, selecting, type Selection } from "@weir/domain/ledger/Query"
import { traces } from "@weir/domain/ledger/Trace"
import type { Records } from "@weir/domain/log/replay"
import { bookOf, books } from "@weir/domain/metrics/books"
import type { Instant } from "@weir/domain/time/Instant"
import { dayOf } from "@weir/domain/time/Calendar"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { UTC, type Zone } from "@weir/domain/time/Zone"
import { Effect } from "effect"
import { inOrder } from "./order.ts"
import { enter, look, recall, type Shelf, type Store } from "./Shelf.ts"

export const ledger = (store: Store): typeof Ledger.Service => ({
  sums: (workspaceId, queries) =>
    Effect.sync(() => {
      const shelf = look(store, workspaceId)
      const { entries, events, workspace } = shelf
      const zone = workspace?.zone ?? UTC
      const around = { dayOf: (at: Instant) => dayOf(zone, at), holdersOf: heldIn(shelf) }
      const answers = Object.entries(queries).map(
        ([name, query]) => [name, balances(bookOf(query.book), query, entries, around)] as const
      )
      return { seq: events.length, balances: Object.fromEntries(answers) }
    }),
  heldBy: (workspaceId, holders) =>
    Effect.sync(() => {
      const shelf = look(store, workspaceId)
      const of = heldIn(shelf)
      const subjects = [...shelf.entriesOf.keys()].filter((id) => of(id).some((one) => holders.includes(one)))
      return { seq: shelf.events.length, subjects }
    }),
  cells: (workspaceId) =>
    Effect.sync(() => {
      const { entries, events, workspace } = look(store, workspaceId)
      return { seq: events.length, cells: cellsOf(entries, workspace?.zone ?? UTC) }
    }),
  entries: (workspaceId, selections, { after, limit }) =>
    Effect.suspend(() => {
      const chosen = newestFirst(look(store, workspaceId), selections)
      const start = after === null ? 0 : chosen.findIndex(({ place }) => place === after) + 1
      if (after !== null && start === 0) return Effect.fail(new CursorUnknown({ cursor: after }))
      const page = chosen.slice(start, start + limit)
      const last = page.at(-1)
      const next = last === undefined || start + limit >= chosen.length ? null : last.place
      return Effect.succeed({ entries: page.map(({ entry }) => entry), next })
    }),
  count: (workspaceId, selections) =>
    Effect.sync(() => newestFirst(look(store, workspaceId), selections).length),
  traces: (workspaceId, selections) =>
    Effect.sync(() => {
      const shelf = look(store, workspaceId)
      return traces(selections, shelf.entries, { bookOf, holdersOf: heldIn(shelf) })
    }),
  wrongCells: () => Effect.succeed([]),
  written: (workspaceId, afterSeq, uptoSeq) =>
    Effect.sync(() => look(store, workspaceId).entries.filter(({ seq }) => seq > afterSeq && seq <= uptoSeq)),
  history: (workspaceId, subjects) =>
    Effect.sync(() => [...new Set(subjects)].flatMap((subject) => recall(look(store, workspaceId), subject))),
  rebuild: (workspaceId) => Effect.sync(() => rebuilt(store, workspaceId))
})

const cellsOf = (entries: ReadonlyArray<Entry>, zone: Zone): ReadonlyArray<DayCell> => {
  const cells = new Map<string, DayCell>()
  for (const { at, book, key, tally } of entries) {
    if (bookOf(book).summed === false) continue
    const day = LocalDate.toEpochDay(dayOf(zone, at))
    const place = `${book} ${day} ${key}`
    cells.set(place, { book, day, key, tally: added(cells.get(place)?.tally ?? [], tally) })
  }
  return [...cells.values()]
}

/** The chosen entries with the names of their places: an entry never leaves its place in the ledger, so a cursor stays good. */
const newestFirst = (shelf: Shelf, selections: ReadonlyArray<Selection>) => {
  const holders = heldIn(shelf)
  const chosen = selections.map((selection) => selecting(bookOf(selection.book), selection, holders))
  return inOrder(
    shelf.entries
      .map((entry, index) => ({ entry, index, place: String(index) }))
      .filter(({ entry }) => chosen.some((belongs) => belongs(entry))),
    ({ entry }) => -entry.at,
    ({ entry }) => -entry.seq,
    ({ index }) => index
  )
}

/** Who holds a record of a shelf: looked up once a record, and only when somebody asks. */
const heldIn = ({ deals, records }: Shelf): HoldersOf => {
  const of = holdersOf({ deals, records: records as unknown as Records })
  const known = new Map<string, ReadonlyArray<string>>()
  return (subject) => {
    const holders = known.get(subject) ?? of(subject)
    known.set(subject, holders)
    return holders
  }
}

const rebuilt = (store: Store, workspaceId: WorkspaceId): number => {
  const shelf = look(store, workspaceId)
  const fresh: Shelf = { ...shelf, entries: [], entriesOf: new Map() }
  for (const event of shelf.events)
    enter(
      fresh,
      entriesOf(books, [event], (subject) => recall(fresh, subject))
    )
  if (store.shelves.has(workspaceId)) store.shelves.set(workspaceId, fresh)
  return fresh.entries.length
}

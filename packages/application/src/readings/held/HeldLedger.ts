/**
 * How do readings cost the same however long the history is? They are summed in memory, over the ledger in storage.
 *
 * Storage stays the truth: before every answer the position of the log is asked for, and what was written since is added. Only that
 * position has to come from the database itself: whoever has the log up to there may tell what was entered.
 * Of a workspace too large for that only the sums of days are held; parts of days, single records and past knowledge are asked of
 * storage then, at the same position. Who holds what now is always asked of storage.
 */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Columns } from "@weir/domain/ledger/columns/Columns"
import type { Entry } from "@weir/domain/ledger/Entry"
import type { Query } from "@weir/domain/ledger/Query"
import { bookOf } from "@weir/domain/metrics/books"
import { type Context, Effect, Fiber, Layer, Semaphore } from "effect"
import { Directory } from "../../ports/Directory.ts"
import { Ledger } from "../../ports/Ledger.ts"
import { deciding, showing } from "../../Showing.ts"
import { lookedUp } from "../../watch/meters.ts"
import { answered, peopleNamed, peopleOf, plan } from "./plan.ts"
import { Remembered } from "./Remembered.ts"

/** How much is held, over all workspaces. */
export interface Room {
  /** Entries and sums of days; of what was not asked for the longest time is let go first. */
  readonly most: number
  /** Of a workspace with a longer log only the sums of days are held. */
  readonly longestLog: number
  /** Entries of so many events are read at once. */
  readonly slice: number
}

const plenty: Room = { most: 6_000_000, longestLog: 40_000, slice: 5_000 }
/** Catching up over more events than this, loading again is cheaper. */
const mostCatchUp = 20_000
/** So many are entered in one go. */
const breath = 4_000
/** So often an answer is tried again because somebody wrote in between. */
const attempts = 5

/** Of so many viewers it is remembered what they hold, until somebody writes. */
const mostViewers = 500

interface Holding {
  readonly subjects: ReadonlyArray<string>
  readonly numbers: ReadonlySet<number>
}

interface Held {
  readonly columns: Columns
  readonly remembered: Remembered
  /** The position of the log that they reflect. */
  seq: number
  /** What people held at `viewedAt`, by the list of those people. */
  readonly viewers: Map<string, Holding>
  viewedAt: number
}

/** A ledger whose sums come from memory where they can. Everything else is the ledger it is given. */
export const layerWith = (room: Room): Layer.Layer<Ledger, never, Ledger | Directory> =>
  Layer.effect(
    Ledger,
    Effect.gen(function* () {
      const stored = yield* Ledger
      const directory = yield* Directory
      const workspaces = new Map<WorkspaceId, Held>()
      const turns = new Map<WorkspaceId, Semaphore.Semaphore>()
      watched(yield* Effect.context<never>(), workspaces)

      const remember = (id: WorkspaceId, own: Held): Held => {
        workspaces.delete(id)
        workspaces.set(id, own)
        let size = 0
        for (const one of workspaces.values()) size += sizeOf(one)
        for (const [oldest, one] of workspaces) {
          if (size <= room.most || oldest === id) break
          workspaces.delete(oldest)
          size -= sizeOf(one)
        }
        return own
      }

      const enter = Effect.fnUntraced(function* (
        id: WorkspaceId,
        { columns, remembered }: Pick<Held, "columns" | "remembered">,
        from: number,
        to: number
      ) {
        const { slice } = room
        const read = (at: number) => showing(stored.written(id, at, Math.min(at + slice, to)), id, to)
        const begun = (at: number) => Effect.forkChild(read(at), { startImmediately: true })
        let next = from < to ? yield* begun(from) : null
        for (let at = from; next !== null; at += slice) {
          const entries: ReadonlyArray<Entry> = yield* Fiber.join(next)
          // While these are entered the next are read.
          next = at + slice < to ? yield* begun(at + slice) : null
          for (let i = 0; i < entries.length; i++) {
            // Others have their turn in between, the question for the next ones among them.
            if (i % breath === 0) yield* Effect.yieldNow
            columns.add(entries[i]!)
            remembered.enter(entries[i]!)
          }
        }
      })

      const load = Effect.fnUntraced(function* (id: WorkspaceId, seq: number) {
        const found = yield* Effect.option(directory.get(id))
        if (found._tag === "None") return null
        const columns = new Columns(found.value.workspace.zone, bookOf, { whole: seq <= room.longestLog })
        const remembered = new Remembered(columns)
        if (columns.whole) {
          yield* enter(id, { columns, remembered }, 0, seq)
          return { columns, remembered, seq, viewers: new Map(), viewedAt: seq } satisfies Held
        }
        const { cells, seq: at } = yield* showing(stored.cells(id), id, seq)
        if (cells.length > room.most) return null
        for (const { book, day, key, tally } of cells) columns.addDay(book, day, key, tally)
        return { columns, remembered, seq: at, viewers: new Map(), viewedAt: at } satisfies Held
      })

      /** What is held, as of now; null when the workspace does not exist or is too large to hold. */
      const present = Effect.fnUntraced(function* (id: WorkspaceId) {
        const { seq } = yield* deciding(stored.sums(id, {}))
        const known = workspaces.get(id)
        // What was held may be of a log that has been thrown away since, when it ends behind the log.
        if (known === undefined || known.seq > seq || seq - known.seq > mostCatchUp) {
          const loaded = yield* load(id, seq)
          return loaded === null ? null : remember(id, loaded)
        }
        const from = known.seq
        if (from < seq) {
          // Nothing of it may be used if this is broken off half-way.
          workspaces.delete(id)
          yield* enter(id, known, from, seq)
          known.seq = seq
        }
        return remember(id, known)
      })

      /** What these people hold at the position of what is held here; those are missing of whom storage speaks of a later one. */
      const views = Effect.fnUntraced(function* (
        id: WorkspaceId,
        held: Held,
        people: ReadonlyMap<string, ReadonlyArray<string>>
      ) {
        if (held.viewedAt !== held.seq || held.viewers.size > mostViewers) held.viewers.clear()
        held.viewedAt = held.seq
        for (const [name, holders] of people) {
          if (held.viewers.has(name)) continue
          const { seq, subjects } = yield* showing(stored.heldBy(id, holders), id, held.seq)
          if (seq === held.seq) held.viewers.set(name, { subjects, numbers: held.columns.among(subjects) })
        }
        return new Map(
          [...people.keys()].flatMap((name) => {
            const own = held.viewers.get(name)
            return own === undefined ? [] : [[name, own.numbers] as const]
          })
        )
      })

      const turn = (id: WorkspaceId): Semaphore.Semaphore => {
        const own = turns.get(id) ?? Semaphore.makeUnsafe(1)
        turns.set(id, own)
        return own
      }

      const sums = Effect.fn("HeldLedger.sums")(function* (
        id: WorkspaceId,
        queries: Readonly<Record<string, Query>>
      ) {
        const people = new Map(
          Object.values(queries).flatMap((query) =>
            query.holders === null ? [] : [[peopleOf(query), query.holders]]
          )
        )
        for (let i = 0; i < attempts; i++) {
          // Within one turn, so that nobody enters more between catching up and summing.
          const planned = yield* turn(id).withPermit(
            Effect.gen(function* () {
              const held = yield* present(id)
              if (held === null) return null
              const heldBy = yield* views(id, held, people)
              return {
                seq: held.seq,
                complete: heldBy.size === people.size,
                ...plan(held, queries, heldBy)
              }
            })
          )
          if (planned === null) break
          // What they held a moment ago is asked again: without it every question about them would be left to storage.
          if (i < attempts - 1 && !planned.complete) continue
          const { asked, known, seq } = planned
          if (Object.keys(asked).length === 0) return { seq, balances: answered(queries, known, {}) }
          const rest = yield* showing(stored.sums(id, asked), id, seq)
          if (rest.seq === seq) return { seq, balances: answered(queries, known, rest.balances) }
        }
        return yield* stored.sums(id, queries)
      })
      const heldBy = Effect.fn("HeldLedger.heldBy")(function* (
        id: WorkspaceId,
        holders: ReadonlyArray<string>
      ) {
        const name = peopleNamed(holders)
        const known = yield* turn(id).withPermit(
          Effect.gen(function* () {
            const held = yield* present(id)
            if (held === null) return null
            yield* views(id, held, new Map([[name, holders]]))
            const own = held.viewers.get(name)
            return own === undefined ? null : { seq: held.seq, subjects: own.subjects }
          })
        )
        return known ?? (yield* stored.heldBy(id, holders))
      })
      const rebuild = (id: WorkspaceId) =>
        turn(id).withPermit(Effect.tap(stored.rebuild(id), () => Effect.sync(() => workspaces.delete(id))))
      return Ledger.of({ ...stored, sums, heldBy, rebuild })
    })
  )

/** As much as a server of an office or of some hundred small ones can well hold. */
export const layer = layerWith(plenty)

const watched = (owner: Context.Context<never>, workspaces: ReadonlyMap<WorkspaceId, Held>): void => {
  const summed = (of: (held: Held) => number) => () =>
    [...workspaces.values()].reduce((sum, held) => sum + of(held), 0)
  const gauge = (name: string, description: string, read: () => number) =>
    lookedUp(owner, name, description, read)
  gauge("weir_held_ledgers", "Workspaces whose ledger is held in memory.", () => workspaces.size)
  gauge(
    "weir_held_events",
    "Events that the held ledgers reflect.",
    summed(({ seq }) => seq)
  )
  gauge("weir_held_rows", "Entries and sums of days in the held ledgers.", summed(sizeOf))
}

const sizeOf = ({ columns }: Held): number => columns.entries + columns.cells

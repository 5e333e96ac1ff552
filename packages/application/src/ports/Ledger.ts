/** How is the ledger read, checked and rebuilt? Adapters add integers; what to add, only the core knows. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Entry } from "@weir/domain/ledger/Entry"
import type { Balance, Query, Selection } from "@weir/domain/ledger/Query"
import type { Trace } from "@weir/domain/ledger/Trace"
import { Context, type Effect } from "effect"
import type { CursorUnknown } from "./Deals.ts"

/** Sums by the names of the questions, all taken at one position of the log. */
export interface Sums {
  readonly seq: number
  readonly balances: Readonly<Record<string, ReadonlyArray<Balance>>>
}

/** The sum of a book's entries under one key on one day of the workspace's zone. */
export interface DayCell {
  readonly book: string
  /** Days since 1970. */
  readonly day: number
  readonly key: string
  /** Measures in the book's order. */
  readonly tally: ReadonlyArray<number>
}

export interface EntriesPage {
  /** Newest business time first, then the latest recorded. */
  readonly entries: ReadonlyArray<Entry>
  readonly next: string | null
}

/** One difference between what is stored and what the log says it should be. */
export interface Discrepancy {
  readonly what: "event" | "entry" | "cell" | "state"
  readonly subject: string
  readonly detail: string
}

export class Ledger extends Context.Service<
  Ledger,
  {
    /** Answers several questions at one position of the log. Questions that cells cannot answer are answered from entries. */
    readonly sums: (workspaceId: WorkspaceId, queries: Readonly<Record<string, Query>>) => Effect.Effect<Sums>
    /** The records that any of these people holds now (`access/holders.ts`), and the position of the log at which that is so. */
    readonly heldBy: (
      workspaceId: WorkspaceId,
      holders: ReadonlyArray<string>
    ) => Effect.Effect<{ readonly seq: number; readonly subjects: ReadonlyArray<string> }>
    /** All day cells of a workspace and the position they reflect, for holding them in memory. */
    readonly cells: (
      workspaceId: WorkspaceId
    ) => Effect.Effect<{ readonly seq: number; readonly cells: ReadonlyArray<DayCell> }>
    /** The entries that any of the selections choose, a page at a time. */
    readonly entries: (
      workspaceId: WorkspaceId,
      selections: ReadonlyArray<Selection>,
      page: { readonly after: string | null; readonly limit: number }
    ) => Effect.Effect<EntriesPage, CursorUnknown>
    /** How many entries the selections choose. */
    readonly count: (workspaceId: WorkspaceId, selections: ReadonlyArray<Selection>) => Effect.Effect<number>
    /**
     * The traces of all records in the selections, whenever their entries count. It reads all that these books ever held of the
     * records: for opening a number, never for reading one.
     */
    readonly traces: (
      workspaceId: WorkspaceId,
      selections: ReadonlyArray<Selection>
    ) => Effect.Effect<ReadonlyArray<Trace>>
    /** Stored cells that differ from the sums of the entries; the first few of them. */
    readonly wrongCells: (
      workspaceId: WorkspaceId,
      limit: number
    ) => Effect.Effect<ReadonlyArray<Discrepancy>>
    /** Entries of events after a place up to another, in the order of the log: for checking them against what the log posts. */
    readonly written: (
      workspaceId: WorkspaceId,
      afterSeq: number,
      uptoSeq: number
    ) => Effect.Effect<ReadonlyArray<Entry>>
    /** Everything the ledger holds about some records. */
    readonly history: (
      workspaceId: WorkspaceId,
      subjects: ReadonlyArray<string>
    ) => Effect.Effect<ReadonlyArray<Entry>>
    /** Throws away all entries and cells of a workspace and enters its log again, in one transaction. Gives the number of entries. */
    readonly rebuild: (workspaceId: WorkspaceId) => Effect.Effect<number>
  }
>()("@weir/application/ports/Ledger") {}

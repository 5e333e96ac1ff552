/** Where are activities, calls, talks, notes, files and the other records kept, and how are they found? */
import type { Holders } from "@weir/domain/access/Viewer"
import type { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import type { Binding } from "@weir/domain/record/Binding"
import type { RecordKind, StateOf } from "@weir/domain/record/families"
import type { Whole } from "@weir/domain/record/Whole"
import type { Instant } from "@weir/domain/time/Instant"
import { Context, type Effect } from "effect"
import type { CursorUnknown } from "./Deals.ts"

/** Conditions hold together; values inside one list are alternatives; what is absent does not restrict. Deleted records are left out where they are not asked for. */
export interface RecordsFilter {
  readonly kinds: ReadonlyArray<RecordKind>
  /** Bound to any of these, or a part of it. */
  readonly boundTo?: ReadonlyArray<Binding | Whole>
  readonly ownerIds?: ReadonlyArray<UserId>
  /** Whether something is still to be done about it. */
  readonly open?: boolean
  /** The instant they are listed by: from, inclusive, to, exclusive. */
  readonly from?: Instant
  readonly to?: Instant
  /** Deleted ones too, where it is said. */
  readonly withDeleted?: true
  /** What a narrower viewer may read: see `access/holders.ts`. Null reads everything. */
  readonly holders: Holders
}

export interface RecordsPage {
  readonly items: ReadonlyArray<StateOf>
  /** How many match in all. */
  readonly total: number
  /** Where the next page begins, or null at the end. */
  readonly next: string | null
}

export class Records extends Context.Service<
  Records,
  {
    /** Those of the ids that exist, deleted ones too. */
    readonly some: <Kind extends RecordKind>(
      workspaceId: WorkspaceId,
      kind: Kind,
      ids: ReadonlyArray<string>
    ) => Effect.Effect<ReadonlyArray<StateOf<Kind>>>
    /** Those that have one of these keys, deleted ones too. */
    readonly byKeys: <Kind extends RecordKind>(
      workspaceId: WorkspaceId,
      kind: Kind,
      keys: ReadonlyArray<string>
    ) => Effect.Effect<ReadonlyArray<StateOf<Kind>>>
    /** Of these names of parts of records those that are taken, with the records that have them, deleted ones too; see `Family.names`. */
    readonly byNames: <Kind extends RecordKind>(
      workspaceId: WorkspaceId,
      kind: Kind,
      names: ReadonlyArray<string>
    ) => Effect.Effect<ReadonlyArray<readonly [name: string, record: StateOf<Kind>]>>
    /** Everything of a kind, deleted ones too, by id: for the kinds of which there are few (teams, goals), and for checking. */
    readonly all: <Kind extends RecordKind>(
      workspaceId: WorkspaceId,
      kind: Kind
    ) => Effect.Effect<ReadonlyArray<StateOf<Kind>>>
    /** A page in the order of the instant they are listed by, ties broken by id. */
    readonly list: (
      workspaceId: WorkspaceId,
      query: {
        readonly filter: RecordsFilter
        readonly descending: boolean
        readonly after: string | null
        readonly limit: number
      }
    ) => Effect.Effect<RecordsPage, CursorUnknown>
  }
>()("@weir/application/ports/Records") {}

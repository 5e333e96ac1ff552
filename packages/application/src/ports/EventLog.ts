/** How is the log of events read? */
import type { ImportId, WorkspaceId } from "@weir/domain/identity/Id"
import type { EventFilter } from "@weir/domain/log/EventFilter"
import type { Event, SubjectKind } from "@weir/domain/log/Event"
import type { Instant } from "@weir/domain/time/Instant"
import { Context, type Effect } from "effect"

export interface LogPage {
  readonly events: ReadonlyArray<Event>
  /** Goes into the next asking, in the same direction; null at the end of the log. */
  readonly next: number | null
}

/** An event with all that the log keeps of it, for checking it. */
export interface Recorded {
  readonly event: Event
  /** The fact as it was recorded, where a later version completed it since; else null. */
  readonly first: Event["fact"] | null
  /** The kind of the fact and the record by which the event is found. */
  readonly filed: { readonly tag: string; readonly kind: string; readonly id: string }
  /** The link it was recorded with: see `log/link.ts` of the core. */
  readonly link: string
  /** The link that its recorded words make behind the link of the one before it. Another than `link`: something was tampered with. */
  readonly due: string
}

/** Where a page begins: older than the event at a place (null: the newest), or newer than it (null: the oldest), nearest first. */
export type From = { readonly before: number | null } | { readonly newer: number | null }

export class EventLog extends Context.Service<
  EventLog,
  {
    /** At most `limit` events after a place, in the order they were recorded. Never skips one that becomes visible later. */
    readonly after: (
      workspaceId: WorkspaceId,
      seq: number,
      limit: number
    ) => Effect.Effect<ReadonlyArray<Event>>
    /** Those of these places that exist. */
    readonly at: (
      workspaceId: WorkspaceId,
      seqs: ReadonlyArray<number>
    ) => Effect.Effect<ReadonlyArray<Event>>
    /** All events about one record, in the order they were recorded. */
    readonly about: (
      workspaceId: WorkspaceId,
      kind: SubjectKind,
      id: string
    ) => Effect.Effect<ReadonlyArray<Event>>
    /** Events about these kinds of records that were recorded at or before an instant, in the order they were recorded. */
    readonly known: (
      workspaceId: WorkspaceId,
      kinds: ReadonlyArray<SubjectKind>,
      at: Instant
    ) => Effect.Effect<ReadonlyArray<Event>>
    /** Events that an import caused, newest first, before a place (null: from the end). */
    readonly ofImport: (
      workspaceId: WorkspaceId,
      importId: ImportId,
      before: number | null,
      limit: number
    ) => Effect.Effect<ReadonlyArray<Event>>
    /**
     * Events that are looked for, by business time, then by their places: on one side of a place, the nearest to it first.
     *
     * It costs the same however long the log is: where few events fit, a page may be short or empty before the end.
     */
    readonly page: (
      workspaceId: WorkspaceId,
      filter: EventFilter,
      from: From,
      limit: number
    ) => Effect.Effect<LogPage>
    /** At most `limit` events behind a place, whose link is given with it, with all that is kept of each. */
    readonly recorded: (
      workspaceId: WorkspaceId,
      behind: { readonly seq: number; readonly link: string },
      limit: number
    ) => Effect.Effect<ReadonlyArray<Recorded>>
    /** Where the log ends, as it is noted beside it: the place of the last event, and its link. */
    readonly end: (workspaceId: WorkspaceId) => Effect.Effect<{ readonly seq: number; readonly link: string }>
    /** The place of the last event; 0 while there is none. */
    readonly last: (workspaceId: WorkspaceId) => Effect.Effect<number>
  }
>()("@weir/application/ports/EventLog") {}

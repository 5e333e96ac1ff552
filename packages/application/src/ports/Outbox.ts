/** Which commits has nobody been told of yet? Each leaves a note when it is written, and what is noted cannot be forgotten. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Instant } from "@weir/domain/time/Instant"
import { Context, type Effect } from "effect"

/** A commit, by its workspace and the position of the log after it. */
export interface Note {
  readonly workspaceId: WorkspaceId
  readonly seq: number
}

export interface Waiting {
  /** How many commits nobody was told of. */
  readonly commits: number
  /** When the oldest of them was recorded; null when none waits. */
  readonly oldest: Instant | null
}

export class Outbox extends Context.Service<
  Outbox,
  {
    /** At most `limit` commits that nobody was told of yet, oldest first. Several may be given the same: telling twice does no harm. */
    readonly untold: (limit: number) => Effect.Effect<ReadonlyArray<Note>>
    /** Notes that these were told. */
    readonly told: (notes: ReadonlyArray<Note>, at: Instant) => Effect.Effect<void>
    readonly waiting: Effect.Effect<Waiting>
    /**
     * Hears of the commits of other processes as they are made, for as long as it runs: of the newest of a workspace where several
     * come at once. `null` says that some may have gone unheard until now. A wake-up and no more: it may be deaf for a while, and is
     * for good where nothing is announced.
     */
    readonly announced: (act: (note: Note | null) => Effect.Effect<void>) => Effect.Effect<never>
  }
>()("@weir/application/ports/Outbox") {}

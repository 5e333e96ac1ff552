/** How is what has served its time cleared away: answers that nobody asks for again, notes of commits that were told of? */
import type { Instant } from "@weir/domain/time/Instant"
import { Context, type Effect } from "effect"

export interface Cleared {
  readonly answers: number
  readonly notes: number
}

export class Housekeeping extends Context.Service<
  Housekeeping,
  {
    /**
     * Clears at most `limit` answers that were kept before one instant, and as many notes of commits that were told of before
     * another. A commit that nobody was told of keeps its note. While another process is at it, nothing is cleared.
     */
    readonly clear: (
      before: { readonly answers: Instant; readonly notes: Instant },
      limit: number
    ) => Effect.Effect<Cleared>
  }
>()("@weir/application/ports/Housekeeping") {}

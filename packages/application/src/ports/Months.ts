/** How are the log and the ledger kept apart by the month they were recorded in, where they have grown too large for one piece? */
import { Context, type Effect } from "effect"

export class Months extends Context.Service<
  Months,
  {
    /**
     * Divides both, all at once or not at all; nobody writes meanwhile. From then on housekeeping makes the next months ahead, and what
     * belongs to none that is there yet is kept all the same. Gives the number of months; null where they are divided already.
     */
    readonly divide: Effect.Effect<number | null>
  }
>()("@weir/application/ports/Months") {}

/** What will become of a row? The plan that a dry run shows is the very plan that a run carries out. */
import type { Deal } from "../deal/Deal.ts"
import type { Surroundings } from "../deal/Surroundings.ts"
import type { DealFact } from "../deal/DealEvent.ts"
import type { DealId } from "../identity/Id.ts"
import type { Cause } from "../log/Cause.ts"
import type { Pipeline } from "../pipeline/Pipeline.ts"
import type { Instant } from "../time/Instant.ts"
import type { FindName, Named } from "./KnownNames.ts"

/**
 * - `create`, `update`: `facts` will be recorded, each at its own business time.
 * - `skip`: the workspace knows all of it already.
 * - `conflict`: a person has changed the deal since it was imported, and the file says something else again.
 * - `error`: the row cannot be carried out; `reason` says why.
 */
export interface RowPlan {
  readonly row: number
  readonly outcome: "create" | "update" | "skip" | "conflict" | "error"
  readonly reason: string | null
  readonly dealId: DealId | null
  readonly facts: ReadonlyArray<{ readonly fact: DealFact; readonly at: Instant }>
  /** The deal after the facts; null when nothing changes. */
  readonly after: Deal | null
  /** Names the row uses that do not exist yet, in the row's own spelling: the first row to use one decides how it is written. */
  readonly names: ReadonlyArray<Named>
}

/** What a plan looks at besides the row and its deal. `around.knows` must know the new names too. */
export interface Known {
  readonly around: Surroundings
  readonly pipelines: ReadonlyArray<Pipeline>
  readonly findName: FindName
  readonly importedAt: Instant
}

/** One recorded event of a deal, as far as a plan looks at it. */
export interface PastFact {
  readonly fact: DealFact
  readonly at: Instant
  readonly cause: Cause
}

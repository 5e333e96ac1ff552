/** How does a test of an adapter come by a few histories that were played but not committed? */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { History } from "@weir/specs/histories/History"
import { histories } from "@weir/specs/histories/histories"
import { play, type Played } from "@weir/specs/histories/play"
import * as fc from "fast-check"

/** A few values, others each time unless there is a seed. */
export const sample = <A>(values: fc.Arbitrary<A>, count: number, seed?: number): ReadonlyArray<A> =>
  fc.sample(values, seed === undefined ? count : { numRuns: count, seed })

/** Histories that are long enough to have something of everything. */
export const longHistories: fc.Arbitrary<History> = histories({ minActs: 60, maxActs: 120 })

export const played = (history: History, workspaceId: WorkspaceId): Played => play(history, { workspaceId })

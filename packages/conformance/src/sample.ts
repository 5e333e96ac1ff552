/** How does a test of an adapter come by a few histories that were played but not committed? */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { History } from "@weir/specs/histories/History"
import { play, type Played } from "@weir/specs/histories/play"
import * as fc from "fast-check"

/** A few values, others each time unless there is a seed. */
export const sample = <A>(values: fc.Arbitrary<A>, count: number, seed?: number): ReadonlyArray<A> =>
  fc.sample(values, seed === undefined ? count : { numRuns: count, seed })

export const played = (history: History, workspaceId: WorkspaceId): Played => play(history, { workspaceId })

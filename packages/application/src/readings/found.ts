/** Which records does a number count, where it has to be found out first from several sums? */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { type Part, pinned } from "@weir/domain/metrics/Metric"
import { Effect } from "effect"
import { Ledger } from "../ports/Ledger.ts"
import { choosesNothing } from "./choosesNothing.ts"

/** The part over those records alone; the part itself where there is nothing to find out. */
export const found = Effect.fn("found")(function* (workspaceId: WorkspaceId, part: Part) {
  if (part.found === undefined) return part
  const asking = Object.entries(part.found.among).filter(([, query]) => !choosesNothing(query))
  const { balances } = yield* (yield* Ledger).sums(workspaceId, Object.fromEntries(asking))
  return pinned(part, balances)
})

/** How are the books made again from the log? All entries and cells are thrown away and entered anew, in one transaction. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Effect } from "effect"
import { Ledger } from "../ports/Ledger.ts"

/** Gives the number of entries made. */
export const rebuild = Effect.fn("rebuild")(function* (workspaceId: WorkspaceId) {
  return yield* (yield* Ledger).rebuild(workspaceId)
})

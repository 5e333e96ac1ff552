/** Which imports were stopped half-way when the last process ended? They go on where they were. */
import type { ImportJob } from "@weir/domain/import/ImportJob"
import { Effect } from "effect"
import { Directory } from "../ports/Directory.ts"
import { Imports } from "../ports/Imports.ts"
import type { Who } from "../Who.ts"
import { runImport, type RunOptions } from "./runImport.ts"
import { undoImport } from "./undoImport.ts"

/** How many of a workspace's newest jobs are looked at. */
const looked = 100

/** Goes on with every run and every undo that was under way. Gives those jobs as they are afterwards; one that fails stays failed. */
export const resumeImports = Effect.fn("resumeImports")(function* (options: RunOptions = {}) {
  const imports = yield* Imports
  const resumed: Array<ImportJob> = []
  for (const { id: workspaceId } of yield* (yield* Directory).workspaces) {
    for (const { id, startedBy, state } of yield* imports.list(workspaceId, looked)) {
      if (state !== "running" && state !== "undoing") continue
      const who: Who = { workspaceId, actor: { kind: "user", userId: startedBy } }
      const going: Effect.Effect<
        unknown,
        unknown,
        Effect.Services<ReturnType<typeof runImport>> | Effect.Services<ReturnType<typeof undoImport>>
      > = state === "running" ? runImport(who, id, options) : undoImport(who, id)
      yield* Effect.ignore(going)
      resumed.push(yield* Effect.orDie(imports.get(workspaceId, id)))
    }
  }
  return resumed
})

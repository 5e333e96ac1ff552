/** How is an import taken back from the command line? The named one, or the last that changed anything. */
import { undoImport } from "@weir/application/import/undoImport"
import { Imports } from "@weir/application/ports/Imports"
import { Effect } from "effect"
import type { Command } from "./commands.ts"
import type { Out } from "./out.ts"
import { adminOf, placeOf, WorkspaceUnclear } from "./place.ts"

export const undo = Effect.fn("undo")(function* (command: Extract<Command, { _tag: "Undo" }>, out: Out) {
  const place = yield* placeOf(command.workspace)
  const who = yield* adminOf(place)
  const imports = yield* Imports
  const wanted = command.importId
  const job =
    wanted !== null
      ? yield* imports.get(who.workspaceId, wanted)
      : (yield* imports.list(who.workspaceId, 200)).find(
          // The same file given again changes nothing: there is nothing of it to take back.
          ({ counts, state }) =>
            ["finished", "failed", "undoing"].includes(state) && counts.created + counts.updated > 0
        )
  if (job === undefined)
    return yield* new WorkspaceUnclear({ reason: "There is no import that could be taken back." })
  const { blocked, taken } = yield* undoImport(who, job.id, { dryRun: command.dryRun })
  out.answer(
    `${job.fileName} (${job.id}): ${taken} deals ${command.dryRun ? "would be" : "were"} taken back, ${blocked.length} stay.`
  )
  for (const { reason, title } of blocked) out.answer(`  ${title}: ${reason}`)
  if (command.dryRun) out.say("Nothing has been written.")
  return blocked.length === 0
})

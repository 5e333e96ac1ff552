/** The command line: imports, checks, readings and backups without the server. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { rebuild } from "@weir/application/ledger/rebuild"
import { verify } from "@weir/application/ledger/verify"
import { Months } from "@weir/application/ports/Months"
import type { Discrepancy } from "@weir/application/ports/Ledger"
import { Cause, Effect, Exit, Logger, Result } from "effect"
import { type Command, parse } from "./cli/commands.ts"
import { backUp, restore } from "./cli/backupFile.ts"
import { importFile } from "./cli/importFile.ts"
import { type Out, terminal } from "./cli/out.ts"
import { placeOf, WorkspaceUnclear } from "./cli/place.ts"
import { readNumber } from "./cli/readNumber.ts"
import { undo } from "./cli/undo.ts"
import { usage } from "./cli/usage.ts"
import { allOf } from "./http/refusalText.ts"
import { storageOf } from "./start/settings.ts"

const conclusion = (found: ReadonlyArray<Discrepancy>): string =>
  found.length === 0
    ? "The log is what was recorded, and the books agree with it: nothing was found."
    : found.some(({ what }) => what === "event")
      ? `${found.length} differences were found. The log is not what was recorded: a backup is.`
      : `${found.length} differences were found. npm run weir -- rebuild makes the books again.`

/** Carries a command out; false when something was found that should not be. */
const carryOut = Effect.fn("carryOut")(function* (command: Exclude<Command, { _tag: "Help" }>, out: Out) {
  switch (command._tag) {
    case "Backup":
      return yield* backUp(command.file, out)
    case "Restore":
      return yield* restore(command.file, out)
    case "Import":
      return yield* importFile(command, out)
    case "Reading":
      return yield* readNumber(command, out)
    case "Undo":
      return yield* undo(command, out)
    case "Rebuild": {
      const { workspace } = yield* placeOf(command.workspace)
      out.answer(`${yield* rebuild(workspace.id)} entries were made again from the log of ${workspace.name}.`)
      return true
    }
    case "Months": {
      const months = yield* (yield* Months).divide
      out.answer(
        months === null
          ? "The log and the ledger are divided by months already."
          : `The log and the ledger are divided into ${months} months; the next ones are made ahead.`
      )
      return true
    }
    case "Verify": {
      const { workspace } = yield* placeOf(command.workspace)
      const { deals, entries, events, found, head } = yield* verify(workspace.id, command.head)
      out.answer(`${workspace.name}: ${events} events, ${entries} entries, ${deals} deals.`)
      for (const { detail, subject, what } of found) out.answer(`  ${what} ${subject}: ${detail}`)
      out.answer(conclusion(found))
      if (found.length === 0) out.answer(`The head of the log is ${head}`)
      return found.length === 0
    }
  }
})

const command = Result.getOrElse(parse(process.argv.slice(2)), (message) => {
  console.error(`${message}\n\n${usage}`)
  return process.exit(2)
})
if (command._tag === "Help") {
  console.log(usage)
  process.exit(0)
}

const out = terminal()
const storage = storageOf(process.env)
// Loaded only now, so that help and mistyped commands are answered at once.
const { services } = await import("./Composition.ts")
const nothingThere =
  command._tag !== "Restore" && storage.kind === "folder" && !existsSync(join(storage.path, "database"))
const program = nothingThere
  ? Effect.fail(
      new WorkspaceUnclear({ reason: `There is no data in ${storage.path} yet: npm start makes it.` })
    )
  : carryOut(command, out).pipe(Effect.provide(services(storage)))

const exit = await Effect.runPromiseExit(Effect.provide(program, Logger.layer([])))
out.settle()
if (Exit.isSuccess(exit)) process.exit(exit.value ? 0 : 1)
const error = Cause.squash(exit.cause)
console.error(
  error instanceof Error && "_tag" in error
    ? allOf(String(error._tag), { ...error }, error.message)
    : `Weir could not go on: ${Cause.pretty(exit.cause).slice(0, 8000)}`
)
process.exit(1)

/** The server's start: settings in, an exit code out. */
import { fileURLToPath } from "node:url"
import { Cause, Deferred, Effect, Exit, Result } from "effect"
import { lineOf } from "./observe/lines.ts"
import { standardOutput } from "./observe/Output.ts"
import { settingsOf, usage } from "./start/settings.ts"

const consoleFolder = fileURLToPath(new URL("../../console/dist", import.meta.url))

const fail = (message: string): never => {
  console.error(
    process.env["LOG_FORMAT"] === "json"
      ? lineOf("json", { at: Date.now(), level: "error", message, fields: {} }).trimEnd()
      : `\n${message}\n`
  )
  process.exit(1)
}

const terminal = process.stdout.isTTY
const settings = Result.getOrElse(settingsOf(process.argv.slice(2), process.env, { terminal }), (message) =>
  fail(message)
)

if (settings.help) {
  console.log(usage)
  process.exit(0)
}

const asked = Deferred.makeUnsafe<void>()
let times = 0
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.on(signal, () => {
    // A second Ctrl-C is a person who does not want to wait.
    if (++times > 1 && signal === "SIGINT") process.exit(130)
    Deferred.doneUnsafe(asked, Effect.void)
  })
}

// Loaded only now, so that a wrong setting is told at once.
const { serve } = await import("./start/serve.ts")
const { watching } = await import("./observe/watching.ts")
const { inWords } = await import("./observe/causes.ts")

const { log } = settings.watch
const output = standardOutput()
/** A sentence for people; where programs read along, a line of the log like every other. */
const say = (sentence: string) =>
  log.format === "text"
    ? console.log(sentence)
    : output.write(lineOf(log.format, { at: Date.now(), level: "info", message: sentence, fields: {} }), true)

const exit = await Effect.runPromiseExit(
  Effect.provide(serve(settings, consoleFolder, Deferred.await(asked), say), watching(settings.watch, output))
)
if (Exit.isFailure(exit)) {
  const error = Cause.squash(exit.cause)
  const known =
    typeof error === "object" && error !== null && "_tag" in error && error instanceof Error && error.message
  fail(known ? error.message : `Weir could not go on: ${inWords(exit.cause).slice(0, 8000)}`)
}
process.exit(0)

/** The server's start: settings in, an exit code out. */
import { fileURLToPath } from "node:url"
import { Cause, Deferred, Effect, Exit, Logger, References, Result } from "effect"
import { settingsOf, usage } from "./start/settings.ts"

const consoleFolder = fileURLToPath(new URL("../../console/dist", import.meta.url))

const fail = (message: string): never => {
  console.error(`\n${message}\n`)
  process.exit(1)
}

const settings = Result.getOrElse(settingsOf(process.argv.slice(2), process.env), (message) => fail(message))

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

// Answers tell people what is wrong; the log is for what nobody expected.
const program = serve(settings, consoleFolder, Deferred.await(asked), (line) => console.log(line)).pipe(
  Effect.provideService(References.MinimumLogLevel, "Warn"),
  Effect.provide(Logger.layer([Logger.withConsoleError(Logger.formatLogFmt)]))
)

const exit = await Effect.runPromiseExit(program)
if (Exit.isFailure(exit)) {
  const error = Cause.squash(exit.cause)
  const known = typeof error === "object" && error !== null && "_tag" in error && error instanceof Error
  fail(known ? error.message : `Weir could not go on: ${Cause.pretty(exit.cause).slice(0, 8000)}`)
}
process.exit(0)

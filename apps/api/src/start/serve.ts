/** How does the server run from its start to its end? Data, app, door, in that order; and back again. */
import { keepHouse } from "@weir/application/keepHouse"
import { Directory } from "@weir/application/ports/Directory"
import { Ledger } from "@weir/application/ports/Ledger"
import { Duration, Effect, Layer, Random, Schedule } from "effect"
import { type Settings } from "./settings.ts"
import { services, type Storage } from "../Composition.ts"
import { keeping, makeApp } from "../http/app.ts"
import { listen, tryAddress } from "../http/listen.ts"
import { Place } from "../http/Place.ts"
import { Dispatch } from "../live/Dispatch.ts"
import { ImportRuns } from "../live/ImportRuns.ts"
import { watchDoor } from "../observe/watchDoor.ts"
import { demoPassword } from "./demo.ts"
import { beginningOf } from "./beginning.ts"
import { type Beginning, firstStart } from "./firstStart.ts"

/** Runs until `asked` completes, then drains and closes everything. */
export const serve = (
  settings: Settings,
  consoleFolder: string,
  asked: Effect.Effect<void>,
  say: (line: string) => void
) =>
  tryAddress(settings).pipe(
    Effect.andThen(beginningOf(settings, say)),
    Effect.flatMap((storage) => opened(settings, storage, consoleFolder, asked, say))
  )

const opened = (
  settings: Settings,
  storage: Storage,
  consoleFolder: string,
  asked: Effect.Effect<void>,
  say: (line: string) => void
) =>
  Effect.scoped(
    Effect.gen(function* () {
      const begun = yield* firstStart(settings, say)
      const app = yield* makeApp(consoleFolder)
      const dispatch = yield* Dispatch
      // A folder belongs to this process alone; a server may have other writers.
      const others = settings.storage.kind === "server"
      yield* dispatch.round({ others })
      yield* Effect.forkScoped(dispatch.keepOn({ others }))
      const { metrics } = settings.watch
      const watched = metrics === null ? null : yield* watchDoor(metrics)
      const door = yield* listen(app, settings)
      if (watched !== null)
        say(`Figures and health: http://${hostOf(metrics?.host ?? "")}:${watched}/metrics`)
      // One piece: who waits for the address finds who may sign in beside it.
      say(greeting(settings, door.port, begun))
      // A folder has one company or a few; of a server that many share, those are held that are asked for.
      if (!others) yield* Effect.forkScoped(holdAhead)
      yield* (yield* ImportRuns).resume
      yield* Effect.forkScoped(houseKeeping)
      yield* asked
      say("Stopping: requests that are under way are let finish.")
    })
  ).pipe(
    Effect.provide(
      keeping.pipe(
        Layer.provideMerge(services(storage)),
        Layer.provideMerge(Layer.succeed(Place, { publicUrl: settings.publicUrl }))
      )
    )
  )

/** What dashboards are answered from is there before the first one asks. */
const holdAhead = Effect.gen(function* () {
  const ledger = yield* Ledger
  for (const { id } of yield* (yield* Directory).workspaces) yield* ledger.sums(id, {})
}).pipe(Effect.catchCause((cause) => Effect.logWarning("nothing could be held ahead", cause)))

/** Now and then, not on all nodes at once. */
const houseKeeping = Effect.gen(function* () {
  yield* Effect.sleep(Duration.seconds(60 + (yield* Random.nextIntBetween(0, 540))))
  yield* Effect.repeat(
    keepHouse().pipe(
      Effect.tap((cleared) =>
        Effect.logDebug("what has served its time was cleared away").pipe(Effect.annotateLogs(cleared))
      ),
      Effect.catchCause((cause) =>
        Effect.logWarning("nothing could be cleared away; it is tried again in an hour", cause)
      )
    ),
    Schedule.spaced("1 hour")
  )
}).pipe(Effect.withTracerEnabled(false))

const hostOf = (host: string): string => (host.includes(":") ? `[${host}]` : host)

const greeting = (settings: Settings, port: number, { demo, empty }: Beginning): string => {
  const { host, publicUrl, storage, watch } = settings
  const address = `http://${hostOf(host)}:${port}`
  const where = `Weir is at ${publicUrl?.origin ?? address}`
  // A log is kept and passed on: it gets no passwords, not even those of the demo.
  if (watch.log.format === "json") return where
  return [
    "",
    where,
    "",
    ...(empty ? ["Open it to make your workspace and its admin."] : []),
    ...demo.map(({ email, role }) => `Sign in as ${role.padEnd(8)} ${email}   password: ${demoPassword}`),
    ...(demo.length > 0 || empty ? [""] : []),
    ...(storage.kind === "folder"
      ? [
          `The data is in ${storage.path}. The embedded database does not wait for the disk:`,
          "a process that is killed loses nothing, a power cut may. For real work set DATABASE_URL."
        ]
      : ["The data is on the PostgreSQL server of DATABASE_URL."]),
    "API reference: " + address + "/docs   Stop with Ctrl-C.",
    ""
  ].join("\n")
}

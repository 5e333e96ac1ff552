/** How do tests look at a server as those who watch over it do? At its log, line by line, and through the watch's door. */
import * as Csv from "@weir/csv/CsvTableFiles"
import * as Feed from "@weir/application/live/Feed"
import * as Pictures from "@weir/images/SharpPictures"
import * as Memory from "@weir/memory/Memory"
import { Effect, Exit, Layer, Result, Scope } from "effect"
import { outputTo } from "../observe/Output.ts"
import { watchDoor } from "../observe/watchDoor.ts"
import { watching } from "../observe/watching.ts"
import { watchSettingsOf } from "../observe/watchSettings.ts"
import type { Services } from "../Services.ts"
import { type Serving, serving } from "./serving.ts"

type LogLine = Readonly<Record<string, string | number>>

export interface Watched extends Serving {
  /** The log so far, as it was written. */
  readonly log: () => string
  /** Its lines about one request, or all of them. */
  readonly lines: (requestId?: string) => ReadonlyArray<LogLine>
  /** The sum of a figure over all series whose labels hold these texts. */
  readonly figure: (name: string, ...labels: ReadonlyArray<string>) => Promise<number>
  readonly look: (path: string) => Promise<Response>
}

export const memory: Layer.Layer<Services> = Layer.mergeAll(
  Memory.layer,
  Csv.layer,
  Pictures.layer,
  Feed.layer
)

/** A server that is watched as these settings say, over an empty memory or what is given. */
export const watched = async (
  env: Readonly<Record<string, string>> = {},
  stores: Layer.Layer<Services> = memory
): Promise<Watched> => {
  let log = ""
  const output = outputTo({ write: (piece) => (log += piece), writableLength: 0 })
  const settings = Result.getOrThrow(watchSettingsOf({ LOG_FORMAT: "json", LOG_ACCESS: "all", ...env }))
  const served = await serving("/nowhere", Layer.provideMerge(stores, watching(settings, output)))
  const scope = Scope.makeUnsafe()
  const port = await served.run(
    watchDoor({ host: "127.0.0.1", port: 0 }).pipe(Scope.provide(scope)) as Effect.Effect<
      number,
      unknown,
      Services
    >
  )
  const look = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
  const written = () => {
    output.flush()
    return log
  }
  return {
    ...served,
    log: written,
    lines: (requestId) =>
      written()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as LogLine)
        .filter((line) => requestId === undefined || line["requestId"] === requestId),
    figure: async (name, ...labels) =>
      (await (await look("/metrics")).text())
        .split("\n")
        .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
        .filter((line) => labels.every((label) => line.includes(label)))
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0),
    look,
    stop: async () => {
      await Effect.runPromise(Scope.close(scope, Exit.void))
      await served.stop()
    }
  }
}

/** What does the person who starts the server want? Read from the command line and the environment, with a word on whatever is wrong. */
import { parseArgs } from "node:util"
import { Result } from "effect"
import type { Storage } from "../Composition.ts"
import { type WatchSettings, watchSettingsOf, watchUsage } from "../observe/watchSettings.ts"

export interface Settings {
  readonly help: boolean
  readonly empty: boolean
  readonly host: string
  readonly port: number
  readonly storage: Storage
  readonly seed: number
  /** A folder in which the demo company is kept once it is told, for other first starts of the same code. */
  readonly demoShelf: string | null
  readonly publicUrl: URL | null
  readonly watch: WatchSettings
}

export const usage = `npm start                  serves Weir on this machine, with a demo company the first time
npm start -- --empty       starts with a page that makes your own workspace instead

Environment:
  PORT            the port to listen at (4600)
  HOST            the address to listen at, such as 0.0.0.0 inside a container (127.0.0.1)
  WEIR_DATA       the folder that holds the data (.weir)
  DATABASE_URL    a PostgreSQL server to use instead, such as postgres://weir:secret@localhost:5432/weir
  DATABASE_REPLICA_URLS  streaming replicas of it, apart by spaces, that may answer lists and readings
  WEIR_URL        the address people use when a proxy stands in front, such as https://crm.example.com
  WEIR_DEMO_SEED  another whole number tells another demo company (1)
  WEIR_DEMO_SHELF  a folder to keep the demo company in once it is told, for further first starts within the hour
${watchUsage}`

type Environment = Readonly<Record<string, string | undefined>>

const whole = (
  name: string,
  text: string | undefined,
  fallback: number,
  most: number
): Result.Result<number, string> => {
  if (text === undefined || text === "") return Result.succeed(fallback)
  const n = Number(text)
  return /^\d+$/.test(text) && n <= most
    ? Result.succeed(n)
    : Result.fail(`${name} must be a whole number from 0 to ${most}, not "${text.slice(0, 40)}"`)
}

/** Where the data lies: a server when there is an address of one, else the folder. */
export const storageOf = (env: Environment): Storage => {
  const url = env["DATABASE_URL"]
  const replicas = (env["DATABASE_REPLICA_URLS"] ?? "").split(/[\s,]+/).filter((one) => one !== "")
  return url !== undefined && url !== ""
    ? { kind: "server", url, ...(replicas.length === 0 ? {} : { replicas }) }
    : { kind: "folder", path: env["WEIR_DATA"] || ".weir" }
}

/** `terminal` says that a person looks at the output. */
export const settingsOf = (
  args: ReadonlyArray<string>,
  env: Environment,
  options: { readonly terminal?: boolean } = {}
): Result.Result<Settings, string> =>
  Result.gen(function* () {
    const { values } = yield* Result.try({
      try: () =>
        parseArgs({
          args: [...args],
          options: { empty: { type: "boolean" }, help: { type: "boolean", short: "h" } }
        }),
      catch: (error) => `${error instanceof Error ? error.message.split(". ")[0] : String(error)}\n\n${usage}`
    })
    const port = yield* whole("PORT", env["PORT"], 4600, 65_535)
    const seed = yield* whole("WEIR_DEMO_SEED", env["WEIR_DEMO_SEED"], 1, Number.MAX_SAFE_INTEGER)
    const given = env["WEIR_URL"]
    const publicUrl = given === undefined || given === "" ? null : URL.parse(given)
    if (publicUrl === null && given)
      return yield* Result.fail(
        `WEIR_URL must be an address such as https://crm.example.com, not "${given.slice(0, 100)}"`
      )
    return {
      help: values.help === true,
      empty: values.empty === true,
      host: env["HOST"] || "127.0.0.1",
      port,
      seed,
      demoShelf: env["WEIR_DEMO_SHELF"] || null,
      storage: storageOf(env),
      publicUrl,
      watch: yield* watchSettingsOf(env, options)
    }
  })

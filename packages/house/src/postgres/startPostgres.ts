// How does a test get a real PostgreSQL 18, from npm alone, as any user, root included?
import { spawn, type ChildProcess } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { join } from "node:path"
import { copyAsReplica, initialise, launch, type PostgresOptions } from "./cluster.ts"
import { type PostgresBinaries, postgresBinaries } from "./postgresBinaries.ts"
import { serverUser, type ServerUser, sharedTemporaryFolder } from "./serverUser.ts"

export type { PostgresOptions } from "./cluster.ts"

export interface Postgres {
  /** `postgres://...` of the database `postgres` on loopback; the user may create databases. */
  readonly url: string
  /** Shuts the server down and removes its folder. May be called twice. */
  readonly stop: () => Promise<void>
  /** Ends the server the way a crash does: no checkpoint, open transactions lost. The folder stays. */
  readonly kill: () => Promise<void>
  /** A server that follows this one, and answers questions. This one is away for a moment while it is copied. */
  readonly replica: () => Promise<Postgres>
  /** Brings a killed server back on the same folder, port and url. */
  readonly restart: () => Promise<void>
}

/**
 * Starts a fresh cluster in a temporary folder on a free loopback port, in about a second.
 * Text sorts by ICU en-US as on most servers, not by bytes as in PGlite: queries must not lean on either.
 * If this process dies without `stop`, a watcher ends the server and removes the folder.
 */
export const startPostgres = async (options: PostgresOptions = {}): Promise<Postgres> => {
  const user = serverUser()
  const binaries = await postgresBinaries(user)
  const folder = await mkdtemp(join(sharedTemporaryFolder(user), "weir-postgres-"))
  const data = join(folder, "data")
  const password = randomBytes(12).toString("hex")
  try {
    await initialise(binaries, user, folder, data, password)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  return serving({ binaries, user, folder, data, password }, options)
}

interface Cluster {
  readonly binaries: PostgresBinaries
  readonly user: ServerUser | undefined
  readonly folder: string
  readonly data: string
  readonly password: string
}

const serving = async (cluster: Cluster, options: PostgresOptions): Promise<Postgres> => {
  const { binaries, data, folder, password, user } = cluster
  const port = await freePort()
  const serve = () => launch(binaries, user, data, port, options)
  let server: ChildProcess | undefined = await serve()
  let watcher = watch(server, folder)

  const end = async (signal: NodeJS.Signals) => {
    watcher?.kill()
    if (server === undefined) return
    const leaving = server
    server = undefined
    if (leaving.exitCode !== null || leaving.signalCode !== null) return
    const left = once(leaving, "exit")
    leaving.kill(signal)
    await left
  }

  const restart = async () => {
    await end("SIGINT")
    server = await retried(serve)
    watcher = watch(server, folder)
  }

  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    // SIGINT is PostgreSQL's fast shutdown: it ends sessions instead of waiting for them.
    stop: async () => {
      await end("SIGINT")
      await rm(folder, { recursive: true, force: true })
    },
    kill: () => end("SIGKILL"),
    restart,
    replica: async () => {
      await end("SIGINT")
      const own = await mkdtemp(join(sharedTemporaryFolder(user), "weir-postgres-"))
      const copy = await copyAsReplica(user, data, own)
      await restart()
      const primary = `host=127.0.0.1 port=${port} user=postgres password=${password}`
      const settings = { ...options.settings, primary_conninfo: primary }
      return serving({ ...cluster, folder: own, data: copy }, { ...options, settings })
    }
  }
}

// After a crash the children of the old server may hold its shared memory for a moment.
const retried = async (serve: () => Promise<ChildProcess>): Promise<ChildProcess> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await serve()
    } catch (error) {
      if (attempt === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

// The watcher reads from us; when we die, by whatever signal, its input ends and it cleans up.
const watch = (server: ChildProcess, folder: string) => {
  if (process.platform === "win32") return undefined
  const watcher = spawn(
    "sh",
    [
      "-c",
      'read -r _; kill -INT "$0" 2>/dev/null; sleep 1; kill -KILL "$0" 2>/dev/null; rm -rf "$1"',
      String(server.pid),
      folder
    ],
    { detached: true, stdio: ["pipe", "ignore", "ignore"] }
  )
  watcher.unref()
  return watcher
}

const freePort = async () => {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (address === null || typeof address === "string") throw new Error("No free port on loopback")
  return address.port
}

/** Which database is used? An embedded one in a folder of its own (PGlite), or a PostgreSQL server. Both get the same tables. */
import { cpSync, existsSync } from "node:fs"
import { rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { MikroORM as PgliteORM } from "@mikro-orm/pglite"
import { MikroORM as PostgresORM } from "@mikro-orm/postgresql"
import type { AbstractSqlConnection, MikroORM } from "@mikro-orm/sql"
import { Effect, Layer, type Scope, Semaphore } from "effect"
import { sql } from "kysely"
import { Connections, type Pool } from "./announced.ts"
import { asRefusal, asRefusalOfDatabase, DataFolderInUse, DataFolderUnusable, held } from "./DataFolder.ts"
import {
  DatabaseOfLaterVersion,
  DatabaseTooOld,
  DatabaseUnreachable,
  displayed,
  reachable,
  unreachable
} from "./DatabaseAddress.ts"
import { watched } from "./databaseWatch.ts"
import { laterMigrations, migrate, modelOptions } from "./migrate.ts"
import { freshCluster } from "./freshCluster.ts"
import { type Database, make, Orm } from "./Orm.ts"
import { asking } from "./Replicas.ts"
import { takingLines } from "./sql/CopiedLines.ts"
import { upToDate } from "./upToDate.ts"

export { DatabaseOfLaterVersion, DatabaseTooOld, DatabaseUnreachable, DataFolderInUse, DataFolderUnusable }

export interface PgliteOptions {
  /** A folder, made when it does not exist, or "memory" for a database that is gone afterwards. */
  readonly dataDir: string
  /** Another data folder, which nobody uses: where there is no database yet, a copy of the one in there is the first. */
  readonly begins?: string
}

/** PostgreSQL inside this process. The folder belongs to it alone until the layer is closed. */
export const layerPglite = ({
  begins,
  dataDir
}: PgliteOptions): Layer.Layer<Orm, DataFolderInUse | DataFolderUnusable | DatabaseOfLaterVersion> =>
  Layer.effect(
    Orm,
    Effect.gen(function* () {
      const orm =
        dataDir === "memory"
          ? yield* opened("memory://", yield* fresh)
          : yield* inFolder(yield* held(dataDir), begins)
      yield* prepared(orm, "pglite", `the data folder ${dataDir}`)
      const turns = yield* Semaphore.make(1)
      // The last turn is never given back: closing waits for what is under way, and nothing begins after it.
      yield* Effect.addFinalizer(() => turns.take(1))
      const open = make(
        orm,
        "pglite",
        { reads: turns, writes: turns },
        watched(yield* Effect.context<never>(), 1)
      )
      yield* upToDate(open)
      return open
    })
  )

export interface PostgresOptions {
  /** `postgres://user:password@host:port/name`, with `?sslmode=` and the like where needed. */
  readonly url: string
  /** Connections at most, beside one that listens; 10 when left out, never under 2. */
  readonly poolSize?: number
  /** How long the server may take to let a connection in; 10 seconds when left out. */
  readonly connectMs?: number
  /** Addresses of streaming replicas that may answer what is only shown. */
  readonly replicas?: ReadonlyArray<string>
}

/** A PostgreSQL server, version 15 or later. */
export const layerPostgres = ({
  connectMs = 10_000,
  poolSize = 10,
  replicas = [],
  url
}: PostgresOptions): Layer.Layer<Orm, DatabaseUnreachable | DatabaseTooOld | DatabaseOfLaterVersion> =>
  Layer.effect(
    Orm,
    Effect.gen(function* () {
      const address = yield* reachable(url)
      for (const replica of replicas) yield* reachable(replica)
      const connections = Math.max(2, poolSize)
      const all = new Connections()
      // One more listens.
      const most = connections + 1
      const orm = yield* closedAfterwards(
        PostgresORM.init({
          ...modelOptions,
          dbName: address.database,
          driverOptions: {
            connectionString: url,
            max: most,
            onPoolCreated: (pool: Pool) => {
              takingLines(pool)
              all.of(pool)
            },
            connectionTimeoutMillis: connectMs,
            application_name: "weir",
            // A program that hangs with a transaction open must not hold up the others for ever.
            idle_in_transaction_session_timeout: 60_000
          },
          pool: { min: 0, max: most },
          replicas: replicas.map((connectionString) => ({
            driverOptions: {
              connectionString,
              max: connections,
              // The primary can answer, too: one that hangs is not waited for long.
              connectionTimeoutMillis: 1_000,
              query_timeout: 10_000,
              application_name: "weir"
            }
          }))
        })
      )
      const { rows } = yield* Effect.tryPromise({
        try: () =>
          sql<{ version: string; name: string }>`
            select current_setting('server_version_num') as version, current_database() as name`.execute(
            clientOf(orm)
          ),
        catch: (error) => unreachable(url, error)
      })
      // A pooler may know it by another name, under which the making of tables would look for it, and try to make it.
      orm.config.set("dbName", rows[0]?.name ?? address.database)
      const version = Math.floor(Number(rows[0]?.version) / 10_000)
      if (version < 15) return yield* new DatabaseTooOld({ address: displayed(url), version })
      yield* prepared(orm, "postgres", displayed(url)).pipe(
        Effect.catchDefect((error) => Effect.fail(unreachable(url, error)))
      )
      // Writers wait for each other in the database. Some connections are kept out of that queue, so that readers need not join it.
      const writes = yield* Semaphore.make(Math.max(1, connections - 2))
      // Readers wait for their turn however many they are: whoever waits for a connection itself is turned away after `connectMs`.
      const reads = yield* Semaphore.make(connections)
      const watch = watched(yield* Effect.context<never>(), connections)
      const askShown = replicas.length === 0 ? null : asking(orm, watch.shown)
      const open = make(orm, "postgres", { reads, writes }, watch, all, askShown)
      yield* upToDate(open)
      return open
    })
  )

const inFolder = Effect.fnUntraced(function* (folder: string, begins?: string) {
  const database = join(folder, "database")
  const attempt = <A>(work: () => Promise<A>) =>
    Effect.tryPromise({ try: work, catch: (error) => asRefusal(folder, error) })
  if (!(yield* attempt(() => isThere(database)))) {
    // Made beside its place and moved there when it is complete: a start that was cut short leaves nothing half-made.
    const draft = join(folder, "database.new")
    const cleared = attempt(() => rm(draft, { recursive: true, force: true }))
    yield* cleared
    if (begins === undefined || !copied(join(begins, "database"), draft)) {
      yield* cleared
      yield* Effect.scoped(Effect.flatMap(fresh, (cluster) => opened(draft, cluster))).pipe(
        Effect.catchDefect((error) => Effect.flip(Effect.promise(() => asRefusalOfDatabase(folder, error))))
      )
    }
    yield* attempt(() => rename(draft, database))
  }
  // Without this file PGlite would take the folder for an empty one and begin anew on top of what is there.
  if (!(yield* attempt(() => isThere(join(database, "PG_VERSION"))))) {
    return yield* new DataFolderUnusable({
      folder,
      reason: "the database in it is damaged (PG_VERSION is missing)"
    })
  }
  return yield* opened(database).pipe(
    Effect.catchDefect((error) => Effect.flip(Effect.promise(() => asRefusalOfDatabase(folder, error))))
  )
})

/** In one go: nothing else is under way yet, and a thousand small files one by one take three times as long. */
const copied = (from: string, to: string): boolean => {
  try {
    cpSync(from, to, { recursive: true })
    return existsSync(join(to, "PG_VERSION"))
  } catch {
    // It was cleared away meanwhile, or the disk is full: an empty one is made, or says what is wrong.
    return false
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false
  )

const fresh = Effect.promise(() => freshCluster())

/** Opens the database that is at `place`, or begins one there with the files of this tar. */
const opened = Effect.fnUntraced(function* (place: string, tar?: Uint8Array) {
  // Options are copied on their way to PGlite, which a real Blob would not survive: this has all of it that is used.
  const files = tar === undefined ? {} : { loadDataDir: { arrayBuffer: () => Promise.resolve(tar) } }
  const orm = yield* closedAfterwards(
    PgliteORM.init({
      ...modelOptions,
      dbName: place,
      driverOptions: { relaxedDurability: false, ...files }
    })
  )
  yield* Effect.promise(() => sql`select 1`.execute(clientOf(orm)))
  return orm
})

const closedAfterwards = (orm: Promise<unknown>): Effect.Effect<MikroORM, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(() => orm as Promise<MikroORM>),
    (open) => Effect.promise(() => open.close(true))
  )

const prepared = Effect.fnUntraced(function* (orm: MikroORM, kind: "pglite" | "postgres", database: string) {
  const later = yield* Effect.promise(() => laterMigrations(clientOf(orm)))
  if (later.length > 0) return yield* new DatabaseOfLaterVersion({ database, migrations: later })
  yield* Effect.promise(() => migrate(orm, kind))
})

const clientOf = (orm: MikroORM): Database => (orm.em.getConnection() as AbstractSqlConnection).getClient()

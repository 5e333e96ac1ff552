/** How does everything here talk to the database? Through one service: questions of one statement, and transactions that write. */
import type { AbstractSqlConnection, MikroORM } from "@mikro-orm/sql"
import { Showing } from "@weir/application/Showing"
import { Context, Effect, type Result, type Semaphore } from "effect"
import type { QueryExecutorProvider } from "kysely"
import type { Connections } from "./announced.ts"
import type { Watch, Work } from "./databaseWatch.ts"
import { type Find, makeFind } from "./sql/lookUp.ts"
import type { Ask } from "./Replicas.ts"
import { inWords, isWorthRetrying } from "./StorageFailure.ts"

/** Runs statements written with kysely's `sql`, whose values always travel as parameters. */
export type Database = QueryExecutorProvider

export class Orm extends Context.Service<
  Orm,
  {
    readonly kind: "pglite" | "postgres"
    /** Those to a server; null where there is a single session. */
    readonly connections: Connections | null
    /** One statement. It sees one moment, so what belongs together is asked for together. Being overtaken repeats it. */
    readonly read: <A>(ask: (db: Database) => Promise<A>) => Effect.Effect<A>
    /** Rows by their keys, in one statement with all else that is looked for at this moment. */
    readonly find: Find
    /** One statement that writes: all of it or nothing. Being overtaken repeats it. */
    readonly change: <A>(work: (db: Database) => Promise<A>) => Effect.Effect<A>
    /** The same, where it may be answered by a replica when it is only shown. */
    readonly show: <A>(ask: (db: Database) => Promise<A>) => Effect.Effect<A>
    /** Several statements that happen together or not at all. A refusal undoes them; being overtaken repeats them. */
    readonly write: <A, E = never>(
      work: (db: Database) => Promise<Result.Result<A, E>>
    ) => Effect.Effect<A, E>
  }
>()("@weir/mikro-orm/Orm") {}

const attempts = 6

/** How many pieces of work may be under way at once. */
export interface Turns {
  readonly reads: Semaphore.Semaphore
  readonly writes: Semaphore.Semaphore
}

/**
 * The service over an open connection.
 *
 * Where the database has a single session, reads and writes share one turn: a statement beside a running transaction
 * would wait for it forever. Work that has begun is never interrupted, so no transaction is left open.
 */
export const make = (
  orm: MikroORM,
  kind: "pglite" | "postgres",
  { reads, writes }: Turns,
  watch: Watch,
  connections: Connections | null = null,
  askShown: Ask | null = null
): typeof Orm.Service => {
  const connection = orm.em.getConnection() as AbstractSqlConnection
  const taken = <A>(what: Work, turns: Semaphore.Semaphore, work: () => Promise<A>): Effect.Effect<A> => {
    const run = Effect.uninterruptible(Effect.promise(() => watch.running(what, () => inPlainWords(work))))
    return watch.waiting(what, turns.withPermit(run))
  }
  // Kysely's own, which gives a connection back even when the server is gone and nothing can be rolled back. Whatever a server's
  // default is: commits wait for each other at the workspace's row, and see what was committed meanwhile.
  const transaction = <A>(work: (db: Database) => Promise<A>) =>
    connection
      .getClient()
      .transaction()
      .setIsolationLevel("read committed")
      .execute((db) => work(db))
  const read = <A>(ask: (db: Database) => Promise<A>) =>
    taken("read", reads, () => repeated(() => ask(connection.getClient())))
  return {
    kind,
    connections,
    read,
    show: (ask) =>
      askShown === null
        ? read(ask)
        : Effect.flatMap(Showing, (shown) =>
            shown === null ? read(ask) : taken("read", reads, () => repeated(() => askShown(shown, ask)))
          ),
    find: makeFind(read),
    change: (work) => taken("write", writes, () => repeated(() => work(connection.getClient()))),
    write: (work) =>
      Effect.flatMap(
        taken("write", writes, () => repeated(() => written(work, transaction))),
        Effect.fromResult
      )
  }
}

const inPlainWords = async <A>(work: () => Promise<A>): Promise<A> => {
  try {
    return await work()
  } catch (error) {
    throw inWords(error)
  }
}

type Transaction = <A>(work: (db: Database) => Promise<A>) => Promise<A>

const written = async <A, E>(
  work: (db: Database) => Promise<Result.Result<A, E>>,
  transaction: Transaction
): Promise<Result.Result<A, E>> => {
  try {
    return await transaction(async (db) => {
      const result = await work(db)
      if (result._tag === "Failure") throw new Undone(result)
      return result
    })
  } catch (error) {
    if (error instanceof Undone) return error.result as Result.Result<A, E>
    throw error
  }
}

/** Again after a pause, as long as it was only overtaken; after so many attempts it fails. */
const repeated = async <A>(work: () => Promise<A>): Promise<A> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === attempts || !isWorthRetrying(error)) throw error
      await new Promise((resume) => setTimeout(resume, 5 * 2 ** attempt * (0.5 + Math.random())))
    }
  }
}

/** Carries a refusal out of a transaction, which is undone on the way. */
class Undone extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super("undone")
    this.result = result
  }
}

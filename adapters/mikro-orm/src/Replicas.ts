/**
 * Who answers what is only shown? A replica that has everything the log had when it was asked, and the primary where none has.
 *
 * A replica is asked how far it is before it is asked anything else; it goes forward only, so what it answers later is of that moment
 * or a later one. One that does not answer is left alone for a while.
 */
import type { AbstractSqlConnection, MikroORM } from "@mikro-orm/sql"
import type { Shown } from "@weir/application/Showing"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { signature } from "@weir/domain/ledger/signature"
import { currentForm } from "@weir/domain/log/upcast"
import { books } from "@weir/domain/metrics/books"
import { sql } from "kysely"
import type { Answerer } from "./databaseWatch.ts"
import type { Database } from "./Orm.ts"
import { type StoredInteger, whole } from "./rows/numbers.ts"
import { isWorthRetrying } from "./StorageFailure.ts"

/** A replica that has not said how far it is by then, in milliseconds, is not waited for. */
const patience = 500
/** For so many milliseconds nobody asks a replica that failed. */
const rest = 5_000

/** Asks for what is shown. */
export type Ask = <A>(shown: Shown, ask: (db: Database) => Promise<A>) => Promise<A>

export const asking = (orm: MikroORM, answered: (by: Answerer) => void): Ask => {
  const primary = orm.em.getConnection("write") as AbstractSqlConnection
  const restsUntil = new WeakMap<AbstractSqlConnection, number>()
  const chosen = new WeakMap<Shown, Promise<AbstractSqlConnection | null>>()
  const tire = (replica: AbstractSqlConnection) => void restsUntil.set(replica, performance.now() + rest)

  /** Any that does not rest: MikroORM draws one of them. */
  const awake = (): AbstractSqlConnection | null => {
    for (let draw = 0; draw < 8; draw++) {
      const replica = orm.em.getConnection("read") as AbstractSqlConnection
      if (performance.now() >= (restsUntil.get(replica) ?? 0)) return replica
    }
    return null
  }

  const choose = async ({ atLeast, workspaceId }: Shown): Promise<AbstractSqlConnection | null> => {
    const replica = awake()
    if (replica === null) return null
    const due = atLeast ?? placeOf(primary.getClient(), workspaceId)
    const reached = inTime(placeOf(replica.getClient(), workspaceId)).catch(() => {
      tire(replica)
      return null
    })
    const [wanted, there] = await Promise.all([due, reached])
    return wanted !== null && there !== null && there >= wanted ? replica : null
  }

  return async (shown, ask) => {
    const known = chosen.get(shown) ?? choose(shown)
    chosen.set(shown, known)
    const replica = await known
    if (replica !== null)
      try {
        const answer = await ask(replica.getClient())
        answered("replica")
        return answer
      } catch (error) {
        // A replica gives up a question that holds up what it has to take over: no fault of its own.
        if (!isWorthRetrying(error)) tire(replica)
        chosen.set(shown, Promise.resolve(null))
      }
    answered("primary")
    return ask(primary.getClient())
  }
}

/**
 * How far the log of a workspace is there; null where it is not, or not in the form that this version reads: entering a log into
 * other books moves no place of it.
 */
const placeOf = async (db: Database, workspaceId: WorkspaceId): Promise<number | null> => {
  const {
    rows: [row]
  } = await sql<{ last_seq: StoredInteger }>`
    select last_seq from workspace
    where workspace_id = ${workspaceId} and books = ${signature(books)} and log_form = ${currentForm}`.execute(
    db
  )
  return row === undefined ? null : whole(row.last_seq)
}

const inTime = <A>(work: Promise<A>): Promise<A> => {
  let late: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, fail) => {
    late = setTimeout(() => fail(new Error("it did not answer in time")), patience)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(late))
}

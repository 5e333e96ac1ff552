// What if lines of COPY cannot be made, or the server will not have them, or goes away? The transaction fails with the reason, and the next one works.
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Cause, Effect, Exit, Result } from "effect"
import { sql } from "kysely"
import { afterAll, assert, beforeAll, test, vi } from "vitest"
import { layerPostgres } from "../connect.ts"
import { type Database, Orm } from "../Orm.ts"
import { CopiedLines } from "./CopiedLines.ts"

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  server = await startPostgres({ fsync: false })
})
afterAll(() => server.stop())

const statement = sql`copy "outbox" (workspace_id, seq, events, recorded_at) from stdin`

const copied = (db: Database, pieces: Iterable<string>) =>
  db
    .getExecutor()
    .executeQuery({ ...statement.compile(db), parameters: [new CopiedLines(pieces)] })
    .then(Result.succeed)

const place = "00000000-0000-4000-8000-000000000001"
const line = (seq: number) => `${place}\t${seq}\t1\t0\n`

/** Copies pieces into an empty table, and gives what went wrong; afterwards one line is copied, which must work and be the only one. */
const failureOf = (pieces: Iterable<string>): Promise<unknown> =>
  Effect.gen(function* () {
    const orm = yield* Orm
    yield* orm.write((db) => sql`delete from outbox`.execute(db).then(Result.succeed))
    const exit = yield* Effect.exit(orm.write((db) => copied(db, pieces)))
    yield* orm.write((db) => copied(db, [line(7)]))
    const { rows } = yield* orm.read((db) =>
      sql<{ seq: string | number }>`select seq from outbox`.execute(db)
    )
    assert.deepStrictEqual(
      rows.map(({ seq }) => Number(seq)),
      [7]
    )
    return Exit.isFailure(exit) ? Cause.squash(exit.cause) : null
  }).pipe(Effect.provide(layerPostgres({ url: server.url, poolSize: 2 })), Effect.runPromise)

test("a line that cannot be made undoes those before it", async () => {
  const reason = new RangeError("a number that is none")
  const failure = await failureOf(
    (function* () {
      yield line(1)
      yield line(2)
      throw reason
    })()
  )
  assert.strictEqual(failure, reason)
})

test("a line that the server refuses undoes those before it, and no more are made", async () => {
  let made = 0
  const failure = await failureOf(
    (function* () {
      for (; made < 100_000; made++) yield `${line(made)}${line(made)}`
    })()
  )
  assert.propertyVal(failure, "code", "23505")
  assert.isBelow(made, 100_000)
})

test("a session that is ended in the middle is a failure, and the next one works", () =>
  Effect.gen(function* () {
    const other = yield* Orm
    const end = () =>
      Effect.runPromise(
        other.read((db) =>
          sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy "outbox"%'`.execute(
            db
          )
        )
      )
    let made = 0
    const failure = yield* Effect.promise(() =>
      failureOf(
        (function* () {
          for (; made < 1_000_000; made++) {
            if (made === 10) void end()
            yield line(made + 1)
          }
        })()
      )
    )
    assert.instanceOf(failure, Error)
    assert.isBelow(made, 1_000_000)
  }).pipe(Effect.provide(layerPostgres({ url: server.url })), Effect.runPromise))

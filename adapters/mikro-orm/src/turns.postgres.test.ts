// Does everybody get their answer who asks while all connections are taken, however long they wait?
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Effect } from "effect"
import { sql } from "kysely"
import { afterAll, assert, beforeAll, test } from "vitest"
import { layerPostgres } from "./connect.ts"
import { Orm } from "./Orm.ts"

let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  server = await startPostgres({ fsync: false })
})
afterAll(() => server.stop())

test("many questions at once wait for their turn for longer than the server may take to let a connection in", async () => {
  const many = 24
  const answers = await Effect.runPromise(
    Effect.gen(function* () {
      const orm = yield* Orm
      const ask = orm.read((db) => sql`select pg_sleep(0.1)`.execute(db))
      return yield* Effect.all(
        Array.from({ length: many }, () => ask),
        { concurrency: "unbounded" }
      )
    }).pipe(Effect.provide(layerPostgres({ url: server.url, poolSize: 2, connectMs: 600 })))
  )
  assert.strictEqual(answers.length, many)
}, 60_000)

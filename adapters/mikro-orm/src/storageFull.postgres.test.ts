// Is it told apart that there is no room, on either kind of database, and is nothing half written then?
import { StorageFull } from "@weir/application/ports/StorageFull"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Cause, Effect, Exit, type Layer, Result } from "effect"
import { sql } from "kysely"
import { afterAll, assert, test } from "vitest"
import { layerPglite, layerPostgres } from "./connect.ts"
import { Orm } from "./Orm.ts"
import { inWords } from "./StorageFailure.ts"

const server = await startPostgres({ fsync: false })
afterAll(() => server.stop())

test.for<readonly [string, () => Layer.Layer<Orm, unknown>]>([
  ["PGlite", () => layerPglite({ dataDir: "memory" })],
  ["PostgreSQL", () => layerPostgres({ url: server.url })]
])("%s that has no room left says so, and what came before in the transaction is undone", ([, connection]) =>
  Effect.gen(function* () {
    const orm = yield* Orm
    const exit = yield* Effect.exit(
      orm.write(async (db) => {
        await sql`insert into image values (gen_random_uuid(), 'a', '', 1, 1, 1)`.execute(db)
        await sql`do $$ begin raise exception 'no space' using errcode = '53100'; end $$`.execute(db)
        return Result.succeed(undefined)
      })
    )
    assert.isTrue(Exit.isFailure(exit) && Cause.squash(exit.cause) instanceof StorageFull)
    const { rows } = yield* orm.read((db) => sql`select 1 from image`.execute(db))
    assert.deepStrictEqual(rows, [])
  }).pipe(Effect.provide(connection()), Effect.runPromise)
)

test("the system's own words for it are understood, and no other failure is taken for it", () => {
  for (const facts of [{ code: "ENOSPC" }, { code: "EDQUOT" }, { errno: 51 }, { errno: 19 }])
    assert.instanceOf(inWords(Object.assign(new Error("write"), facts)), StorageFull)
  for (const facts of [{ code: "53200" }, { code: "EIO" }, { errno: 29 }, {}])
    assert.notInstanceOf(inWords(Object.assign(new Error("write"), facts)), StorageFull)
})

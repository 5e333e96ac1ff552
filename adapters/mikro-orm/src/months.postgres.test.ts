// Is everything as it was where log and ledger are divided by months, on either kind of database, and is no commit refused for want of a month?
import { rebuild } from "@weir/application/ledger/rebuild"
import { verify } from "@weir/application/ledger/verify"
import { Backups } from "@weir/application/ports/Backups"
import { Housekeeping } from "@weir/application/ports/Housekeeping"
import { Journal } from "@weir/application/ports/Journal"
import { Months } from "@weir/application/ports/Months"
import { dump } from "@weir/conformance/dump"
import { commitOf, creation, openedAt, openOffice, store } from "@weir/conformance/office"
import { longHistories, sample } from "@weir/conformance/sample"
import * as Instant from "@weir/domain/time/Instant"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Effect, Layer, ManagedRuntime, Result } from "effect"
import { sql } from "kysely"
import { afterAll, assert, describe, test, vi } from "vitest"
import { layerPglite, layerPostgres } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"
import { monthsAhead } from "./MonthsMikro.ts"
import { Orm } from "./Orm.ts"

vi.setConfig({ testTimeout: 120_000 })

const server = await startPostgres({ fsync: false })
afterAll(() => server.stop())

const placeWith = (connection: Layer.Layer<Orm, unknown>) =>
  ManagedRuntime.make(MikroOrm.layer.pipe(Layer.provideMerge(Layer.orDie(connection))))

/** How many rows lie in which part of a table. */
const partsOf = (table: string) =>
  Effect.flatMap(Orm, (orm) =>
    orm.read(async (db) => {
      const { rows } = await sql<{ part: string; rows: number }>`
        select tableoid::regclass::text as part, count(*)::int as rows from ${sql.table(table)} group by 1 order by 1`.execute(
        db
      )
      return rows
    })
  )
const names = (prefix: string) =>
  Effect.flatMap(Orm, (orm) =>
    orm.read(async (db) => {
      const { rows } = await sql<{ name: string }>`
        select relname as name from pg_class where relname like ${`${prefix}%`} and relnamespace = 'public'::regnamespace
          and relkind in ('r', 'p', 'i', 'I') order by 1`.execute(db)
      return rows.map(({ name }) => name)
    })
  )

describe.each([
  ["PGlite", () => placeWith(layerPglite({ dataDir: "memory" }))],
  ["PostgreSQL", () => placeWith(layerPostgres({ url: server.url }))]
])("on %s", (_, opened) => {
  test("it is divided once, is found, verified, changed, made anew and backed up as before, and later versions know its indexes", async () => {
    const place = opened()
    await place.runPromise(
      Effect.gen(function* () {
        const { workspaceId } = yield* store(sample(longHistories, 1)[0]!)
        const before = yield* dump(workspaceId)
        const indexes = (yield* names("event_")).filter((name) => !name.endsWith("key"))
        const months = yield* (yield* Months).divide
        assert.isAbove(months ?? 0, 3)
        assert.isNull(yield* (yield* Months).divide)
        assert.deepStrictEqual(yield* dump(workspaceId), before)
        for (const table of ["event", "entry"]) {
          const parts = yield* partsOf(table)
          assert.isAbove(parts.length, 1, "there is more than one month in it")
          assert.isTrue(parts.every(({ part }) => /^(event|entry)_\d{4}_\d{2}$/u.test(part)))
        }
        assert.includeMembers([...(yield* names("event_"))], indexes)

        const office = yield* openOffice()
        yield* (yield* Journal).commit(commitOf(office.ask(creation(office, 1))))
        for (const id of [workspaceId, office.workspaceId]) {
          assert.deepStrictEqual((yield* verify(id)).found, [])
          yield* rebuild(id)
          assert.deepStrictEqual((yield* verify(id)).found, [])
        }
        const lines: Array<string> = []
        yield* (yield* Backups).take((line) => Promise.resolve(void lines.push(line)))
        const other = placeWith(layerPglite({ dataDir: "memory" }))
        const back = Effect.gen(function* () {
          yield* (yield* Months).divide
          yield* (yield* Backups).putBack(told(lines))
          assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
          return yield* dump(workspaceId)
        })
        assert.deepStrictEqual(yield* Effect.promise(() => other.runPromise(back)), before)
        yield* Effect.promise(() => other.dispose())
      })
    )
    await place.dispose()
  })

  test("a month that nobody made refuses nothing; what fell among the others goes where it belongs when the month is made", async () => {
    const place = opened()
    await place.runPromise(
      Effect.gen(function* () {
        yield* (yield* Months).divide
        const orm = yield* Orm
        const office = yield* openOffice()
        const later = Instant.clamp(Date.UTC(2031, 4, 7))
        const batch = office.ask(creation(office, 1), { at: openedAt, recordedAt: later })
        yield* (yield* Journal).commit(commitOf(batch))
        const fell = (yield* partsOf("event")).filter(({ part }) => part === "event_other")
        assert.isAbove(fell[0]?.rows ?? 0, 0)
        assert.deepStrictEqual((yield* verify(office.workspaceId)).found, [])
        yield* orm.write(async (db) => Result.succeed(await monthsAhead(db, Date.UTC(2031, 3, 30))))
        const parts = new Map((yield* partsOf("event")).map(({ part, rows }) => [part, rows]))
        assert.strictEqual(parts.get("event_2031_05"), batch.events.length)
        assert.includeMembers(
          [...(yield* names("entry_2031"))],
          ["entry_2031_04", "entry_2031_05", "entry_2031_06"]
        )
        assert.deepStrictEqual((yield* verify(office.workspaceId)).found, [])
        const now = new Date()
        const soon = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1))
        const name = `event_${soon.toISOString().slice(0, 7).replace("-", "_")}`
        yield* orm.change((db) => sql`drop table ${sql.table(name)}`.execute(db))
        assert.notInclude(yield* names("event_"), name)
        yield* (yield* Housekeeping).clear({ answers: Instant.MIN, notes: Instant.MIN }, 10)
        assert.include(yield* names("event_"), name)
      })
    )
    await place.dispose()
  })
})

async function* told(these: ReadonlyArray<string>) {
  yield* these
}

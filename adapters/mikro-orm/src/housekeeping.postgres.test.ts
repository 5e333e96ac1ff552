// Do several nodes clear away what has served its time once, and without waiting for each other?
import { Housekeeping } from "@weir/application/ports/Housekeeping"
import { Journal } from "@weir/application/ports/Journal"
import { Outbox } from "@weir/application/ports/Outbox"
import { commitOf, creation, openOffice } from "@weir/conformance/office"
import { answer } from "@weir/conformance/answering"
import * as Instant from "@weir/domain/time/Instant"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Context, Effect, Layer, Result } from "effect"
import { sql } from "kysely"
import { afterAll, assert, beforeAll, test, vi } from "vitest"
import { layerPostgres } from "./connect.ts"
import * as Mikro from "./MikroOrm.ts"
import { Orm } from "./Orm.ts"

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  server = await startPostgres({ fsync: false })
})
afterAll(() => server.stop())

const node = () =>
  Layer.build(Layer.fresh(Mikro.layer.pipe(Layer.provide(layerPostgres({ url: server.url })))))
const many = 250

test("what is old goes once, whoever clears it; while one is at it, others pass by", () =>
  Effect.gen(function* () {
    const [one, two] = [yield* node(), yield* node()]
    yield* Effect.gen(function* () {
      const office = yield* openOffice()
      const journal = yield* Journal
      for (let n = 0; n < many; n++)
        yield* journal.commit(commitOf(office.ask(creation(office, n)), answer(`old ${n}`)))
      const outbox = yield* Outbox
      yield* outbox.told(yield* outbox.untold(1_000_000), Instant.clamp(1))
    }).pipe(Effect.provideContext(one))
    const houses = [one, two].map((context) => Context.get(context, Housekeeping))
    const before = { answers: Instant.clamp(Date.now() + 60_000), notes: Instant.clamp(2) }

    const other = Context.get(yield* Layer.build(Layer.fresh(layerPostgres({ url: server.url }))), Orm)
    yield* other.write(async (db) => {
      await sql`select pg_advisory_xact_lock(739512044)`.execute(db)
      for (const house of houses)
        assert.deepStrictEqual(await Effect.runPromise(house.clear(before, 10)), { answers: 0, notes: 0 })
      return Result.succeed(undefined)
    })

    let [answers, notes] = [0, 0]
    for (let i = 0; i < 30; i++) {
      const both = yield* Effect.all(
        houses.map((house) => house.clear(before, 20)),
        { concurrency: 2 }
      )
      for (const cleared of both) {
        assert.isAtMost(cleared.answers, 20)
        answers += cleared.answers
        notes += cleared.notes
      }
    }
    assert.strictEqual(answers, many)
    assert.isAtLeast(notes, many)
    assert.deepStrictEqual(yield* houses[0]!.clear(before, 20), { answers: 0, notes: 0 })
  }).pipe(Effect.scoped, Effect.orDie, Effect.runPromise))

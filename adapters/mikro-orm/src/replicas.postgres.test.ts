// Does a replica answer what is only shown, and only while it has everything that was written before?
import * as HeldLedger from "@weir/application/readings/held/HeldLedger"
import { Deals } from "@weir/application/ports/Deals"
import { EventLog } from "@weir/application/ports/EventLog"
import { Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import { showing } from "@weir/application/Showing"
import { commitOf, creation, openOffice } from "@weir/conformance/office"
import { type Postgres, startPostgres } from "@weir/house/postgres/startPostgres"
import { Effect, Layer, ManagedRuntime } from "effect"
import { sql } from "kysely"
import { afterAll, assert, beforeAll, beforeEach, test, vi } from "vitest"
import { layerPostgres } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"
import { type Database, Orm } from "./Orm.ts"

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let [primary, replica]: ReadonlyArray<Postgres> = []
let place: ReturnType<typeof placeWith>
/** Who answered what was shown, in order. */
const answered: Array<"primary" | "replica"> = []

const standsBy = async (db: Database): Promise<boolean> => {
  const { rows } = await sql<{ standby: boolean }>`select pg_is_in_recovery() as standby`.execute(db)
  return rows[0]?.standby === true
}
/** Every port over the two, watched; the ledger held in memory as a server does. */
const placeWith = (url: string, replicas: ReadonlyArray<string>) => {
  const watched = Layer.effect(
    Orm,
    Effect.map(Orm, (orm): typeof Orm.Service => ({
      ...orm,
      show: (ask) =>
        orm.show(async (db) => {
          answered.push((await standsBy(db)) ? "replica" : "primary")
          return ask(db)
        })
    }))
  )
  const orm = watched.pipe(Layer.provide(Layer.orDie(layerPostgres({ url, replicas }))))
  return ManagedRuntime.make(
    HeldLedger.layer.pipe(Layer.provideMerge(MikroOrm.layer), Layer.provideMerge(orm))
  )
}
const follower = () => ManagedRuntime.make(Layer.orDie(layerPostgres({ url: replica!.url })))

beforeAll(async () => {
  primary = await startPostgres({ fsync: false })
  replica = await primary.replica()
  place = placeWith(primary.url, [replica.url])
})
afterAll(async () => {
  await place.dispose()
  await replica?.stop()
  await primary?.stop()
})
beforeEach(() => void answered.splice(0))

/** Asks again until the replica has answered: following takes it a moment. */
const caughtUp = <A, E, R>(work: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    for (let i = 0; i < 200; i++) {
      answered.splice(0)
      const found = yield* work
      if (answered.length > 0 && answered.every((by) => by === "replica")) return found
      yield* Effect.sleep(50)
    }
    return assert.fail("the replica never answered")
  })

/** A workspace with one deal, and ways to add another and to look. */
const begun = Effect.gen(function* () {
  const office = yield* openOffice()
  const { workspaceId } = office
  const added = (n: number) =>
    Effect.flatMap(Journal, (journal) => journal.commit(commitOf(office.ask(creation(office, n)))))
  yield* added(1)
  const page = {
    holders: null,
    filter: {},
    sort: "created",
    descending: false,
    after: null,
    limit: 50
  } as const
  const list = Effect.map(
    Effect.flatMap(Deals, (deals) => deals.list(workspaceId, page)),
    ({ items }) => items.map(({ title }) => title)
  )
  const shown = showing(list, workspaceId)
  return { workspaceId, added, list, shown }
})

const replaying = (on: boolean) =>
  Effect.promise(async () => {
    const pg = follower()
    const what = sql.raw(on ? "pg_wal_replay_resume" : "pg_wal_replay_pause")
    await pg.runPromise(
      Effect.gen(function* () {
        const orm = yield* Orm
        yield* orm.read((db) => sql`select ${what}()`.execute(db))
        // A pause is only asked for: it holds once it is said so.
        for (let state = ""; state !== (on ? "not paused" : "paused");) {
          const { rows } = yield* orm.read((db) =>
            sql<{ state: string }>`select pg_get_wal_replay_pause_state() as state`.execute(db)
          )
          state = rows[0]?.state ?? ""
        }
      })
    )
    await pg.dispose()
  })

test("lists, pages of the log and readings are answered by the replica when they are shown, and by the primary otherwise", () =>
  Effect.gen(function* () {
    const { list, shown, workspaceId } = yield* begun
    assert.deepStrictEqual(yield* caughtUp(shown), ["Deal 1"])
    const log = yield* EventLog
    const page = log.page(workspaceId, {}, { before: null }, 10)
    assert.isAbove((yield* caughtUp(showing(page, workspaceId))).events.length, 3)
    const sums = (yield* Ledger).sums(workspaceId, {})
    assert.isAbove((yield* sums).seq, 3)
    answered.splice(0)
    assert.deepStrictEqual(yield* list, ["Deal 1"])
    yield* page
    assert.notInclude(answered, "replica")
  }).pipe((work) => place.runPromise(work)))

test("what is held in memory is loaded from the replica, and is what the primary has", () =>
  Effect.gen(function* () {
    const { shown, workspaceId } = yield* begun
    yield* caughtUp(shown)
    answered.splice(0)
    const { balances, seq } = yield* (yield* Ledger).sums(workspaceId, {})
    // The position is the primary's own word.
    assert.deepStrictEqual([answered[0], answered.at(-1)], ["primary", "replica"])
    assert.deepStrictEqual([balances, seq], [{}, yield* (yield* EventLog).last(workspaceId)])
  }).pipe((work) => place.runPromise(work)))

test("a replica that lags is not asked about what it does not have yet, and goes on answering for others", () =>
  Effect.gen(function* () {
    const [mine, theirs] = [yield* begun, yield* begun]
    for (const { shown } of [mine, theirs]) yield* caughtUp(shown)
    yield* replaying(false)
    yield* mine.added(2)
    answered.splice(0)
    assert.deepStrictEqual(yield* mine.shown, ["Deal 1", "Deal 2"])
    assert.deepStrictEqual(answered, ["primary"])
    assert.strictEqual(
      (yield* (yield* Ledger).sums(mine.workspaceId, {})).seq,
      yield* (yield* EventLog).last(mine.workspaceId)
    )
    assert.notInclude(answered, "replica")
    answered.splice(0)
    assert.deepStrictEqual(yield* theirs.shown, ["Deal 1"])
    assert.deepStrictEqual(answered, ["replica"])
    yield* replaying(true)
    assert.deepStrictEqual(yield* caughtUp(mine.shown), ["Deal 1", "Deal 2"])
  }).pipe((work) => place.runPromise(work)))

test("all that one asking shows is of one server", () =>
  Effect.gen(function* () {
    const mine = yield* begun
    yield* caughtUp(mine.shown)
    answered.splice(0)
    const twice = Effect.gen(function* () {
      yield* mine.list
      yield* mine.added(2)
      return yield* mine.list
    })
    // The second look may be of a moment before the change: of the first look's moment or later.
    assert.include((yield* showing(twice, mine.workspaceId)).join(), "Deal 1")
    assert.deepStrictEqual(answered, ["replica", "replica"])
  }).pipe((work) => place.runPromise(work)))

test("a ledger that was entered into other books meanwhile is not loaded from a replica that has the old ones", () =>
  Effect.gen(function* () {
    const { shown, workspaceId } = yield* begun
    yield* caughtUp(shown)
    const orm = yield* Orm
    const books = (what: string) =>
      orm.change((db) =>
        sql`update workspace set books = ${sql.raw(what)} where workspace_id = ${workspaceId}`.execute(db)
      )
    yield* books("books || ' once'")
    yield* Effect.sleep(300)
    answered.splice(0)
    yield* shown
    assert.deepStrictEqual(answered, ["primary"])
    yield* books("left(books, -5)")
    yield* caughtUp(shown)
  }).pipe((work) => place.runPromise(work)))

test("a replica that is dead leads to the primary, at the start as later, and is asked again when it is back", () =>
  Effect.gen(function* () {
    const { added, shown } = yield* begun
    yield* caughtUp(shown)
    yield* Effect.promise(() => replica!.kill())
    yield* added(2)
    for (let i = 0; i < 3; i++) {
      answered.splice(0)
      assert.deepStrictEqual(yield* shown, ["Deal 1", "Deal 2"])
      assert.deepStrictEqual(answered, ["primary"])
    }
    const other = placeWith(primary!.url, [replica!.url])
    const begunThere = Effect.flatMap(begun, ({ shown }) => shown)
    assert.deepStrictEqual(yield* Effect.promise(() => other.runPromise(begunThere)), ["Deal 1"])
    yield* Effect.promise(() => other.dispose())
    yield* Effect.promise(() => replica!.restart())
    assert.deepStrictEqual(yield* caughtUp(shown), ["Deal 1", "Deal 2"])
  }).pipe((work) => place.runPromise(work)))

import { type Commit, Journal, type StaleVersion } from "@weir/application/ports/Journal"
import { Deals } from "@weir/application/ports/Deals"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Ledger } from "@weir/application/ports/Ledger"
import { commitOf, creation, dealId, openedAt, openOffice, person } from "@weir/conformance/office"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { EventId, TransactionId, type WorkspaceId } from "@weir/domain/identity/Id"
import { evolve } from "@weir/domain/deal/evolve"
import { DealFact } from "@weir/domain/deal/DealEvent"
import type { Deal } from "@weir/domain/deal/Deal"
import * as Currency from "@weir/domain/money/Currency"
import { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import { Effect, Exit, Fiber, Layer, Result } from "effect"
import { sql } from "kysely"
import { afterAll, assert, beforeAll, test } from "vitest"
import { DatabaseUnreachable, layerPostgres } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"
import { Orm } from "./Orm.ts"

let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  server = await startPostgres({ fsync: false })
})
afterAll(() => server.stop())

const hot = 4
const writers = 16
const raisesEach = 12

/** Raises a deal's budget by one minor unit. */
const raise = (workspaceId: WorkspaceId, deal: Deal): Commit => {
  const currency = Currency.make("EUR")
  const [from, to] = [deal.budget!.amount, deal.budget!.amount + 1]
  const fact = DealFact.cases.DealBudgetChanged.make({
    dealId: deal.id,
    place: deal.place,
    ownerId: deal.ownerId,
    from: { amount: from, currency, base: from },
    to: { amount: to, currency, base: to },
    since: deal.enteredAt,
    plannedClose: deal.plannedClose,
    manual: true
  })
  const actor = { kind: "user" as const, userId: person(0) }
  return {
    workspaceId,
    events: [
      {
        id: EventId.make(crypto.randomUUID()),
        workspaceId,
        occurredAt: openedAt,
        recordedAt: openedAt,
        actor,
        cause: { kind: "user" },
        transaction: TransactionId.make(crypto.randomUUID()),
        fact
      }
    ],
    expected: [{ kind: "deal", id: deal.id, version: deal.version }],
    changes: { deals: [evolve(deal, fact, openedAt)] },
    answer: null
  }
}

test("two programs that start together on an empty server, and sixteen writers on four deals, lose nothing", async () => {
  const node = () =>
    Layer.build(MikroOrm.layer.pipe(Layer.provide(layerPostgres({ url: server.url, poolSize: 6 }))))
  await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const nodes = yield* Effect.all([node(), node()], { concurrency: "unbounded" })
        const on = <A, E>(n: number, work: Effect.Effect<A, E, Layer.Success<typeof MikroOrm.layer>>) =>
          Effect.provide(work, nodes[n % 2]!)
        const office = yield* on(0, openOffice())
        const { workspaceId } = office
        for (let n = 0; n < hot; n++)
          yield* on(
            0,
            Effect.flatMap(Journal, (journal) => journal.commit(commitOf(office.ask(creation(office, n)))))
          )
        let stale = 0
        const raised = (n: number) =>
          Effect.gen(function* () {
            const [deals, journal] = [yield* Deals, yield* Journal]
            const attempt = Effect.gen(function* () {
              const deal = yield* deals.get(workspaceId, dealId(n % hot))
              yield* journal.commit(raise(workspaceId, deal))
            })
            yield* Effect.retry(attempt, {
              while: (error) => (error as StaleVersion)._tag === "StaleVersion" && ++stale > 0
            })
          })
        const writer = (n: number) =>
          on(
            n,
            Effect.forEach(Array.from({ length: raisesEach }), (_, i) => raised(n + i), { discard: true })
          )
        yield* Effect.all(
          Array.from({ length: writers }, (_, n) => writer(n)),
          { concurrency: "unbounded" }
        )

        yield* on(
          1,
          Effect.gen(function* () {
            const [deals, ledger, log] = [yield* Deals, yield* Ledger, yield* EventLog]
            const found = yield* deals.some(
              workspaceId,
              Array.from({ length: hot }, (_, n) => dealId(n))
            )
            const raises = writers * raisesEach
            const worth = (all: ReadonlyArray<Deal>) =>
              all.reduce((sum, deal) => sum + deal.budget!.amount, 0)
            assert.strictEqual(worth(found), hot * 1000 + (hot * (hot - 1)) / 2 + raises)
            assert.strictEqual(
              found.reduce((sum, { version }) => sum + version, 0),
              hot + raises
            )
            const events = yield* log.after(workspaceId, 0, 100_000)
            assert.deepStrictEqual(
              events.map(({ seq }) => seq),
              events.map((_, i) => i + 1)
            )
            assert.strictEqual(yield* log.last(workspaceId), events.length)
            assert.deepStrictEqual(yield* ledger.wrongCells(workspaceId, 10), [])
            const entries = yield* ledger.written(workspaceId, 0, 100_000)
            assert.strictEqual(yield* ledger.rebuild(workspaceId), entries.length)
            assert.isAbove(stale, 0, "the writers never met")
          })
        )
      })
    )
  )
})

test("a server that crashed and came back is used again, with all that it acknowledged", async () => {
  const node = MikroOrm.layer.pipe(Layer.provideMerge(layerPostgres({ url: server.url, poolSize: 4 })))
  await Effect.runPromise(
    Effect.gen(function* () {
      const [journal, log] = [yield* Journal, yield* EventLog]
      const office = yield* openOffice()
      const { seq } = yield* journal.commit(commitOf(office.ask(creation(office, 1))))
      const next = commitOf(office.ask(creation(office, 2)))
      // One transaction is open when the server goes: its connection must not stay taken.
      const orm = yield* Orm
      const open = yield* Effect.forkChild(
        orm.write(async (db) => Result.succeed(await sql`select pg_sleep(30)`.execute(db)))
      )
      yield* Effect.sleep(100)
      yield* Effect.promise(() => server.kill())
      assert.isTrue(Exit.isFailure(yield* Fiber.await(open)))
      assert.isTrue(Exit.isFailure(yield* Effect.exit(journal.commit(next))))
      yield* Effect.promise(() => server.restart())
      assert.strictEqual(yield* log.last(office.workspaceId), seq)
      assert.strictEqual((yield* journal.commit(next)).seq, seq + 1)
    }).pipe(Effect.provide(node), Effect.scoped)
  )
})

test("readers are answered while more writers wait than there are connections", async () => {
  const node = MikroOrm.layer.pipe(Layer.provideMerge(layerPostgres({ url: server.url, poolSize: 4 })))
  await Effect.runPromise(
    Effect.gen(function* () {
      const [orm, log] = [yield* Orm, yield* EventLog]
      const { workspaceId } = yield* openOffice()
      let ended = 0
      const slow = orm.write(async (db) => {
        await sql`select 1 from workspace where workspace_id = ${workspaceId} for update`.execute(db)
        await sql`select pg_sleep(0.1)`.execute(db)
        ended += 1
        return Result.succeed(undefined)
      })
      const writers = yield* Effect.forkChild(
        Effect.all(
          Array.from({ length: 12 }, () => slow),
          { concurrency: "unbounded" }
        )
      )
      yield* Effect.sleep(50)
      yield* log.last(workspaceId)
      assert.isBelow(ended, 6)
      yield* Fiber.join(writers)
      assert.strictEqual(ended, 12)
    }).pipe(Effect.provide(node), Effect.scoped)
  )
})

test("commits see what was committed while they waited, whatever the server's own default is", async () => {
  const strict = new URL(server.url)
  strict.searchParams.set("options", "-c default_transaction_isolation=serializable")
  await Effect.runPromise(
    Effect.gen(function* () {
      const orm = yield* Orm
      const isolation = sql<{ transaction_isolation: string }>`show transaction_isolation`
      const told = yield* orm.write(async (db) => Result.succeed((await isolation.execute(db)).rows))
      assert.deepStrictEqual(told, [{ transaction_isolation: "read committed" }])
      assert.deepStrictEqual((yield* orm.read((db) => isolation.execute(db))).rows, [
        { transaction_isolation: "serializable" }
      ])
    }).pipe(Effect.provide(layerPostgres({ url: strict.href })), Effect.scoped)
  )
})

test("a user who may not create tables is told so", async () => {
  const owner = new URL(server.url)
  await Effect.runPromise(
    Effect.provide(
      Effect.flatMap(Orm, (orm) =>
        orm.read((db) => sql`create role guest login password 'guest'`.execute(db))
      ),
      layerPostgres({ url: server.url })
    )
  )
  owner.username = owner.password = "guest"
  owner.pathname = "/template1"
  const refusal = await Effect.runPromise(
    Effect.flip(Effect.provide(Effect.void, layerPostgres({ url: owner.href })))
  )
  assert.match(
    refusal.message,
    /^The database at postgres:\/\/guest@.* cannot be used: this user may not create tables in it\.$/
  )
})

test("a server that cannot be reached is said to be so, without its password", async () => {
  const { port } = new URL(server.url)
  const refusalOf = (url: string) =>
    Effect.runPromise(Effect.flip(Effect.provide(Effect.void, layerPostgres({ url }))))
  const wrongPassword = new URL(server.url)
  wrongPassword.password = "p%40ss-word"
  const wrongName = new URL(server.url)
  wrongName.pathname = "/nowhere"
  const refusals = await Promise.all([
    refusalOf("postgres://weir:p%40ss-word@127.0.0.1:1/weir"),
    refusalOf(wrongPassword.href),
    refusalOf(wrongName.href),
    refusalOf("mysql://p%40ss-word@x")
  ])
  assert.deepStrictEqual(
    refusals.map(({ message }) => message),
    [
      "The database at postgres://weir@127.0.0.1:1/weir cannot be used: nothing listens there.",
      `The database at postgres://postgres@127.0.0.1:${port}/postgres cannot be used: it refuses this user and password.`,
      `The database at postgres://postgres@127.0.0.1:${port}/nowhere cannot be used: it has no database of that name.`,
      "The database at (not an address) cannot be used: an address looks like postgres://user:password@host:5432/name."
    ]
  )
  for (const refusal of refusals) {
    assert.instanceOf(refusal, DatabaseUnreachable)
    assert.notMatch(JSON.stringify(refusal), /ss-word/)
  }
})

test("what a program keeps of a workspace follows what another program changes of it", async () => {
  const node = () =>
    Layer.build(MikroOrm.layer.pipe(Layer.provide(layerPostgres({ url: server.url, poolSize: 4 }))))
  await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const [one, other] = [yield* node(), yield* node()]
        const office = yield* Effect.provideContext(openOffice(), one)
        const { workspaceId } = office
        const directory = Effect.flatMap(Directory, ({ get }) => get(workspaceId))
        const commit = (batch: Parameters<typeof commitOf>[0]) =>
          Effect.flatMap(Journal, (journal) => journal.commit(commitOf(batch)))
        const before = yield* Effect.provideContext(directory, one)
        const renaming = PipelineCommand.cases.RenamePipeline.make({
          pipelineId: office.pipeline.id,
          to: "Renamed elsewhere"
        })
        yield* Effect.provideContext(commit(office.ask(renaming)), other)
        const after = yield* Effect.provideContext(directory, one)
        assert.notInclude(
          before.pipelines.map(({ name }) => name),
          "Renamed elsewhere"
        )
        assert.include(
          after.pipelines.map(({ name }) => name),
          "Renamed elsewhere"
        )
        yield* Effect.provideContext(commit(office.ask(creation(office, 1))), other)
        const moved = yield* Effect.provideContext(directory, one)
        assert.strictEqual(moved.seq, after.seq + 1)
        assert.strictEqual(moved.pipelines, after.pipelines, "what did not change is not read again")
      })
    )
  )
})

// Is it found out what somebody does to the log behind Weir's back, and named, on either kind of database?
import { verify } from "@weir/application/ledger/verify"
import { EventLog } from "@weir/application/ports/EventLog"
import { Journal } from "@weir/application/ports/Journal"
import { commitOf, creation, openOffice } from "@weir/conformance/office"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { noLink } from "@weir/domain/log/link"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Effect, Layer, ManagedRuntime, Result } from "effect"
import { type RawBuilder, sql } from "kysely"
import { afterAll, assert, describe, test } from "vitest"
import { layerPglite, layerPostgres } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"
import { Orm } from "./Orm.ts"
import { linkedAfterwards } from "./write/linkedAfterwards.ts"

const server = await startPostgres({ fsync: false })
afterAll(() => server.stop())

const deals = 6

/** A statement that does something to the log of a workspace, `at` a place that is neither the first nor the last. */
type Deed = (workspace: WorkspaceId, at: number) => ReadonlyArray<RawBuilder<unknown>>

const moved = (workspace: WorkspaceId, from: number, by: number) => [
  sql`update event set seq = -seq where workspace_id = ${workspace} and seq >= ${from}`,
  sql`update event set seq = -seq + ${by} where workspace_id = ${workspace} and seq < 0`,
  sql`update workspace set last_seq = last_seq + ${by} where workspace_id = ${workspace}`
]
const columns = sql.raw(
  "id, occurred_at, recorded_at, actor_kind, actor_id, cause_kind, cause_import_id, transaction_id, subject_kind, subject_id, tag, fact, link"
)
const copied = (workspace: WorkspaceId, from: number, to: number) => sql`
  insert into event (workspace_id, seq, ${columns})
  select workspace_id, ${to}, ${columns} from event where workspace_id = ${workspace} and seq = ${from}`
const set =
  (what: RawBuilder<unknown>): Deed =>
  (workspace, at) => [sql`update event set ${what} where workspace_id = ${workspace} and seq = ${at}`]

/** Each with the place, counted from `at`, of the first event that is named. */
const deeds: ReadonlyArray<readonly [name: string, named: number, Deed]> = [
  ["a changed fact", 0, set(sql`fact = replace(fact::text, 'Deal 2', 'Deal 7')::json`)],
  ["a fact that nobody can read", 0, set(sql`fact = '17'`)],
  ["another time of business", 0, set(sql`occurred_at = occurred_at + 1`)],
  ["another time of recording", 0, set(sql`recorded_at = recorded_at - 1`)],
  ["another author", 0, set(sql`actor_id = transaction_id`)],
  ["another reason", 0, set(sql`cause_kind = 'automation'`)],
  ["another transaction", 0, set(sql`transaction_id = id`)],
  ["another link", 0, set(sql`link = sha256(link)`)],
  ["a fact that was never completed", 0, set(sql`first_fact = '{"_tag":"DealCreated"}'`)],
  ["another kind of fact to be found by", 0, set(sql`tag = 'DealDeleted'`)],
  ["another record to be found by", 0, set(sql`subject_id = id::text`)],
  ["another kind of record to be found by", 0, set(sql`subject_kind = 'user'`)],
  [
    "an event that was taken away",
    1,
    (workspace, at) => [sql`delete from event where workspace_id = ${workspace} and seq = ${at}`]
  ],
  [
    "an event that was taken away, the others moved up",
    0,
    (workspace, at) => [
      sql`delete from event where workspace_id = ${workspace} and seq = ${at}`,
      ...moved(workspace, at, -1)
    ]
  ],
  [
    "an event that was put between two others",
    1,
    (workspace, at) => [...moved(workspace, at + 1, 1), copied(workspace, at, at + 1)]
  ],
  [
    "two events that changed places",
    0,
    (workspace, at) => [
      sql`update event set seq = -seq where workspace_id = ${workspace} and seq in (${at}, ${at + 1})`,
      sql`update event set seq = ${2 * at + 1} + seq where workspace_id = ${workspace} and seq < 0`
    ]
  ],
  [
    "an event that was added at the end",
    deals - 1,
    (workspace, at) => [
      copied(workspace, at, at + deals - 1),
      sql`update workspace set last_seq = last_seq + 1 where workspace_id = ${workspace}`
    ]
  ],
  [
    "a last event that was taken away",
    deals - 3,
    (workspace, at) => [
      sql`delete from event where workspace_id = ${workspace} and seq = ${at + deals - 2}`,
      sql`update workspace set last_seq = last_seq - 1 where workspace_id = ${workspace}`
    ]
  ],
  [
    "another end that was noted",
    deals - 2,
    (workspace) => [sql`update workspace set last_link = sha256(last_link) where workspace_id = ${workspace}`]
  ]
]

describe.each([
  ["PGlite", () => layerPglite({ dataDir: "memory" })],
  ["PostgreSQL", () => layerPostgres({ url: server.url })]
])("on %s", (_, connection) => {
  const place = ManagedRuntime.make(
    MikroOrm.layer.pipe(Layer.provideMerge(Layer.orDie(connection() as Layer.Layer<Orm, unknown>)))
  )
  afterAll(() => place.dispose())
  /** A workspace with some deals, and the place of the second of them. */
  const begun = Effect.gen(function* () {
    const office = yield* openOffice()
    const { seq } = yield* (yield* EventLog).end(office.workspaceId)
    const journal = yield* Journal
    for (let n = 1; n <= deals; n++) yield* journal.commit(commitOf(office.ask(creation(office, n))))
    return { workspaceId: office.workspaceId, at: seq + 2 }
  })
  const done = (statements: ReadonlyArray<RawBuilder<unknown>>) =>
    Effect.flatMap(Orm, (orm) =>
      orm.write(async (db) => {
        for (const statement of statements) await statement.execute(db)
        return Result.succeed(undefined)
      })
    )

  test.for(deeds)("%s is named", ([, named, deed]) =>
    Effect.gen(function* () {
      const { at, workspaceId } = yield* begun
      assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
      yield* done(deed(workspaceId, at))
      const [first] = (yield* verify(workspaceId)).found
      assert.deepInclude(first, { what: "event", subject: String(at + named) }, first?.detail)
    }).pipe(place.runPromise)
  )

  test("a log that was written anew from somewhere on, links and all, is told by a head that was kept elsewhere", () =>
    Effect.gen(function* () {
      const { at, workspaceId } = yield* begun
      const log = yield* EventLog
      const before = yield* log.recorded(workspaceId, { seq: 0, link: noLink }, 10_000)
      const linkAt = (seq: number) => before.find(({ event }) => event.seq === seq)?.link ?? ""
      yield* done([
        sql`update event set transaction_id = id where workspace_id = ${workspaceId} and seq = ${at}`
      ])
      yield* (yield* Orm).write(async (db) => Result.succeed(await linkedAfterwards(db, workspaceId)))
      assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
      assert.deepStrictEqual((yield* verify(workspaceId, linkAt(at - 1))).found, [])
      for (const seq of [at, at + 1])
        assert.match((yield* verify(workspaceId, linkAt(seq))).found[0]?.detail ?? "", /written anew/u)
    }).pipe(place.runPromise))

  test("facts that were kept as jsonb meanwhile are what was recorded", () =>
    Effect.gen(function* () {
      const { workspaceId } = yield* begun
      yield* done([sql`update event set fact = fact::jsonb::json where workspace_id = ${workspaceId}`])
      assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
    }).pipe(place.runPromise))
})

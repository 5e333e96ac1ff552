/** What becomes of a database that the first version made? */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { MikroORM } from "@mikro-orm/pglite"
import type { AbstractSqlConnection } from "@mikro-orm/sql"
import { verify } from "@weir/application/ledger/verify"
import { Deals } from "@weir/application/ports/Deals"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Ledger } from "@weir/application/ports/Ledger"
import { asFirstWritten, firstHistories } from "@weir/conformance/firstForm"
import { commitOf, creation, dealId, newWorkspaceId, openOffice } from "@weir/conformance/office"
import { Journal } from "@weir/application/ports/Journal"
import { linked, noLink } from "@weir/domain/log/link"
import { played, sample } from "@weir/conformance/sample"
import type { Deal } from "@weir/domain/deal/Deal"
import { Effect, Layer, Logger } from "effect"
import { type Kysely, sql } from "kysely"
import { assert, describe, test } from "vitest"
import { layerPglite } from "./connect.ts"
import { modelOptions } from "./migrate.ts"
import * as MikroOrm from "./MikroOrm.ts"
import { Orm } from "./Orm.ts"
import { Migrator } from "@mikro-orm/migrations"
import { digest } from "./rows/digest.ts"
import { dealColumns } from "./rows/dealRows.ts"
import { eventColumns } from "./rows/eventRows.ts"
import { catalogueColumns, pipelineColumns, userColumns } from "./rows/workspaceRows.ts"
import { insert, nested } from "./sql/insert.ts"

type Played = ReturnType<typeof played>

const inFolder = async (work: (folder: string) => Promise<void>) => {
  const folder = await mkdtemp(join(tmpdir(), "weir-first-"))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const [firstMigration] = modelOptions.migrations.migrationsList

/** A data folder with the tables of the first version, and these histories as it would have kept them. */
const firstVersion = async (folder: string, histories: ReadonlyArray<Played>): Promise<void> => {
  const orm = await MikroORM.init({
    ...modelOptions,
    migrations: {
      ...modelOptions.migrations,
      migrationsList: firstMigration === undefined ? [] : [firstMigration]
    },
    dbName: join(folder, "database")
  })
  await new Migrator(orm.em).up()
  const db: Kysely<unknown> = (orm.em.getConnection() as AbstractSqlConnection).getClient()
  for (const { events, state, workspaceId } of histories) {
    const { baseCurrency, demo, name, rates, version, weekStart, zone } = state.workspace!
    await sql`
      insert into workspace (workspace_id, name, zone, week_start, base_currency, rates, demo, version, last_seq)
      values (${workspaceId}, ${name}, ${zone}, ${weekStart}, ${baseCurrency}, ${JSON.stringify(rates)}::json, ${demo}, ${version},
        ${events.length})`.execute(db)
    await insert(db, "event", workspaceId, eventColumns, events.map(asFirstWritten))
    const { sees: _, ...people } = userColumns
    await insert(db, "app_user", workspaceId, people, [...state.users.values()])
    const inOrder = <A>(records: Iterable<A>) => [...records].map((record, added) => ({ record, added }))
    await insert(db, "pipeline", workspaceId, pipelineColumns, inOrder(state.pipelines.values()))
    await insert(db, "catalogue_entry", workspaceId, catalogueColumns, inOrder(state.catalogue.values()))
    const { company_id: _c, contact_id: _k, ...columns } = dealColumns
    const rest = nested((deal: Deal) => {
      const { birth, closing, companyId, contactId, fields, lastOpen, productId } = deal
      return { companyId, contactId, productId, fields, birth, closing, lastOpen }
    })
    await insert(db, "deal", workspaceId, { ...columns, rest }, [...state.deals.values()])
    // An entry and a cell of a book that nobody keeps any more.
    await sql`
      insert into entry (workspace_id, seq, line, book, at, day, key, subject, kind, recorded_at)
      values (${workspaceId}, 1, 0, 'forgotten', 0, 0, 'x', 'y', 'posted', 0)`.execute(db)
    await sql`insert into cell (workspace_id, book, day, key) values (${workspaceId}, 'forgotten', 0, 'x')`.execute(
      db
    )
  }
  await orm.close(true)
}

const said: Array<string> = []
const heard = Logger.layer([Logger.make(({ message }) => void said.push(String(message)))])

const opened = <A>(
  folder: string,
  work: Effect.Effect<A, unknown, Orm | Layer.Success<typeof MikroOrm.layer>>
) => {
  const connection = layerPglite({ dataDir: folder })
  const all = MikroOrm.layer.pipe(Layer.provideMerge(connection))
  return Effect.runPromise(work.pipe(Effect.provide(all), Effect.provide(heard)))
}

describe("a database of the first version", () => {
  test(
    "is brought up to date when it is opened: log, state and books agree, and say what they would say had it been written now",
    () =>
      inFolder(async (folder) => {
        const histories = sample(firstHistories, 3).map((history) => played(history, newWorkspaceId()))
        await firstVersion(folder, histories)
        await opened(
          folder,
          Effect.gen(function* () {
            for (const { events, state, workspaceId } of histories) {
              assert.deepStrictEqual((yield* verify(workspaceId)).found, [])
              assert.deepStrictEqual(yield* (yield* EventLog).after(workspaceId, 0, 10_000), events)
              const ids = [...state.deals.values()].map(({ id }) => id)
              assert.sameDeepMembers(
                [...(yield* (yield* Deals).some(workspaceId, ids))],
                [...state.deals.values()]
              )
              const directory = yield* (yield* Directory).get(workspaceId)
              assert.deepStrictEqual(directory.workspace, state.workspace)
              assert.sameDeepMembers([...directory.users], [...state.users.values()])
              assert.deepStrictEqual(directory.pipelines, [...state.pipelines.values()])
            }
          })
        )
        assert.isTrue(said.some((line) => line.includes("facts of the log were completed")))
        assert.isTrue(said.some((line) => line.includes("events of the log were linked")))
        said.length = 0
        // The second time there is nothing to do.
        await opened(folder, Effect.void)
        assert.deepStrictEqual(said, [])
      }),
    120_000
  )
})

describe("a log of the first version", () => {
  test(
    "is linked as it was recorded: what its facts were completed to can be told from what was done to them",
    () =>
      inFolder(async (folder) => {
        const histories = sample(firstHistories, 2).map((history) => played(history, newWorkspaceId()))
        await firstVersion(folder, histories)
        await opened(
          folder,
          Effect.gen(function* () {
            const orm = yield* Orm
            for (const { events, workspaceId } of histories) {
              const recorded = yield* (yield* EventLog).recorded(
                workspaceId,
                { seq: 0, link: noLink },
                10_000
              )
              const first = recorded.map(({ event, first }) => first ?? event.fact)
              assert.deepStrictEqual(
                first,
                events.map((event) => asFirstWritten(event).fact)
              )
              assert.deepStrictEqual(
                recorded.map(({ link }) => link),
                linked(digest, noLink, events.map(asFirstWritten)).map(({ link }) => link)
              )
              const { head } = yield* verify(workspaceId)
              assert.strictEqual(head, recorded.at(-1)?.link)
              const completed = recorded.find(({ first }) => first !== null)?.event
              if (completed === undefined) continue
              yield* orm.read((db) =>
                sql`
                update event set fact = replace(fact::text, ${'"since":'}, ${'"since":1'})::json
                where workspace_id = ${workspaceId} and first_fact is not null`.execute(db)
              )
              const { found } = yield* verify(workspaceId)
              for (const { event, first } of recorded) {
                const touched = first !== null && "since" in event.fact
                assert.strictEqual(
                  found.some(({ subject, what }) => what === "event" && subject === String(event.seq)),
                  touched
                )
              }
            }
          })
        )
      }),
    120_000
  )
})

describe("a ledger that was entered into other books", () => {
  test(
    "is entered again when it is opened, and only that one",
    () =>
      inFolder(async (folder) => {
        const [one, two] = [newWorkspaceId(), newWorkspaceId()]
        await opened(
          folder,
          Effect.gen(function* () {
            for (const id of [one, two]) {
              const office = yield* openOffice(id)
              yield* (yield* Journal).commit(commitOf(office.ask(creation(office, 1))))
            }
            const orm = yield* Orm
            yield* orm.read((db) =>
              sql`update workspace set books = 'of another time' where workspace_id = ${one}`.execute(db)
            )
            yield* orm.read((db) => sql`delete from entry`.execute(db))
            yield* orm.read((db) => sql`delete from cell`.execute(db))
          })
        )
        await opened(
          folder,
          Effect.gen(function* () {
            const ledger = yield* Ledger
            const kept = (id: typeof one) =>
              Effect.map(ledger.history(id, [dealId(1)]), ({ length }) => length)
            assert.isAbove(yield* kept(one), 0)
            assert.strictEqual(yield* kept(two), 0)
            assert.deepStrictEqual((yield* verify(one)).found, [])
          })
        )
      }),
    120_000
  )
})

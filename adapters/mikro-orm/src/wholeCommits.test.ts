import { EventLog } from "@weir/application/ports/EventLog"
import { AlreadyAnswered, type Commit, Journal } from "@weir/application/ports/Journal"
import { commitOf, creation, dealId, type Office, openOffice, person } from "@weir/conformance/office"
import { DealCommand } from "@weir/domain/deal/DealCommand"
import { CommandKey, ImportId } from "@weir/domain/identity/Id"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import { CatalogueCommand } from "@weir/domain/catalogue/Catalogue"
import { NoteCommand } from "@weir/domain/note/Note"
import { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import * as Instant from "@weir/domain/time/Instant"
import { TalkCommand } from "@weir/domain/talk/TalkCommand"
import { UserCommand } from "@weir/domain/user/User"
import { Effect, Exit, Layer } from "effect"
import { type KyselyPlugin, sql } from "kysely"
import { assert, test } from "vitest"
import { layerPglite } from "./connect.ts"
import * as MikroOrm from "./MikroOrm.ts"
import { type Database, Orm } from "./Orm.ts"
import { tables } from "./tables/all.ts"

/** All rows of all tables that commits write, as texts by table. */
const everything = async (db: Database): Promise<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const {
    meta: { tableName }
  } of tables) {
    if (["credential", "session", "import_file", "import_mapping", "image", "saved_view"].includes(tableName))
      continue
    const {
      rows: [row]
    } = await sql<{ rows: string }>`
      select coalesce(json_agg(t order by t::text), '[]')::text as rows from ${sql.table(tableName)} t`.execute(
      db
    )
    found[tableName] = row!.rows
  }
  return found
}

/** A commit that writes to every table a commit can write to; it takes a deal's entries back and makes new ones. */
const wideCommit = (office: Office): Commit => {
  const at = Instant.iso("2024-04-02T10:00:00Z")
  const id = ImportId.make("00000000-0000-4000-8000-00000000f11e")
  const importJob: ImportJob = {
    id,
    fileName: "deals.csv",
    fileHash: "a".repeat(64),
    bytes: 12,
    mapping: null,
    state: "running",
    startedBy: person(0),
    createdAt: at,
    changedAt: at,
    finishedAt: null,
    rows: 2,
    done: 1,
    counts: { created: 1, updated: 0, skipped: 0, failed: 0 },
    problem: null,
    version: 1
  }
  const newId = (n: number) => `00000000-0000-4000-8000-00000000aaa${n}` as never
  const batches = [
    office.ask(DealCommand.cases.DeleteDeal.make({ dealId: dealId(1) })),
    office.ask(creation(office, 2, { externalId: "second" })),
    office.ask(
      UserCommand.cases.AddUser.make({ userId: newId(1), name: "Zoe", email: null, role: "manager" })
    ),
    office.ask(
      CatalogueCommand.cases.AddEntry.make({ id: newId(2), kind: "source", name: "Fair", category: "other" })
    ),
    office.ask(PipelineCommand.cases.RenamePipeline.make({ pipelineId: office.pipeline.id, to: "Renamed" })),
    office.ask(
      NoteCommand.cases.AddNote.make({
        noteId: newId(3),
        sort: "common",
        authorId: person(0),
        text: "Called back",
        bindings: [{ kind: "deal", id: dealId(2) }]
      })
    ),
    // A talk with a message, whose name is kept beside the talk.
    office.ask(
      TalkCommand.cases.OpenTalk.make({
        talkId: newId(4),
        channel: "web",
        provider: "web",
        externalId: "t",
        ownerId: person(0),
        bindings: []
      })
    ),
    office.ask(
      TalkCommand.cases.RecordMessage.make({
        talkId: newId(4),
        messageId: newId(5),
        externalId: "m",
        from: "client",
        userId: null,
        failed: false
      })
    )
  ]
  return {
    workspaceId: office.workspaceId,
    events: batches.flatMap(({ events }) => events),
    // Of the talk only the first word holds: it was not there.
    expected: batches.slice(0, -1).flatMap(({ expected }) => expected),
    changes: {
      users: batches.flatMap(({ changes }) => changes.users ?? []),
      pipelines: batches.flatMap(({ changes }) => changes.pipelines ?? []),
      catalogue: batches.flatMap(({ changes }) => changes.catalogue ?? []),
      deals: batches.flatMap(({ changes }) => changes.deals ?? []),
      records: batches
        .flatMap(({ changes }) => changes.records ?? [])
        .filter((r) => r.kind !== "talk" || r.version > 1),
      importJob,
      importRows: { importId: id, rows: [{ row: 2, outcome: "created", reason: null, subject: dealId(2) }] }
    },
    answer: { key: CommandKey.make("wide"), fingerprint: "f", body: "{}" }
  }
}

/** A database whose transactions pass each statement through a plugin before it is run. */
const through = (plugin: KyselyPlugin) =>
  Layer.effect(
    Orm,
    Effect.map(Orm, (orm): typeof Orm.Service => ({
      ...orm,
      write: (work) => orm.write((db) => work({ getExecutor: () => db.getExecutor().withPlugin(plugin) }))
    }))
  ).pipe(Layer.provide(layerPglite({ dataDir: "memory" })))

test("a commit that fails at any of its statements leaves every table as it was", async () => {
  let statements = 0
  let failsAt = Infinity
  const failing: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1
      if (statements === failsAt) throw new Error("the power went out")
      return node
    },
    transformResult: async ({ result }) => result
  }
  await Effect.runPromise(
    Effect.gen(function* () {
      const [orm, journal] = [yield* Orm, yield* Journal]
      const office = yield* openOffice()
      yield* journal.commit(commitOf(office.ask(creation(office, 1, { externalId: "first" }))))
      const commit = wideCommit(office)
      const before = yield* orm.read(everything)
      let failures = 0
      for (failsAt = 1; ; failsAt += 1) {
        statements = 0
        const exit = yield* Effect.exit(journal.commit(commit))
        if (Exit.isSuccess(exit)) break
        failures += 1
        assert.deepStrictEqual(yield* orm.read(everything), before, `after failing at statement ${failsAt}`)
      }
      assert.isAtLeast(failures, 12)
      failsAt = Infinity
      const after = yield* orm.read(everything)
      assert.deepStrictEqual(
        Object.keys(after).filter((table) => after[table] === before[table]),
        [],
        "a table the commit did not write to"
      )
      const again = yield* Effect.flip(journal.commit(commit))
      assert.instanceOf(again, AlreadyAnswered)
      assert.deepStrictEqual(yield* orm.read(everything), after)
    }).pipe(Effect.provide(MikroOrm.layer.pipe(Layer.provideMerge(through(failing)))), Effect.scoped)
  )
})

test("a commit that meets a deadlock is made again, and only once counted", async () => {
  let meetings = 0
  const meeting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      meetings += 1
      if (meetings === 3 || meetings === 8)
        throw Object.assign(new Error("deadlock detected"), { code: "40P01" })
      return node
    },
    transformResult: async ({ result }) => result
  }
  await Effect.runPromise(
    Effect.gen(function* () {
      const [journal, log] = [yield* Journal, yield* EventLog]
      const { workspaceId } = yield* openOffice()
      assert.isAbove(meetings, 8)
      assert.deepStrictEqual(
        (yield* log.after(workspaceId, 0, 1000)).map(({ seq }) => seq),
        Array.from({ length: yield* log.last(workspaceId) }, (_, i) => i + 1)
      )
      assert.isNull(yield* journal.answered(workspaceId, CommandKey.make("none")))
    }).pipe(Effect.provide(MikroOrm.layer.pipe(Layer.provideMerge(through(meeting)))), Effect.scoped)
  )
})

test("a question that is overtaken is asked again, and given up when it never gets through", async () => {
  let asked = 0
  const overtaken = (times: number) => async () => {
    asked += 1
    if (asked <= times) throw Object.assign(new Error("could not serialize access"), { code: "40001" })
    return asked
  }
  await Effect.runPromise(
    Effect.gen(function* () {
      const orm = yield* Orm
      assert.strictEqual(yield* orm.read(overtaken(2)), 3)
      asked = 0
      assert.isTrue(Exit.isFailure(yield* Effect.exit(orm.read(overtaken(100)))))
      assert.isBelow(asked, 10)
    }).pipe(Effect.provide(layerPglite({ dataDir: "memory" })), Effect.scoped)
  )
})

import { spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { EventLog } from "@weir/application/ports/EventLog"
import { Ledger } from "@weir/application/ports/Ledger"
import { openOffice } from "@weir/conformance/office"
import { WorkspaceId } from "@weir/domain/identity/Id"
import { Context, Effect, Exit, Fiber, type Layer, Layer as Layers, Result, Scope } from "effect"
import { sql } from "kysely"
import { afterEach, assert, beforeEach, test } from "vitest"
import { DatabaseOfLaterVersion, DataFolderInUse, DataFolderUnusable, layerPglite } from "./connect.ts"
import { asRefusal } from "./DataFolder.ts"
import * as MikroOrm from "./MikroOrm.ts"
import { type Database, Orm } from "./Orm.ts"

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "weir-folder-"))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const store = (dataDir = folder) => MikroOrm.layer.pipe(Layers.provideMerge(layerPglite({ dataDir })))
type Ports = Layer.Success<ReturnType<typeof store>>
const using = <A, E>(work: Effect.Effect<A, E, Ports>, dataDir = folder) =>
  Effect.runPromise(Effect.provide(work, store(dataDir)))
const refused = (dataDir = folder) =>
  Effect.runPromise(Effect.flip(Effect.provide(Effect.void, layerPglite({ dataDir }))))

test("what was written is there when the folder is opened again, and the lock is gone in between", async () => {
  const { workspaceId } = await using(openOffice())
  const lock = await readFile(join(folder, "weir.lock")).catch(() => null)
  assert.isNull(lock)
  const last = await using(Effect.flatMap(EventLog, (log) => log.last(workspaceId)))
  assert.isAbove(last, 0)
})

test("a new folder begins with a copy of another, which stays as it was; where that is gone it begins empty", async () => {
  const { workspaceId } = await using(openOffice())
  const lastIn = (dataDir: string, begins: string) =>
    Effect.runPromise(
      Effect.provide(
        Effect.flatMap(EventLog, (log) => log.last(workspaceId)),
        MikroOrm.layer.pipe(Layers.provide(layerPglite({ dataDir, begins })))
      )
    )
  const before = await readFile(join(folder, "database/global/pg_control"))
  const last = await lastIn(join(folder, "copy"), folder)
  assert.isAbove(last, 0)
  assert.isTrue(before.equals(await readFile(join(folder, "database/global/pg_control"))))
  assert.strictEqual(await lastIn(join(folder, "copy"), join(folder, "gone")), last, "it has one already")
  assert.strictEqual(await lastIn(join(folder, "empty"), join(folder, "gone")), 0)
})

test("a folder that is open cannot be opened again, by this process or by another", async () => {
  await using(
    Effect.promise(async () => {
      const here = await refused()
      assert.instanceOf(here, DataFolderInUse)
      assert.strictEqual(
        here.message,
        `The data folder ${folder} is in use by process ${process.pid}. Stop that process, or choose another folder.`
      )
      const [said] = await once(
        createInterface(
          child(`
      const refusal = await Effect.runPromise(Effect.flip(Effect.provide(Effect.void, layerPglite({ dataDir: ${JSON.stringify(folder)} }))))
      console.log(refusal._tag, refusal.pid)`).stdout!
        ),
        "line"
      )
      assert.strictEqual(said, `DataFolderInUse ${process.pid}`)
    })
  )
})

test("the lock of a process that is gone is taken over, and so is one that means nothing", async () => {
  const gone = child("")
  await once(gone, "exit")
  for (const lock of [
    JSON.stringify({ pid: gone.pid, started: null, token: "t" }),
    JSON.stringify({ pid: process.pid, started: "long ago", token: "t" }),
    "{"
  ]) {
    await writeFile(join(folder, "weir.lock"), lock)
    await using(Effect.void)
  }
})

test("a folder that cannot be used is refused with a sentence", async () => {
  const file = join(folder, "file")
  await writeFile(file, "")
  for (const path of [file, join(file, "below")]) {
    const refusal = await refused(path)
    assert.instanceOf(refusal, DataFolderUnusable)
    assert.match(
      refusal.message,
      /^The data folder .* cannot be used: (there is a file of that name|a part of its path is a file, not a folder)\.$/
    )
  }
})

test.skipIf(process.getuid?.() === 0)(
  "a folder that may not be written to is refused with a sentence",
  async () => {
    await chmod(folder, 0o500)
    const refusal = await refused()
    await chmod(folder, 0o700)
    assert.strictEqual(
      refusal.message,
      `The data folder ${folder} cannot be used: this user may not write there.`
    )
  }
)

test("what the embedded database says of its files in numbers is told in words", () => {
  // It throws no Error, and these are not the numbers of the system.
  const said = (errno: number) => asRefusal("data", { name: "ErrnoError", errno }).message
  assert.strictEqual(said(51), "The data folder data cannot be used: the disk is full.")
  assert.strictEqual(said(2), "The data folder data cannot be used: this user may not write there.")
  assert.strictEqual(said(69), "The data folder data cannot be used: it lies on a read-only disk.")
})

test("a database that was half made is made again", async () => {
  await writeFile(join(folder, "database.new"), "cut short")
  await using(Effect.void)
})

test("a damaged database is refused, and not begun anew", async () => {
  await using(Effect.void)
  await rm(join(folder, "database", "PG_VERSION"))
  const refusal = await refused()
  assert.strictEqual(
    refusal.message,
    `The data folder ${folder} cannot be used: the database in it is damaged (PG_VERSION is missing).`
  )
  await writeFile(join(folder, "database", "PG_VERSION"), "18\n")
  await truncate(join(folder, "database", "global", "pg_control"), 100)
  assert.include((await refused()).message, "the database in it cannot be opened")
})

test("closing waits for the transaction that is under way, and lets no other begin", async () => {
  const own = "00000000-0000-4000-8000-00000000c105"
  const remember = (signature: string) => (db: Database) =>
    sql`insert into import_mapping values (${own}, ${signature}, '{}')`.execute(db)
  await Effect.runPromise(
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const orm = yield* Effect.map(Layers.buildWithScope(store(), scope), (built) => Context.get(built, Orm))
      const slow = yield* Effect.forkChild(
        orm.write(async (db) => {
          await remember("first")(db)
          await new Promise((resume) => setTimeout(resume, 300))
          await remember("second")(db)
          return Result.succeed("written")
        })
      )
      const late = yield* Effect.forkChild(orm.read(remember("late")), { startImmediately: true })
      yield* Effect.sleep(50)
      yield* Scope.close(scope, Exit.void)
      assert.deepStrictEqual(yield* Fiber.await(slow), Exit.succeed("written"))
      yield* Fiber.interrupt(late)
    })
  )
  const kept = await using(
    Effect.flatMap(Orm, (orm) =>
      orm.read((db) =>
        sql<{ signature: string }>`select signature from import_mapping order by signature`.execute(db)
      )
    )
  )
  assert.includeMembers(
    kept.rows.map(({ signature }) => signature),
    ["first", "second"]
  )
})

test("tables of a later version are refused, and left alone", async () => {
  await using(
    Effect.flatMap(Orm, (orm) =>
      orm.read((db) => sql`insert into migration (name) values ('Migration99991231235959')`.execute(db))
    )
  )
  const refusal = await refused()
  assert.instanceOf(refusal, DatabaseOfLaterVersion)
  assert.include(refusal.message, "Migration99991231235959")
})

test("a process killed while it writes loses nothing that it acknowledged", async () => {
  const workspaceId = WorkspaceId.make("11111111-1111-4111-8111-111111111111")
  let acknowledged = 0
  for (const round of [1, 2, 3]) {
    const writer = child(`
      await Effect.runPromise(Effect.provide(Effect.gen(function*() {
        const journal = yield* Journal
        const office = yield* openOffice(WorkspaceId.make(${round} + "${workspaceId.slice(1)}"))
        for (let n = 0;; n++) console.log((yield* journal.commit(commitOf(office.ask(creation(office, n))))).seq)
      }), MikroOrm.layer.pipe(Layer.provide(layerPglite({ dataDir: ${JSON.stringify(folder)} })))))`)
    const ended = once(writer, "exit")
    acknowledged = 0
    for await (const line of createInterface(writer.stdout!)) {
      acknowledged = Number(line)
      if (acknowledged >= 30 + 10 * round) writer.kill("SIGKILL")
    }
    await ended
    assert.isAtLeast(acknowledged, 30)
    const own = WorkspaceId.make(`${round}${workspaceId.slice(1)}`)
    await using(
      Effect.gen(function* () {
        const [log, ledger] = [yield* EventLog, yield* Ledger]
        const events = yield* log.after(own, 0, 10_000)
        assert.isAtLeast(events.length, acknowledged)
        assert.deepStrictEqual(
          events.map(({ seq }) => seq),
          events.map((_, i) => i + 1)
        )
        const entries = yield* ledger.written(own, 0, 10_000)
        assert.deepStrictEqual(yield* ledger.wrongCells(own, 10), [])
        assert.strictEqual(yield* ledger.rebuild(own), entries.length)
      })
    )
  }
}, 120_000)

/** Another process that knows this package. */
const child = (code: string) =>
  spawn(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `
    const { Effect, Layer } = await import("effect")
    const { layerPglite } = await import(${JSON.stringify(new URL("./connect.ts", import.meta.url).href)})
    const MikroOrm = await import(${JSON.stringify(new URL("./MikroOrm.ts", import.meta.url).href)})
    const { Journal } = await import("@weir/application/ports/Journal")
    const { WorkspaceId } = await import("@weir/domain/identity/Id")
    const { commitOf, creation, openOffice } = await import("@weir/conformance/office")
    ${code}`
    ],
    { cwd: new URL("..", import.meta.url), stdio: ["ignore", "pipe", "inherit"] }
  )

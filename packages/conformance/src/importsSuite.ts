/** What must a store of imports do? Keep the job, its rows, the bytes of its file, and mappings by header. */
import { assert } from "@effect/vitest"
import { Imports } from "@weir/application/ports/Imports"
import { Journal } from "@weir/application/ports/Journal"
import { ImportId } from "@weir/domain/identity/Id"
import type { ImportJob, ImportRow, RowOutcome } from "@weir/domain/import/ImportJob"
import * as Instant from "@weir/domain/time/Instant"
import { Effect, Exit, Stream } from "effect"
import * as fc from "fast-check"
import { dump } from "./dump.ts"
import { commitOf, creation, newWorkspaceId, openedAt, openOffice, person } from "./office.ts"
import { run, type Suite } from "./suite.ts"
import { longTexts } from "./values.ts"

const newJob = (wanted: Partial<ImportJob> = {}): ImportJob => ({
  id: ImportId.make(crypto.randomUUID()),
  fileName: 'Geschäfte "2024".csv',
  fileHash: "a".repeat(64),
  bytes: 12,
  mapping: null,
  state: "uploaded",
  startedBy: person(0),
  createdAt: openedAt,
  changedAt: openedAt,
  finishedAt: null,
  rows: null,
  done: 0,
  counts: { created: 0, updated: 0, skipped: 0, failed: 0 },
  problem: null,
  version: 1,
  ...wanted
})

const joined = (pieces: Iterable<Uint8Array>): ReadonlyArray<number> =>
  [...pieces].flatMap((piece) => [...piece])

export const imports: Suite = {
  title: "Imports",
  laws: ({ law, runs, test }) => {
    test("a job comes back as it was saved, and as it was changed, to its own workspace only", () =>
      Effect.gen(function* () {
        const imports = yield* Imports
        const { workspaceId } = yield* openOffice()
        const job = newJob()
        yield* imports.save(workspaceId, job)
        assert.deepStrictEqual(yield* imports.get(workspaceId, job.id), job)
        const changed: ImportJob = {
          ...job,
          state: "finished",
          rows: 3,
          done: 3,
          counts: { created: 1, updated: 1, skipped: 0, failed: 1 },
          finishedAt: Instant.make(openedAt + 5),
          changedAt: Instant.make(openedAt + 5),
          problem: "Zeile 3: ünklar",
          version: 2,
          mapping: {
            kind: "deals",
            columns: { title: { column: 'Ти́тул "x"' } },
            list: [1, 2.5, null, true, { nested: [] }]
          }
        }
        yield* imports.save(workspaceId, changed)
        assert.deepStrictEqual(yield* imports.get(workspaceId, job.id), changed)
        const other = newWorkspaceId()
        assert.deepInclude(yield* Effect.flip(imports.get(other, job.id)), {
          _tag: "ImportNotFound",
          id: job.id
        })
        assert.deepStrictEqual(yield* imports.list(other, 10), [])
      }))

    test("jobs are listed newest first, and finished ones of the same file are known", () =>
      Effect.gen(function* () {
        const imports = yield* Imports
        const { workspaceId } = yield* openOffice()
        const states = ["finished", "running", "finished", "undone", "failed"] as const
        const jobs = states.map((state, i) =>
          newJob({
            state,
            createdAt: Instant.make(openedAt + ((i * 7) % 5) * 1000),
            fileHash: "b".repeat(64)
          })
        )
        for (const job of [...jobs, newJob({ state: "finished", createdAt: Instant.make(openedAt - 1) })])
          yield* imports.save(workspaceId, job)
        const newest = [...jobs].sort((a, b) => b.createdAt - a.createdAt)
        assert.deepStrictEqual(
          (yield* imports.list(workspaceId, 5)).map(({ id }) => id),
          newest.map(({ id }) => id)
        )
        assert.strictEqual((yield* imports.list(workspaceId, 100)).length, 6)
        const finished = newest.filter(({ state }) => state === "finished")
        assert.deepStrictEqual(
          (yield* imports.ofFile(workspaceId, "b".repeat(64))).map(({ id }) => id),
          finished.map(({ id }) => id)
        )
        assert.deepStrictEqual(yield* imports.ofFile(workspaceId, "c".repeat(64)), [])
      }))

    test("progress and rows are stored with what the rows did, or not at all", () =>
      Effect.gen(function* () {
        const [imports, journal] = [yield* Imports, yield* Journal]
        const office = yield* openOffice()
        const { workspaceId } = office
        const job = newJob({ state: "running" })
        yield* imports.save(workspaceId, job)
        const outcomes: ReadonlyArray<RowOutcome> = [
          "created",
          "failed",
          "skipped",
          "updated",
          "created",
          "failed"
        ]
        const rows = outcomes.map((outcome, i): ImportRow => ({
          row: i + 2,
          outcome,
          reason: outcome === "failed" ? "no such stage “Öffen”" : null,
          subject: outcome === "created" ? `s${i}` : null
        }))
        const chunk = (n: number, of: ReadonlyArray<ImportRow>, version: number) => ({
          ...commitOf(office.ask(creation(office, n))),
          changes: {
            importJob: { ...job, done: of.length, version: version + 1 },
            importRows: { importId: job.id, rows: of }
          }
        })
        const first = chunk(1, rows.slice(0, 4), 1)
        yield* journal.commit({ ...first, expected: [{ kind: "import", id: job.id, version: 1 }] })
        assert.strictEqual((yield* imports.get(workspaceId, job.id)).done, 4)
        const before = yield* dump(workspaceId)
        const stale = yield* Effect.flip(
          journal.commit({ ...chunk(2, rows, 1), expected: [{ kind: "import", id: job.id, version: 1 }] })
        )
        assert.deepInclude(stale, {
          _tag: "StaleVersion",
          kind: "import",
          id: job.id,
          expected: 1,
          actual: 2
        })
        assert.deepStrictEqual(yield* dump(workspaceId), before)
        yield* journal.commit({
          workspaceId,
          events: [],
          expected: [{ kind: "import", id: job.id, version: 2 }],
          answer: null,
          changes: { importRows: { importId: job.id, rows: rows.slice(4) } }
        })
        const all = (afterRow: number, limit: number, outcome?: RowOutcome) =>
          imports.rows(workspaceId, job.id, {
            afterRow,
            limit,
            ...(outcome === undefined ? {} : { outcome })
          })
        assert.deepStrictEqual(yield* all(0, 100), rows)
        assert.deepStrictEqual(yield* all(3, 2), rows.slice(2, 4))
        assert.deepStrictEqual(
          yield* all(0, 100, "failed"),
          rows.filter(({ outcome }) => outcome === "failed")
        )
        assert.deepStrictEqual(yield* all(3, 1, "failed"), rows.slice(5))
        assert.deepStrictEqual(yield* imports.rows(newWorkspaceId(), job.id, { afterRow: 0, limit: 9 }), [])
      }))

    law(
      "a file comes back byte by byte, however it was cut",
      fc.array(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 }), {
        minLength: 5,
        maxLength: 5
      }),
      Math.ceil(runs / 3),
      (files) =>
        Effect.gen(function* () {
          const imports = yield* Imports
          const { workspaceId } = yield* openOffice()
          const jobs = files.map((pieces) => ({ job: newJob(), pieces }))
          for (const { job, pieces } of jobs) {
            yield* imports.save(workspaceId, job)
            yield* imports.keepFile(workspaceId, job.id, Stream.fromIterable(pieces))
          }
          for (const { job, pieces } of [...jobs, ...jobs]) {
            const read = yield* Stream.runCollect(imports.file(workspaceId, job.id))
            assert.deepStrictEqual(joined(read), joined(pieces))
            assert.deepStrictEqual(
              joined(yield* Stream.runCollect(imports.file(newWorkspaceId(), job.id))),
              []
            )
          }
        })
    )

    test("a file of many pieces keeps their order", () =>
      Effect.gen(function* () {
        const imports = yield* Imports
        const { workspaceId } = yield* openOffice()
        const job = newJob()
        yield* imports.save(workspaceId, job)
        const pieces = Array.from({ length: 40 }, (_, i) => new Uint8Array(50_000).fill(i))
        yield* imports.keepFile(workspaceId, job.id, Stream.fromIterable(pieces))
        let [at, wrong] = [0, 0]
        yield* Stream.runForEach(imports.file(workspaceId, job.id), (piece) =>
          Effect.sync(() => {
            for (const byte of piece) if (byte !== Math.floor(at++ / 50_000)) wrong++
          })
        )
        assert.deepStrictEqual({ at, wrong }, { at: 2_000_000, wrong: 0 })
      }))

    test("an upload that breaks off fails with its reason and leaves no half of a file", () =>
      Effect.gen(function* () {
        const imports = yield* Imports
        const { workspaceId } = yield* openOffice()
        const job = newJob()
        yield* imports.save(workspaceId, job)
        const broken = Stream.concat(
          Stream.fromIterable([new Uint8Array(1000).fill(1), new Uint8Array(1000).fill(2)]),
          Stream.fail("line cut" as const)
        )
        assert.strictEqual(yield* Effect.flip(imports.keepFile(workspaceId, job.id, broken)), "line cut")
        assert.deepStrictEqual(joined(yield* Stream.runCollect(imports.file(workspaceId, job.id))), [])
        yield* imports.keepFile(workspaceId, job.id, Stream.make(new Uint8Array([7, 8])))
        assert.deepStrictEqual(joined(yield* Stream.runCollect(imports.file(workspaceId, job.id))), [7, 8])
        const exit = yield* Effect.exit(
          imports.keepFile(workspaceId, job.id, Stream.make(new Uint8Array([9])))
        )
        const bytes = joined(yield* Stream.runCollect(imports.file(workspaceId, job.id)))
        assert.deepStrictEqual(
          bytes,
          Exit.isSuccess(exit) ? [9] : [7, 8],
          "a file kept again is one or the other, never both"
        )
      }))

    law(
      "a mapping is remembered by its header, the last one saved",
      fc.uniqueArray(fc.tuple(longTexts, longTexts), {
        minLength: 5,
        maxLength: 5,
        selector: ([signature]) => signature
      }),
      Math.ceil(runs / 3),
      (list) =>
        Effect.gen(function* () {
          const imports = yield* Imports
          const { workspaceId } = yield* openOffice()
          const saved = list.map(([signature, mapping]) => ({ signature, json: JSON.stringify({ mapping }) }))
          for (const { json, signature } of saved) {
            assert.isNull(yield* imports.mappingFor(workspaceId, signature))
            yield* imports.rememberMapping(workspaceId, signature, "{}")
            yield* imports.rememberMapping(workspaceId, signature, json)
          }
          for (const { json, signature } of saved) {
            assert.strictEqual(yield* imports.mappingFor(workspaceId, signature), json)
            assert.isNull(yield* imports.mappingFor(newWorkspaceId(), signature))
          }
        })
    )
  }
}

/** Holds an adapter to the laws of imports. */
export const importsSuite = run(imports)

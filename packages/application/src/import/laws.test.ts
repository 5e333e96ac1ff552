/** Laws of imports, on generated files: plan = run, twice = once, any order, any stop, and undone = never done. */
import { Effect, Fiber, Layer, Stream } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { Imports } from "../ports/Imports.ts"
import { planImport, planRows } from "./planImport.ts"
import { runImport } from "./runImport.ts"
import { undoImport } from "./undoImport.ts"
import {
  begin,
  eventCount,
  header,
  importText,
  lines,
  picture,
  rowsOf,
  sound,
  upload,
  world
} from "./testing/importWorld.ts"

/**
 * Rows as people's files have them: most of them good, some with a cell that cannot be used, some twice. A deal keeps
 * its dates from file to file, mostly: otherwise every second file would only contradict the first.
 */
const anyRow = fc
  .record({
    id: fc.integer({ min: 1, max: 20 }),
    title: fc.constantFrom("Press", "Lathe", 'Mill "2"', "Drill, large", ""),
    stage: fc.constantFrom("New", "Offer", "Won", "Lost", "Won", "Nowhere"),
    amount: fc.constantFrom("", "0", "100.50", "7", "99999.99", "12abc"),
    owner: fc.constantFrom("Ann", "Bob", "ann", "Zoë", "Ann", ""),
    company: fc.constantFrom("", "Acme", "ACME ", "Börde & Co"),
    source: fc.constantFrom("", "Fair", "Web"),
    shift: fc.constantFrom(0, 0, 0, 0, 1),
    hasClosed: fc.constantFrom(true, true, true, false)
  })
  .map(({ amount, company, hasClosed, id, owner, shift, source, stage, title }) => {
    const day = String(id + shift).padStart(2, "0")
    const cells = [
      `D${id}`,
      title,
      stage,
      amount,
      owner,
      company,
      source,
      stage === "Lost" ? "Price" : "",
      `2025-01-${day}`,
      hasClosed ? `2025-02-${day}` : ""
    ]
    return cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")
  })

const keyOf = (row: string): string => row.split(",")[0]!
const anyFile = fc.array(anyRow, { minLength: 1, maxLength: 25 })
const anyDisjointFile = fc.uniqueArray(anyRow, { minLength: 1, maxLength: 25, selector: keyOf })

const everything = Layer.mergeAll(world, TestClock.layer())

/** A file and a later one: some of its rows again, and others. */
const anyTwoFiles = fc
  .tuple(anyFile, anyFile, fc.infiniteStream(fc.boolean()))
  .map(([first, others, keep]) => [first, [...first.filter(() => keep.next().value), ...others]] as const)

const forAll = <A>(
  files: fc.Arbitrary<A>,
  law: (file: A) => Effect.Effect<void, unknown, Layer.Success<typeof world>>,
  runs = 40
) =>
  Effect.promise(() =>
    fc.assert(
      fc.asyncProperty(files, (file) => Effect.runPromise(Effect.provide(law(file), everything))),
      { numRuns: runs }
    )
  )

describe("for any file", { timeout: 60_000 }, () => {
  it.live("a run does row by row what the dry run said, and every row is counted once", () =>
    forAll(anyFile, (rows) =>
      Effect.gen(function* () {
        const who = yield* begin
        const job = yield* upload(who, header + lines(...rows))
        const planned = yield* Stream.runCollect((yield* planRows(who, job.id, { chunkSize: 3 })).chunks)
        const made = planned.flatMap(({ names }) =>
          names.map(({ kind, name }) => `${kind} ${name.trim().toLowerCase()}`)
        )
        assert.strictEqual(new Set(made).size, made.length)
        const before = yield* eventCount(who.workspaceId)
        const { counts, done, rows: all } = yield* runImport(who, job.id, { chunkSize: 4 })
        const said = {
          create: "created",
          update: "updated",
          skip: "skipped",
          conflict: "failed",
          error: "failed"
        }
        assert.deepStrictEqual(
          yield* rowsOf(who, job.id),
          planned.flatMap(({ plans }) => plans.map(({ outcome, row }) => [row, said[outcome]]))
        )
        assert.strictEqual(counts.created + counts.updated + counts.skipped + counts.failed, rows.length)
        assert.deepStrictEqual([done, all], [rows.length, rows.length])
        assert.isAtLeast(yield* eventCount(who.workspaceId), before + 2)
        yield* sound(who.workspaceId)
      })
    )
  )

  it.live("the same file again changes nothing", () =>
    forAll(anyFile, (rows) =>
      Effect.gen(function* () {
        const who = yield* begin
        const first = yield* importText(who, header + lines(...rows))
        const before = yield* picture(who.workspaceId)
        const again = yield* importText(who, header + lines(...rows))
        assert.deepStrictEqual(again.counts, {
          created: 0,
          updated: 0,
          skipped: first.counts.created,
          failed: first.counts.failed
        })
        assert.deepStrictEqual(yield* picture(who.workspaceId), before)
      })
    )
  )

  it.live("rows about different deals may come in any order", () =>
    forAll(fc.tuple(anyDisjointFile, fc.infiniteStream(fc.nat())), ([rows, keys]) =>
      Effect.gen(function* () {
        const shuffled = rows
          .map((row) => [row, keys.next().value as number] as const)
          .sort(([, a], [, b]) => a - b)
          .map(([row]) => row)
        const [one, other] = [yield* begin, yield* begin]
        yield* importText(one, header + lines(...rows))
        yield* importText(other, header + lines(...shuffled))
        const plain = (deals: ReadonlyArray<ReadonlyArray<unknown>>) =>
          deals.map((deal) => JSON.stringify(deal).toLowerCase()).sort()
        assert.deepStrictEqual(
          plain(yield* picture(one.workspaceId)),
          plain(yield* picture(other.workspaceId))
        )
      })
    )
  )

  it.live("stopped after any chunk and resumed with any other chunk size it ends as if never stopped", () =>
    forAll(
      fc.tuple(
        anyFile,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 6 })
      ),
      ([rows, size, then, stop]) =>
        Effect.gen(function* () {
          const [whole, who] = [yield* begin, yield* begin]
          const expected = yield* importText(whole, header + lines(...rows))
          const job = yield* upload(who, header + lines(...rows))
          let chunks = 0
          yield* Fiber.await(
            yield* Effect.forkChild(
              runImport(who, job.id, {
                chunkSize: size,
                onProgress: () => (++chunks === stop ? Effect.interrupt : Effect.void)
              })
            )
          )
          const half = yield* (yield* Imports).get(who.workspaceId, job.id)
          const ended = half.state === "finished" ? half : yield* runImport(who, job.id, { chunkSize: then })
          assert.deepStrictEqual(ended.counts, expected.counts)
          assert.deepStrictEqual(yield* rowsOf(who, job.id), yield* rowsOf(whole, expected.id))
          const sorted = (deals: ReadonlyArray<ReadonlyArray<unknown>>) =>
            deals.map((deal) => JSON.stringify(deal)).sort()
          assert.deepStrictEqual(
            sorted(yield* picture(who.workspaceId)),
            sorted(yield* picture(whole.workspaceId))
          )
          yield* sound(who.workspaceId)
        })
    )
  )

  it.live("taken back, the workspace looks as before; brought in again, as after", () =>
    forAll(anyTwoFiles, ([first, second]) =>
      Effect.gen(function* () {
        const who = yield* begin
        yield* importText(who, header + lines(...first))
        const before = yield* picture(who.workspaceId)
        const job = yield* importText(who, header + lines(...second))
        const after = yield* picture(who.workspaceId)
        const { blocked } = yield* undoImport(who, job.id, { chunkSize: 3 })
        yield* sound(who.workspaceId)
        if (blocked.length > 0) return
        assert.deepStrictEqual(yield* picture(who.workspaceId), before)
        if (job.counts.updated > 0) return
        yield* importText(who, header + lines(...second))
        assert.deepStrictEqual(yield* picture(who.workspaceId), after)
      })
    )
  )

  it.effect("the generated files reach every outcome", () =>
    Effect.gen(function* () {
      const met = new Set<string>()
      for (const [first, second] of fc.sample(anyTwoFiles, 30)) {
        const who = yield* begin
        yield* importText(who, header + lines(...first))
        const { outcomes } = yield* planImport(who, (yield* upload(who, header + lines(...second))).id)
        for (const [outcome, count] of Object.entries(outcomes)) if (count > 0) met.add(outcome)
      }
      assert.deepStrictEqual([...met].sort(), ["conflict", "create", "error", "skip", "update"])
    }).pipe(Effect.provide(world))
  )
})

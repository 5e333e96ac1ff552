/** Does an import do what its dry run said, once, in its own months, also when it is stopped half-way? */
import { it } from "@effect/vitest"
import * as Instant from "@weir/domain/time/Instant"
import { Effect, Fiber, Result, type Schema, Stream } from "effect"
import { assert, describe } from "vitest"
import { Directory } from "../ports/Directory.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Imports } from "../ports/Imports.ts"
import { importResult } from "./importResult.ts"
import { planImport } from "./planImport.ts"
import { runImport } from "./runImport.ts"
import { uploadImport } from "./uploadImport.ts"
import {
  world,
  kinds,
  mapping,
  lines,
  header,
  good,
  begin,
  upload,
  importText,
  dealOf,
  picture,
  rowsOf,
  eventCount,
  sound
} from "./testing/importWorld.ts"

describe("running an import", () => {
  it.effect("each deal begins and ends at its own dates, and the books are right", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, good)
      assert.deepStrictEqual(job.counts, { created: 4, updated: 0, skipped: 0, failed: 0 })
      assert.deepStrictEqual([job.state, job.rows, job.done], ["finished", 4, 4])
      const won = yield* dealOf(who.workspaceId, "2")
      assert.deepStrictEqual([won.createdAt, won.closing?.at, won.closing?.outcome, won.budget?.amount], [
        Instant.iso("2025-01-20T00:00:00Z"),
        Instant.iso("2025-03-05T00:00:00Z"),
        "won",
        200000
      ] as never)
      assert.isNull((yield* dealOf(who.workspaceId, "3")).budget)
      const { lists, pipelines, users } = yield* (yield* Directory).get(who.workspaceId)
      assert.deepStrictEqual(
        pipelines.find(({ name }) => name === "Machines")?.stages.map(({ name }) => name),
        ["New", "Offer", "Won", "Lost"]
      )
      assert.deepStrictEqual(users.map(({ name }) => name).sort(), ["Ana", "Ann", "Bob"])
      assert.include(
        lists.map(({ kind, name }) => `${kind} ${name}`),
        "lossReason Price"
      )
      yield* sound(who.workspaceId)
    }).pipe(Effect.provide(world))
  )

  it.effect("does what its dry run said, and the dry run writes nothing", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* upload(who, good)
      const before = yield* eventCount(who.workspaceId)
      const plan = yield* planImport(who, job.id)
      assert.strictEqual(yield* eventCount(who.workspaceId), before)
      assert.deepStrictEqual(plan.outcomes, { create: 4, update: 0, skip: 0, conflict: 0, error: 0 })
      assert.deepStrictEqual(plan.makes, {
        pipeline: ["Machines"],
        owner: ["Ann", "Bob"],
        source: ["Fair", "Web"],
        company: ["Acme", "Börde & Co"],
        lossReason: ["Price"]
      })
      yield* runImport(who, job.id)
      const log = yield* (yield* EventLog).after(who.workspaceId, before, 100)
      const ran = log.flatMap(({ fact, occurredAt }) => ("dealId" in fact ? [[fact._tag, occurredAt]] : []))
      assert.deepStrictEqual(
        plan.plans.flatMap(({ facts }) => facts.map(({ at, fact }) => [fact._tag, at])),
        ran
      )
    }).pipe(Effect.provide(world))
  )

  it.effect("a dry run in small pieces names what it would make once, and plans the same", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* upload(who, good)
      const whole = yield* planImport(who, job.id)
      const pieces = yield* planImport(who, job.id, { chunkSize: 1 })
      assert.deepStrictEqual(pieces.makes, whole.makes)
      assert.deepStrictEqual(pieces.outcomes, whole.outcomes)
    }).pipe(Effect.provide(world))
  )

  it.effect("two runs of one job at a time: one of them steps back, and nothing happens twice", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* upload(who, good)
      const both = yield* Effect.all(
        [runImport(who, job.id, { chunkSize: 1 }), runImport(who, job.id, { chunkSize: 1 })].map(
          Effect.result
        ),
        {
          concurrency: "unbounded"
        }
      )
      assert.deepStrictEqual(
        both.map((one) => (Result.isSuccess(one) ? "finished" : one.failure._tag)).sort(),
        ["ImportIsRunning", "finished"]
      )
      const after = yield* (yield* Imports).get(who.workspaceId, job.id)
      assert.deepStrictEqual(
        [after.state, after.counts],
        ["finished", { created: 4, updated: 0, skipped: 0, failed: 0 }]
      )
      yield* sound(who.workspaceId)
    }).pipe(Effect.provide(world))
  )

  it.effect("the same file again is a no-op, whether in another order or not", () =>
    Effect.gen(function* () {
      const who = yield* begin
      yield* importText(who, good)
      const before = yield* picture(who.workspaceId)
      for (const text of [good, header + good.slice(header.length).trim().split("\n").reverse().join("\n")]) {
        const again = yield* importText(who, text)
        assert.deepStrictEqual(again.counts, { created: 0, updated: 0, skipped: 4, failed: 0 })
      }
      assert.deepStrictEqual(yield* picture(who.workspaceId), before)
      const { earlier } = yield* uploadImport(who, {
        fileName: "again.csv",
        bytes: Stream.make(new TextEncoder().encode(good))
      })
      assert.strictEqual(earlier.length, 2)
    }).pipe(Effect.provide(world))
  )

  it.effect("stopped at any chunk and resumed it leaves what an uninterrupted run leaves", () =>
    Effect.gen(function* () {
      const whole = yield* begin
      yield* importText(whole, good)
      const expected = yield* picture(whole.workspaceId)
      for (const stop of [1, 2]) {
        const who = yield* begin
        const job = yield* upload(who, good)
        let chunks = 0
        const stopped = yield* Effect.forkChild(
          runImport(who, job.id, {
            chunkSize: 2,
            onProgress: () => (++chunks === stop ? Effect.interrupt : Effect.void)
          })
        )
        yield* Fiber.await(stopped)
        const half = yield* (yield* Imports).get(who.workspaceId, job.id)
        assert.deepStrictEqual([half.state, half.done], ["running", stop * 2])
        const finished = yield* runImport(who, job.id, { chunkSize: 3 })
        assert.deepStrictEqual(finished.counts, { created: 4, updated: 0, skipped: 0, failed: 0 })
        assert.deepStrictEqual(yield* picture(who.workspaceId), expected)
        assert.deepStrictEqual(yield* rowsOf(who, job.id), [
          [2, "created"],
          [3, "created"],
          [4, "created"],
          [5, "created"]
        ])
        assert.isTrue(Result.isFailure(yield* Effect.result(runImport(who, job.id))))
        yield* sound(who.workspaceId)
      }
    }).pipe(Effect.provide(world))
  )

  it.effect(
    "bad rows fail with their reasons and leave the others alone; a deal twice in the file is a conflict",
    () =>
      Effect.gen(function* () {
        const who = yield* begin
        const job = yield* importText(
          who,
          header +
            lines(
              "1,A,New,100,Ann,,,,2025-01-10,",
              "2,B,New,12abc,Ann,,,,2025-01-10,",
              "3,C,Nowhere,1,Ann,,,,2025-01-10,",
              "4,D,New,1,Ann,,,,31.01.2025,",
              "1,E,New,1,Ann,,,,2025-01-10,",
              "5,F,Won,1,Ann,,,,2025-02-01,2025-01-01",
              "6,G,New"
            )
        )
        assert.deepStrictEqual(job.counts, { created: 1, updated: 0, skipped: 0, failed: 6 })
        const rows = yield* (yield* Imports).rows(who.workspaceId, job.id, {
          afterRow: 0,
          limit: 100,
          outcome: "failed"
        })
        const words = ["12abc", "Nowhere", "31.01.2025", "row 2", "before the deal was created", "cut short"]
        rows.forEach(({ reason, row }, index) =>
          assert.isTrue(reason?.includes(words[index]!), `row ${row}: ${reason}`)
        )
        const text = (yield* Stream.runCollect(yield* importResult(who, job.id))).join("")
        assert.strictEqual(text.trim().split("\r\n").length, 8)
        assert.include(text, "conflict: the same deal is in row 2 already")
      }).pipe(Effect.provide(world))
  )

  it.effect("names that may not be made are refused row by row, and nothing is made for them", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const strict = {
        ...(mapping as Record<string, Schema.Json>),
        create: Object.fromEntries(kinds.map((kind) => [kind, "error"]))
      }
      const before = yield* eventCount(who.workspaceId)
      const job = yield* importText(who, good, strict)
      assert.deepStrictEqual(job.counts, { created: 0, updated: 0, skipped: 0, failed: 4 })
      const log = yield* (yield* EventLog).after(who.workspaceId, before, 100)
      assert.deepStrictEqual(
        log.map(({ fact }) => fact._tag),
        ["ImportStarted", "ImportFinished"]
      )
    }).pipe(Effect.provide(world))
  )
})

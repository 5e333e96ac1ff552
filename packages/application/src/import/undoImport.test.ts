/** Can an import be taken back, but for what people have worked on since? */
import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { changeDeal } from "../deal/changeDeal.ts"
import { undoImport } from "./undoImport.ts"
import { world, good, begin, importText, dealOf, picture, sound } from "./testing/importWorld.ts"

describe("taking an import back", () => {
  it.effect("deletes what it created and puts back what it changed", () =>
    Effect.gen(function* () {
      const who = yield* begin
      yield* importText(who, good)
      const before = yield* picture(who.workspaceId)
      const second = yield* importText(
        who,
        good.replace("7,Bob", "9,Ann").replace("Drill,Offer", "Drill,New") +
          "5,Saw,New,1,Ann,,,,2025-03-01,\n"
      )
      assert.deepStrictEqual(second.counts, { created: 1, updated: 1, skipped: 3, failed: 0 })
      const preview = yield* undoImport(who, second.id, { dryRun: true })
      assert.deepStrictEqual([preview.taken, preview.blocked.length, preview.job.state], [2, 0, "finished"])
      const undone = yield* undoImport(who, second.id, { chunkSize: 1 })
      assert.deepStrictEqual([undone.taken, undone.blocked, undone.job.state], [2, [], "undone"])
      assert.deepStrictEqual(yield* picture(who.workspaceId), before)
      assert.isNotNull((yield* dealOf(who.workspaceId, "5")).deletedAt)
      yield* sound(who.workspaceId)
    }).pipe(Effect.provide(world))
  )

  it.effect("leaves alone what a person has worked on, and says so", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, good)
      const deal = yield* dealOf(who.workspaceId, "1")
      yield* changeDeal(who, { _tag: "ChangeBudget", dealId: deal.id, to: null })
      const { blocked, taken } = yield* undoImport(who, job.id)
      assert.strictEqual(taken, 3)
      assert.deepStrictEqual(
        blocked.map(({ title }) => title),
        ["Press"]
      )
      assert.include(blocked[0]!.reason, "changed at 2026-03-18")
    }).pipe(Effect.provide(world))
  )

  it.effect("and importing the same file again brings the very same deals back", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, good)
      const before = yield* picture(who.workspaceId)
      yield* undoImport(who, job.id)
      assert.deepStrictEqual(yield* picture(who.workspaceId), [])
      assert.deepStrictEqual((yield* importText(who, good)).counts, {
        created: 0,
        updated: 4,
        skipped: 0,
        failed: 0
      })
      assert.deepStrictEqual(yield* picture(who.workspaceId), before)
    }).pipe(Effect.provide(world))
  )
})

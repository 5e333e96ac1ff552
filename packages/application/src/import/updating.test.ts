/** What does a newer file change, and what not? */
import { it } from "@effect/vitest"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { changeDeal } from "../deal/changeDeal.ts"
import { world, good, begin, importText, dealOf } from "./testing/importWorld.ts"

describe("importing a newer file", () => {
  const newer = good
    .replace("1,Press,New,100.50", "1,Press,Won,150")
    .replace("2025-01-10,\n", "2025-01-10,2025-04-01\n")
    .replace("7,Bob", "9,Ann")

  it.effect("changes only what is different, closing at the file's date", () =>
    Effect.gen(function* () {
      const who = yield* begin
      yield* importText(who, good)
      const job = yield* importText(who, newer)
      assert.deepStrictEqual(job.counts, { created: 0, updated: 2, skipped: 2, failed: 0 })
      const won = yield* dealOf(who.workspaceId, "1")
      assert.deepStrictEqual([won.closing?.at, won.closing?.budget?.amount], [
        Instant.iso("2025-04-01T00:00:00Z"),
        15000
      ] as never)
      assert.deepStrictEqual((yield* importText(who, newer)).counts, {
        created: 0,
        updated: 0,
        skipped: 4,
        failed: 0
      })
    }).pipe(Effect.provide(world))
  )

  it.effect(
    "a deal that a person has changed since is a conflict if the file has news, and left alone if not",
    () =>
      Effect.gen(function* () {
        const who = yield* begin
        yield* importText(who, good)
        const deal = yield* dealOf(who.workspaceId, "4")
        yield* changeDeal(who, {
          _tag: "ChangeBudget",
          dealId: deal.id,
          to: { amount: 5, currency: Currency.make("EUR") }
        })
        assert.deepStrictEqual((yield* importText(who, good)).counts, {
          created: 0,
          updated: 0,
          skipped: 4,
          failed: 0
        })
        const job = yield* importText(who, newer)
        assert.deepStrictEqual(job.counts, { created: 0, updated: 1, skipped: 2, failed: 1 })
        assert.strictEqual((yield* dealOf(who.workspaceId, "4")).budget?.amount, 5)
      }).pipe(Effect.provide(world))
  )
})

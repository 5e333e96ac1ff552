/** Does each step of an imported history land at its own instant? */
import { it } from "@effect/vitest"
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { EventLog } from "../ports/EventLog.ts"
import { Imports } from "../ports/Imports.ts"
import { planImport } from "./planImport.ts"
import { undoImport } from "./undoImport.ts"
import {
  world,
  history,
  lines,
  begin,
  upload,
  importText,
  dealOf,
  picture,
  sound
} from "./testing/importWorld.ts"

describe("a history of steps", () => {
  const steps = lines(
    "deal,from,to,amount,owner,at",
    "D1,,New,10,Ann,2025-01-01T08:00:00Z",
    "D2,,New,5,Bob,2025-01-02T08:00:00Z",
    "D1,New,Offer,12,Bob,2025-02-01T08:00:00Z",
    "D1,Offer,Lost,12,Bob,2025-03-01T08:00:00Z",
    "D1,Lost,New,12,Bob,2025-04-01T08:00:00Z",
    "D1,New,Won,20,Bob,2025-05-01T08:00:00Z"
  )

  it.effect("lands each step at its own instant, with the budget and owner of that moment", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, steps, history)
      assert.deepStrictEqual(job.counts, { created: 2, updated: 4, skipped: 0, failed: 0 })
      const deal = yield* dealOf(who.workspaceId, "D1")
      const events = yield* (yield* EventLog).about(who.workspaceId, "deal", deal.id)
      assert.deepStrictEqual(
        events.map(({ fact, occurredAt }) => [
          fact._tag,
          Instant.toIso(occurredAt).slice(0, 7),
          "budget" in fact ? fact.budget?.amount : fact._tag === "DealBudgetChanged" ? fact.to?.amount : null
        ]),
        [
          ["DealCreated", "2025-01", 1000],
          ["DealOwnerChanged", "2025-02", 1000],
          ["DealBudgetChanged", "2025-02", 1200],
          ["DealMoved", "2025-02", 1200],
          ["DealMoved", "2025-03", 1200],
          ["DealMoved", "2025-04", 1200],
          ["DealBudgetChanged", "2025-05", 2000],
          ["DealMoved", "2025-05", 2000]
        ]
      )
      const again = yield* importText(who, steps, history)
      assert.deepStrictEqual(again.counts, { created: 0, updated: 0, skipped: 6, failed: 0 })
    }).pipe(Effect.provide(world))
  )

  it.effect("the dry run follows a deal from row to row as the run does", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* upload(who, steps, history)
      const plan = yield* planImport(who, job.id, { chunkSize: 2 })
      assert.deepStrictEqual(plan.outcomes, { create: 2, update: 4, skip: 0, conflict: 0, error: 0 })
    }).pipe(Effect.provide(world))
  )

  it.effect("a step out of order, or from a stage the deal is not in, fails alone", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(
        who,
        steps +
          lines(
            "D2,Offer,Won,5,Bob,2025-03-02T08:00:00Z",
            "D1,New,Offer,1,Bob,2025-01-15T08:00:00Z",
            "D3,New,Offer,1,Bob,2025-01-15T08:00:00Z"
          ),
        history
      )
      assert.deepStrictEqual(job.counts, { created: 2, updated: 4, skipped: 0, failed: 3 })
      const failed = yield* (yield* Imports).rows(who.workspaceId, job.id, {
        afterRow: 0,
        limit: 10,
        outcome: "failed"
      })
      const words = ['stands in "New"', "changed later", "no earlier row"]
      failed.forEach(({ reason }, index) => assert.include(reason!, words[index]!))
    }).pipe(Effect.provide(world))
  )

  it.effect("undone and imported again is whole again", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const job = yield* importText(who, steps, history)
      const before = yield* picture(who.workspaceId)
      yield* undoImport(who, job.id)
      yield* importText(who, steps, history)
      assert.deepStrictEqual(yield* picture(who.workspaceId), before)
      yield* sound(who.workspaceId)
    }).pipe(Effect.provide(world))
  )
})

/** Do deals find a new home when their owner leaves or their stage is archived, without a number lying about it? */
import { it } from "@effect/vitest"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import { DealId, UserId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { Zone } from "@weir/domain/time/Zone"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { changeDeal } from "../deal/changeDeal.ts"
import { uuid } from "../Ids.ts"
import { verify } from "../ledger/verify.ts"
import * as Feed from "../live/Feed.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { EventLog } from "../ports/EventLog.ts"
import { readings } from "../readings/readings.ts"
import { changePipeline } from "./changePipeline.ts"
import { changeUser } from "./changeUser.ts"
import { openWorkspace } from "./openWorkspace.ts"

const world = Layer.mergeAll(memory, Feed.layer)
const month = { period: { kind: "month" }, pipelineId: null, asOf: null } as const

/** A company with a seller who holds one deal in the first open stage. */
const company = Effect.gen(function* () {
  yield* TestClock.setTime(Instant.iso("2026-03-18T10:00:00Z"))
  const { adminId, workspaceId } = yield* openWorkspace({
    name: "Halden",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    admin: { name: "Ana", email: "ana@example.com" }
  })
  const who = { workspaceId, actor: { kind: "user", userId: adminId } } as const
  const sellerId = UserId.make(yield* uuid)
  yield* changeUser(who, { _tag: "AddUser", userId: sellerId, name: "Rui", email: null, role: "manager" })
  const pipeline = (yield* (yield* Directory).get(workspaceId)).pipelines[0]!
  const open = pipeline.stages.filter((s) => s.kind === "open")
  const dealId = DealId.make(yield* uuid)
  const create: DealCommand = {
    _tag: "CreateDeal",
    dealId,
    externalId: null,
    title: "Ravn Shipyard",
    companyId: null,
    contactId: null,
    productId: null,
    fields: {},
    pipelineId: pipeline.id,
    stageId: open[0]!.id,
    budget: { amount: 5_600_00, currency: Currency.make("EUR") },
    ownerId: sellerId,
    sourceId: null,
    lossReasonId: null
  }
  yield* changeDeal(who, create)
  return { who, adminId, sellerId, pipeline, open, dealId }
})

describe("somebody who leaves", () => {
  it.effect("hands the open deals to an heir, who is somebody else and not away", () =>
    Effect.gen(function* () {
      const { adminId, dealId, sellerId, who } = yield* company
      const leave = { _tag: "DisableUser", userId: sellerId } as const
      const before = yield* (yield* EventLog).last(who.workspaceId)
      const nobody = yield* Effect.flip(changeUser(who, leave))
      assert.isTrue(nobody._tag === "HeirRequired" && nobody.openDeals === 1)
      const self = yield* Effect.flip(changeUser(who, leave, sellerId))
      assert.strictEqual(self._tag, "HeirRequired")
      assert.strictEqual(yield* (yield* EventLog).last(who.workspaceId), before)
      assert.isTrue((yield* changeUser(who, leave, adminId)).disabled)
      assert.strictEqual((yield* (yield* Deals).get(who.workspaceId, dealId)).ownerId, adminId)
      assert.deepStrictEqual((yield* verify(who.workspaceId)).found, [])
    }).pipe(Effect.provide(world))
  )
})

describe("a stage that is archived", () => {
  it.effect("moves its deals to the heir as an administrator does: in the stock, but no move of sales", () =>
    Effect.gen(function* () {
      const { dealId, open, pipeline, who } = yield* company
      const [first, second] = [open[0]!, open[1]!]
      yield* changePipeline(who, {
        _tag: "ArchiveStage",
        pipelineId: pipeline.id,
        stageId: first.id,
        heirId: second.id
      })
      assert.strictEqual((yield* (yield* Deals).get(who.workspaceId, dealId)).place.stageId, second.id)
      const { readings: read } = yield* readings(who.workspaceId, month)
      const heir = read["deal-dynamics"].stages.find((s) => s.id === second.id)!
      assert.deepStrictEqual(
        [heir.net.deals, heir.admin.deals, heir.stock.deals, heir.balanced],
        [0, 1, 1, true]
      )
      assert.deepStrictEqual((yield* verify(who.workspaceId)).found, [])
    }).pipe(Effect.provide(world))
  )
})

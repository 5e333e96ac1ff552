/** Do deals find a new home when their owner leaves or their stage is archived, without a number lying about it? */
import { it } from "@effect/vitest"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import { ActivityId, CallId, DealId, TalkId, UserId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Layer } from "effect"
import { assert, describe } from "vitest"
import { changeDeal } from "../deal/changeDeal.ts"
import { uuid } from "../Ids.ts"
import { verify } from "../ledger/verify.ts"
import * as Feed from "../live/Feed.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory } from "../ports/Directory.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Records } from "../ports/Records.ts"
import { readings } from "../readings/readings.ts"
import { changeRecord } from "../record/changeRecord.ts"
import { halden } from "../testing/halden.ts"
import { changeSettings } from "./changeSettings.ts"
import { changePipeline } from "./changePipeline.ts"
import { changeUser } from "./changeUser.ts"

const world = Layer.mergeAll(memory, Feed.layer)
const heirId = UserId.make("00000000-0000-4000-8000-00000000000e")
const month = { period: { kind: "month" }, pipelineId: null, asOf: null } as const

/** A company with a seller who holds one deal in the first open stage. */
const company = Effect.gen(function* () {
  const { adminId, pipeline, who } = yield* halden
  const sellerId = UserId.make(yield* uuid)
  yield* changeUser(who, { _tag: "AddUser", userId: sellerId, name: "Rui", email: null, role: "manager" })
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

describe("whoever leaves", () => {
  it.effect("hands over tasks, talks and calls to be dealt with, too", () =>
    Effect.gen(function* () {
      const { adminId, dealId, sellerId, who } = yield* company
      yield* changeUser(who, { _tag: "AddUser", userId: heirId, name: "Eva", email: null, role: "manager" })
      yield* changeDeal(who, { _tag: "ChangeOwner", dealId, to: adminId })
      const bindings = [{ kind: "deal" as const, id: dealId }]
      const activityId = ActivityId.make(yield* uuid)
      const doneId = ActivityId.make(yield* uuid)
      const talkId = TalkId.make(yield* uuid)
      const callId = CallId.make(yield* uuid)
      const task = {
        _tag: "AddActivity",
        activityId,
        type: { of: "task", typeId: null },
        direction: "none",
        text: "Call back",
        due: null,
        ownerId: sellerId,
        bindings
      } as const
      yield* changeRecord(who, task)
      yield* changeRecord(who, { ...task, activityId: doneId })
      yield* changeRecord(who, {
        _tag: "CompleteActivity",
        activityId: doneId,
        by: sellerId,
        result: null
      })
      const known = { provider: "line", externalId: "1", bindings } as const
      yield* changeRecord(who, { _tag: "OpenTalk", talkId, channel: "chat", ownerId: sellerId, ...known })
      yield* changeRecord(who, {
        _tag: "RecordCall",
        callId,
        direction: "in",
        outcome: "missed",
        startedAt: Instant.iso("2026-03-18T09:00:00Z"),
        durationMs: 0,
        userId: sellerId,
        phone: null,
        ...known
      })
      const leave = { _tag: "DisableUser", userId: sellerId } as const
      const before = yield* (yield* EventLog).last(who.workspaceId)
      assert.deepInclude(yield* Effect.flip(changeUser(who, leave)), {
        _tag: "HeirRequired",
        openDeals: 0,
        openActivities: 1,
        openTalks: 1,
        waitingCalls: 1
      })
      const stranger = yield* Effect.flip(changeUser(who, leave, UserId.make(yield* uuid)))
      assert.strictEqual(stranger._tag, "UserNotFound")
      assert.strictEqual(yield* (yield* EventLog).last(who.workspaceId), before)
      yield* changeUser(who, leave, heirId)
      const records = yield* Records
      const [given, done] = yield* Effect.forEach([activityId, doneId], (id) =>
        records.some(who.workspaceId, "activity", [id])
      )
      assert.strictEqual(given?.[0]?.ownerId, heirId)
      assert.strictEqual(done?.[0]?.ownerId, sellerId)
      assert.strictEqual((yield* records.some(who.workspaceId, "talk", [talkId]))[0]?.ownerId, heirId)
      const [call] = yield* records.some(who.workspaceId, "call", [callId])
      assert.deepStrictEqual([call?.userId, call?.handlerId], [sellerId, heirId])
      // Whose work it is, told by whom it was given to and not by who owns the deal.
      const { workspace } = yield* (yield* Directory).get(who.workspaceId)
      yield* changeSettings(who, { ...workspace.settings, counters: "activity" })
      const { readings: read } = yield* readings(who.workspaceId, month)
      const work = read["incoming-work"].rows.map(({ calls, id }) => [id, calls])
      assert.deepStrictEqual(work, [[heirId, 1]])
      assert.deepStrictEqual(
        read["current-tasks"].rows.map(({ count, id }) => [id, count]),
        [[heirId, 1]]
      )
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

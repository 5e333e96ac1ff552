/** Does a change of a deal reach state, log and books together, and does a repeat stay one change? */
import { layer as memory } from "@weir/memory/Memory"
import type { DealCommand } from "@weir/domain/deal/DealCommand"
import { Currency } from "@weir/domain/money/Currency"
import { CommandKey, DealId, NoteId, ROBOT } from "@weir/domain/identity/Id"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import { it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import * as fc from "fast-check"
import { assert, describe } from "vitest"
import { uuid } from "../Ids.ts"
import { verify } from "../ledger/verify.ts"
import * as Feed from "../live/Feed.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Records } from "../ports/Records.ts"
import { explain } from "../readings/explain.ts"
import { readings } from "../readings/readings.ts"
import { changeRecord } from "../record/changeRecord.ts"
import { halden } from "../testing/halden.ts"
import type { Who } from "../Who.ts"
import { changeDeal } from "./changeDeal.ts"

const world = Layer.mergeAll(memory, Feed.layer)
const month = { period: { kind: "month" }, pipelineId: null, asOf: null } as const

const stage = (pipeline: Pipeline, name: string) => pipeline.stages.find((s) => s.name === name)!.id

const newDeal = (
  pipeline: Pipeline,
  ownerId: Who["actor"]["userId"],
  stageName: string,
  dealId: DealId
): DealCommand => ({
  _tag: "CreateDeal",
  dealId,
  externalId: null,
  title: "Foss Brewing",
  companyId: null,
  contactId: null,
  productId: null,
  fields: {},
  pipelineId: pipeline.id,
  stageId: stage(pipeline, stageName),
  budget: { amount: 1_500_00, currency: Currency.make("EUR") },
  ownerId,
  sourceId: null,
  lossReasonId: null
})

describe("changing a deal", () => {
  it.effect("a move is -1 for the stage left and +1 for the stage entered, at once and with the budget", () =>
    Effect.gen(function* () {
      const { adminId, pipeline, who } = yield* halden
      const id = DealId.make(yield* uuid)
      yield* changeDeal(who, newDeal(pipeline, adminId, "First contact", id))
      yield* changeDeal(who, {
        _tag: "MoveDeal",
        dealId: id,
        pipelineId: pipeline.id,
        stageId: stage(pipeline, "Offer"),
        lossReasonId: null
      })
      const { readings: read } = yield* readings(who.workspaceId, month)
      const of = (name: string) => read["deal-dynamics"].stages.find((s) => s.name === name)!
      assert.deepStrictEqual(
        [of("First contact").net.deals, of("First contact").in.deals, of("First contact").out.deals],
        [0, 1, 1]
      )
      assert.deepStrictEqual(of("Offer").net, {
        deals: 1,
        money: [{ currency: Currency.make("EUR"), amount: 150000 }],
        converted: 150000,
        unpriced: 0,
        unbudgeted: 0
      })
      assert.isTrue(read["deal-dynamics"].books.balanced)
      const behind = yield* explain(who.workspaceId, "deal-dynamics", `net:${of("Offer").id}`, month, {
        after: null,
        limit: 50
      })
      assert.deepStrictEqual(behind.total, of("Offer").net)
      assert.deepStrictEqual(
        behind.entries.map((e) => e.subject?.title),
        ["Foss Brewing"]
      )
    }).pipe(Effect.provide(world))
  )

  it.effect("a repeat under the same key is one change and gets the same answer", () =>
    Effect.gen(function* () {
      const { adminId, pipeline, who } = yield* halden
      const once = { key: CommandKey.make("once"), fingerprint: "a" }
      const command = newDeal(pipeline, adminId, "First contact", DealId.make(yield* uuid))
      const before = yield* (yield* EventLog).last(who.workspaceId)
      const first = yield* changeDeal(who, command, { once })
      const second = yield* changeDeal(who, command, { once })
      assert.deepStrictEqual(second, first)
      assert.strictEqual(yield* (yield* EventLog).last(who.workspaceId), before + 1)
      const other = yield* Effect.flip(changeDeal(who, command, { once: { ...once, fingerprint: "b" } }))
      assert.strictEqual(other._tag, "CommandKeyReused")
    }).pipe(Effect.provide(world))
  )

  it.effect("a change against an older version is refused with both versions and changes nothing", () =>
    Effect.gen(function* () {
      const { adminId, pipeline, who } = yield* halden
      const id = DealId.make(yield* uuid)
      yield* changeDeal(who, newDeal(pipeline, adminId, "First contact", id))
      yield* changeDeal(who, { _tag: "WinDeal", dealId: id }, { expectedVersion: 1 })
      const seq = yield* (yield* EventLog).last(who.workspaceId)
      const refused = yield* Effect.flip(
        changeDeal(who, { _tag: "DeleteDeal", dealId: id }, { expectedVersion: 1 })
      )
      assert.isTrue(refused._tag === "StaleVersion" && refused.expected === 1 && refused.actual === 2)
      assert.strictEqual(yield* (yield* EventLog).last(who.workspaceId), seq)
    }).pipe(Effect.provide(world))
  )

  it.effect("whoever moves an enquiry on takes it over from the robot, and it is new from then on", () =>
    Effect.gen(function* () {
      const { adminId, pipeline, who } = yield* halden
      const id = DealId.make(yield* uuid)
      yield* changeDeal(who, newDeal(pipeline, ROBOT, "Incoming", id))
      const waiting = yield* readings(who.workspaceId, month, ["deal-dynamics", "deals-by-owner"])
      assert.strictEqual(waiting.readings["deal-dynamics"].new.now.deals, 0)
      assert.deepStrictEqual(
        waiting.readings["deals-by-owner"].rows.map((r) => r.robot),
        [true]
      )
      const taken = yield* changeDeal(who, {
        _tag: "MoveDeal",
        dealId: id,
        pipelineId: pipeline.id,
        stageId: stage(pipeline, "Qualified"),
        lossReasonId: null
      })
      assert.strictEqual(taken.ownerId, adminId)
      const { readings: read } = yield* readings(who.workspaceId, month)
      assert.strictEqual(read["deal-dynamics"].new.now.deals, 1)
      assert.strictEqual(read["deal-dynamics"].incoming.accepted.deals, 1)
      assert.strictEqual(read["deal-dynamics"].incoming.waiting.deals, 0)
    }).pipe(Effect.provide(world))
  )
})

describe("two deals that become one", () => {
  it.effect("take the notes of the other along, and give them back when they are taken apart", () =>
    Effect.gen(function* () {
      const { adminId, pipeline, who } = yield* halden
      const [dealId, loserId] = [DealId.make(yield* uuid), DealId.make(yield* uuid)]
      for (const id of [dealId, loserId]) yield* changeDeal(who, newDeal(pipeline, adminId, "Offer", id))
      const noteId = NoteId.make(yield* uuid)
      const bindings = [{ kind: "deal" as const, id: loserId }]
      yield* changeRecord(who, {
        _tag: "AddNote",
        noteId,
        sort: "common",
        authorId: adminId,
        text: "Wants oak",
        bindings
      })
      const bound = Effect.gen(function* () {
        const [note] = yield* (yield* Records).some(who.workspaceId, "note", [noteId])
        return note !== undefined && "bindings" in note ? note.bindings.map(({ id }) => id as string) : []
      })
      yield* changeDeal(who, { _tag: "MergeDeals", dealId, loserId })
      assert.deepStrictEqual(yield* bound, [dealId as string])
      yield* changeDeal(who, { _tag: "UnmergeDeal", dealId: loserId })
      assert.deepStrictEqual(yield* bound, [loserId as string])
      assert.deepStrictEqual((yield* verify(who.workspaceId)).found, [])
    }).pipe(Effect.provide(world))
  )
})

describe("the books after many changes", () => {
  it.effect(
    "agree with the log after 1,000 random commands, refused ones among them",
    () =>
      Effect.gen(function* () {
        const { adminId, pipeline, who } = yield* halden
        const ids: Array<DealId> = []
        for (let i = 0; i < 40; i++) ids.push(DealId.make(yield* uuid))
        const [commands] = fc.sample(
          fc.array(commandOf(pipeline, adminId, ids), { minLength: 1000, maxLength: 1000 }),
          { numRuns: 1, seed: 7 }
        )
        let done = 0,
          refused = 0
        for (const command of commands!) {
          const ended = yield* Effect.result(changeDeal(who, command))
          if (ended._tag === "Success") done++
          else refused++
        }
        const verdict = yield* verify(who.workspaceId)
        assert.deepStrictEqual(verdict.found, [])
        assert.isTrue(done > 300 && refused > 100, `${done} done, ${refused} refused`)
      }).pipe(Effect.provide(world)),
    60_000
  )
})

const commandOf = (
  pipeline: Pipeline,
  owner: Who["actor"]["userId"],
  ids: ReadonlyArray<DealId>
): fc.Arbitrary<DealCommand> => {
  const dealId = fc.constantFrom(...ids)
  const stageId = fc.constantFrom(...pipeline.stages.map((s) => s.id))
  const budget = fc.option(
    fc.record({ amount: fc.nat(1e7), currency: fc.constantFrom(Currency.make("EUR"), Currency.make("USD")) })
  )
  return fc.oneof(
    fc
      .tuple(dealId, fc.constantFrom(...pipeline.stages.map((s) => s.name)))
      .map(([id, name]) => newDeal(pipeline, owner, name, id)),
    fc
      .record({ dealId, stageId })
      .map((c) => ({ ...c, _tag: "MoveDeal" as const, pipelineId: pipeline.id, lossReasonId: null })),
    fc.record({ dealId, to: budget }).map((c) => ({ ...c, _tag: "ChangeBudget" as const })),
    fc.record({
      dealId,
      _tag: fc.constantFrom("WinDeal" as const, "DeleteDeal" as const, "RestoreDeal" as const)
    }),
    fc.record({ dealId, stageId }).map((c) => ({ ...c, _tag: "ReopenDeal" as const }))
  )
}

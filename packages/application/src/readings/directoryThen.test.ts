/** Does a past instant see the workspace as it was: names, stages, lists, teams, goals and rates? */
import { it } from "@effect/vitest"
import { GoalId, TeamId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { Zone } from "@weir/domain/time/Zone"
import { layer as memory } from "@weir/memory/Memory"
import { Effect, Equal, Layer } from "effect"
import { TestClock } from "effect/testing"
import { assert, describe } from "vitest"
import { uuid } from "../Ids.ts"
import * as Feed from "../live/Feed.ts"
import { Directory } from "../ports/Directory.ts"
import { changeRecord } from "../record/changeRecord.ts"
import { changeCatalogue } from "../workspace/changeCatalogue.ts"
import { changePipeline } from "../workspace/changePipeline.ts"
import { changeUser } from "../workspace/changeUser.ts"
import { openWorkspace } from "../workspace/openWorkspace.ts"
import { setRate } from "../workspace/setRate.ts"
import { directoryThen } from "./directoryThen.ts"
import { ask, askedOf } from "./question.ts"
import { readings } from "./readings.ts"

const world = Layer.mergeAll(memory, Feed.layer)
const [before, between, after] = [
  Instant.iso("2026-03-18T10:00:00Z"),
  Instant.iso("2026-03-18T12:00:00Z"),
  Instant.iso("2026-03-18T14:00:00Z")
]

/** A company in which everything that has a name or a size gets another one at two o'clock. */
const changed = Effect.gen(function* () {
  yield* TestClock.setTime(before)
  const { adminId, workspaceId } = yield* openWorkspace({
    name: "Halden",
    zone: Zone.make("Europe/Lisbon"),
    weekStart: 1,
    baseCurrency: Currency.make("EUR"),
    admin: { name: "Ana", email: "ana@example.com" }
  })
  const who = { workspaceId, actor: { kind: "user", userId: adminId } } as const
  const [teamId, goalId] = [TeamId.make(yield* uuid), GoalId.make(yield* uuid)]
  const goal = {
    _tag: "SetGoal",
    goalId,
    scope: { of: "workspace" },
    pipelineId: null,
    month: "2026-03",
    measure: "count"
  } as const
  const rate = { currency: Currency.make("USD"), validFrom: LocalDate.make("2026-03-01") }
  yield* changeRecord(who, { _tag: "AddTeam", teamId, name: "North", members: [adminId] })
  yield* changeRecord(who, { ...goal, target: 10 })
  yield* setRate(who, { ...rate, rate: "0.9" })
  const first = yield* (yield* Directory).get(workspaceId)

  yield* TestClock.setTime(after)
  const [pipeline] = first.pipelines
  const source = first.lists.find(({ kind }) => kind === "source")!
  yield* changePipeline(who, {
    _tag: "RenameStage",
    pipelineId: pipeline!.id,
    stageId: pipeline!.stages[1]!.id,
    to: "Handshake"
  })
  yield* changeCatalogue(who, { _tag: "RenameEntry", id: source.id, kind: "source", to: "Landing page" })
  yield* changeCatalogue(who, {
    _tag: "AddEntry",
    id: yield* uuid,
    kind: "lossReason",
    name: "Moved away",
    category: null
  })
  yield* changeUser(who, { _tag: "ChangeSight", userId: adminId, to: "own" })
  yield* changeRecord(who, { _tag: "RenameTeam", teamId, to: "South" })
  yield* changeRecord(who, { ...goal, target: 20 })
  yield* setRate(who, { ...rate, rate: "1.1" })
  const stage = { pipelineId: pipeline!.id, stageId: pipeline!.stages[1]!.id }
  return { workspaceId, who, stage, first, now: yield* (yield* Directory).get(workspaceId) }
})

describe("the workspace at a past instant", () => {
  it.effect("is the one that was there then, and no instant after is", () =>
    Effect.gen(function* () {
      const { first, now, workspaceId } = yield* changed
      const sorted = (directory: typeof now) => ({
        ...directory,
        seq: 0,
        lists: directory.lists.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      })
      const then = yield* directoryThen(workspaceId, between)
      assert.deepStrictEqual(sorted(then), sorted(first))
      assert.isFalse(Equal.equals(sorted(then), sorted(now)))
      assert.deepStrictEqual(sorted(yield* directoryThen(workspaceId, after)), sorted(now))
      assert.deepStrictEqual(yield* directoryThen(workspaceId, null), now)
    }).pipe(Effect.provide(world))
  )

  it.effect("is what a question about that instant knows", () =>
    Effect.gen(function* () {
      const { workspaceId } = yield* changed
      const question = { period: { kind: "month" }, pipelineId: null } as const
      const then = yield* ask(workspaceId, { ...question, asOf: between })
      const now = yield* ask(workspaceId, { ...question, asOf: null })
      const told = ({ goals, pipelines, teams, workspace }: typeof then) => [
        pipelines[0]?.stages[1]?.name,
        teams[0]?.name,
        goals[0]?.target,
        workspace.rates[0]?.rate
      ]
      assert.deepStrictEqual(told(then), ["First contact", "North", 10, "0.9"])
      assert.deepStrictEqual(told(now), ["Handshake", "South", 20, "1.1"])
    }).pipe(Effect.provide(world))
  )

  it.effect("keeps its names in a period that is over, and has those of now at this moment", () =>
    Effect.gen(function* () {
      const { workspaceId, who, stage } = yield* changed
      yield* TestClock.setTime(Instant.iso("2026-03-19T10:00:00Z"))
      yield* changePipeline(who, { _tag: "RenameStage", ...stage, to: "Hello" })
      const question = { period: { kind: "yesterday" }, pipelineId: null, asOf: null } as const
      const asked = yield* ask(workspaceId, question)
      const second = ({ pipelines }: typeof asked) => pipelines[0]?.stages[1]?.name
      const put = (time: "flow" | "snapshot") => second(askedOf({ id: "any", time }, asked, question))
      assert.deepStrictEqual([put("flow"), put("snapshot")], ["Handshake", "Hello"])
      const { readings: read } = yield* readings(workspaceId, question, ["stage-funnel"])
      assert.include(
        read["stage-funnel"].stages.map(({ name }) => name),
        "Handshake"
      )
    }).pipe(Effect.provide(world))
  )
})

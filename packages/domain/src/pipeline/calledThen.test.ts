import { assert, describe, it } from "vitest"
import { EventId, PipelineId, ROBOT, StageId, TransactionId, WorkspaceId } from "../identity/Id.ts"
import type { Event } from "../log/Event.ts"
import * as Instant from "../time/Instant.ts"
import { calledThen } from "./calledThen.ts"
import { evolve } from "./evolve.ts"
import type { Pipeline, Stage, StageKind } from "./Pipeline.ts"
import { PipelineFact } from "./PipelineDecision.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const pipelineId = PipelineId.make(uuid(1))
const stageId = (n: number) => StageId.make(uuid(10 + n))
const stage = (n: number, name: string, kind: StageKind = "open"): Stage => ({
  id: stageId(n),
  name,
  kind,
  color: "#5a48d6",
  archived: false
})
const { cases } = PipelineFact
const told: ReadonlyArray<readonly [number, PipelineFact]> = [
  [
    1,
    cases.PipelineAdded.make({
      pipelineId,
      name: "Sales",
      stages: [stage(1, "A"), stage(2, "B"), stage(3, "Won", "won"), stage(4, "Lost", "lost")],
      lossReasonRequired: false,
      isDefault: true
    })
  ],
  [10, cases.StageRenamed.make({ pipelineId, stageId: stageId(1), from: "A", to: "Alpha" })],
  [11, cases.PipelineRenamed.make({ pipelineId, from: "Sales", to: "Trade" })],
  [12, cases.StageAdded.make({ pipelineId, stage: stage(5, "New"), position: 1 })],
  [13, cases.StagesReordered.make({ pipelineId, order: [2, 1, 5, 3, 4].map(stageId) })],
  [14, cases.StageArchived.make({ pipelineId, stageId: stageId(2), heirId: stageId(1) })]
]
const events = told.map(([at, fact], i): Event => ({
  seq: i + 1,
  id: EventId.make(uuid(100 + i)),
  workspaceId: WorkspaceId.make(uuid(99)),
  occurredAt: Instant.make(at),
  recordedAt: Instant.make(at),
  actor: { kind: "robot", userId: ROBOT },
  cause: { kind: "user" },
  transaction: TransactionId.make(uuid(200 + i)),
  fact
}))
const now = told.reduce<Pipeline | null>((state, [, fact]) => evolve(state, fact), null)
const then = (end: number) => {
  const [pipeline] = calledThen(now === null ? [] : [now], events, Instant.make(end))
  return [pipeline?.name, ...(pipeline?.stages.map(({ name }) => name) ?? [])]
}

describe("pipelines and stages at the end of a period", () => {
  it("have the names and the order of then; what came later comes after what it stands behind", () => {
    assert.deepStrictEqual(then(10), ["Sales", "A", "New", "B", "Won", "Lost"])
    assert.deepStrictEqual(then(12), ["Trade", "Alpha", "New", "B", "Won", "Lost"])
    assert.deepStrictEqual(then(14), ["Trade", "B", "Alpha", "New", "Won", "Lost"])
  })

  it("are what they are now in all else", () => {
    const [pipeline] = calledThen(now === null ? [] : [now], events, Instant.make(5))
    assert.strictEqual(pipeline?.stages.find(({ name }) => name === "B")?.archived, true)
    const all = now === null ? [] : [now]
    assert.deepStrictEqual(calledThen(all, events, Instant.make(1)), all)
  })
})

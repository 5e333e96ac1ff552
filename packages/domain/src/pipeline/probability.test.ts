// How likely are deals in a stage won?
import { assert, describe, it } from "vitest"
import { defaultProbability } from "./Pipeline.ts"
import { type PipelineCommand } from "./PipelineDecision.ts"
import { adding, after, facts, id, pipelineId, reason, sales, usual } from "./testing/sales.ts"

describe("how likely deals in a stage are won", () => {
  const likely = (stageId: number, to: number | null): PipelineCommand => ({
    _tag: "SetStageProbability",
    pipelineId,
    stageId: id(stageId),
    to
  })

  it("follows from where the stage stands, until somebody says otherwise, and again when they no longer do", () => {
    const of = (...commands: ReadonlyArray<PipelineCommand>) => {
      const [one] = after(adding(usual), ...commands)
      return usual.map((s) => (one === undefined ? null : defaultProbability(one, s.id)))
    }
    assert.deepStrictEqual(of(), [0, 33, 67, 100, 0, 0])
    assert.deepStrictEqual(of(likely(2, 80)), [0, 80, 67, 100, 0, 0])
    assert.deepStrictEqual(of(likely(2, 0)), [0, 0, 67, 100, 0, 0])
    assert.deepStrictEqual(of(likely(2, 80), likely(2, null)), [0, 33, 67, 100, 0, 0])
    assert.deepStrictEqual(
      of({ _tag: "ArchiveStage", pipelineId, stageId: id(2), heirId: id(3) })[2],
      50,
      "an archived stage counts no more"
    )
  })

  it("is said of open stages only, and once", () => {
    assert.strictEqual(
      reason(sales, likely(4, 50)),
      'probability: only open stages have a probability, and "won 4" is won'
    )
    assert.strictEqual(reason(sales, likely(77, 50)), "StageNotInPipeline")
    assert.deepStrictEqual(facts(after(adding(usual), likely(2, 80)), likely(2, 80)), [])
    assert.deepStrictEqual(facts(sales, likely(2, null)), [])
  })
})

// Which pipelines can a workspace have beside each other?
import { assert, describe, it } from "vitest"
import { PipelineId } from "../identity/Id.ts"
import { maxPipelines, type Pipeline } from "./Pipeline.ts"
import {
  adding,
  after,
  draft,
  facts,
  id,
  pipeline,
  pipelineId,
  reason,
  refused,
  sales,
  usual,
  uuid
} from "./testing/sales.ts"

describe("the pipelines of a workspace", () => {
  it("the first one added is the default", () => {
    const two = after(
      adding(usual),
      adding(
        usual.map((s, i) => ({ ...s, id: id(20 + i) })),
        "Partners",
        PipelineId.make(uuid(101))
      )
    )
    assert.deepStrictEqual(
      two.map((p) => p.isDefault),
      [true, false]
    )
  })

  it("have different names, also after renaming one", () => {
    const second = PipelineId.make(uuid(101))
    const others = usual.map((s, i) => ({ ...s, id: id(20 + i) }))
    assert.strictEqual(
      reason(sales, adding(others, "SALES ", second)),
      'name: there is a pipeline called "SALES " already'
    )
    const two = after(adding(usual), adding(others, "Partners", second))
    assert.strictEqual(
      reason(two, { _tag: "RenamePipeline", pipelineId: second, to: "sales" }),
      'name: there is a pipeline called "sales" already'
    )
    assert.strictEqual(facts(two, { _tag: "RenamePipeline", pipelineId: second, to: "PARTNERS" }).length, 1)
  })

  it("share no stage", () => {
    assert.strictEqual(
      reason(sales, adding(usual, "Partners", PipelineId.make(uuid(101)))),
      'stages: stage "incoming 1" has the id of a stage of another pipeline'
    )
  })

  it("are at most fifty", () => {
    const many = Array.from({ length: maxPipelines }, (_, i): Pipeline => ({
      ...pipeline,
      id: PipelineId.make(uuid(300 + i)),
      name: `P${i}`
    }))
    assert.strictEqual(reason(many, adding(usual)), "pipelines: a workspace has at most 50 pipelines")
    assert.strictEqual(
      facts(
        many.slice(1).map((p) => ({ ...p, stages: [] })),
        adding(usual)
      ).length,
      1
    )
  })

  it("what is there already is not added again", () => {
    assert.deepStrictEqual(facts(sales, adding(usual, "Other name")), [])
    assert.deepStrictEqual(facts(sales, { _tag: "AddStage", pipelineId, stage: draft(2, "open") }), [])
  })

  it("one that is not there is not found", () => {
    assert.deepInclude(refused([], { _tag: "RenamePipeline", pipelineId, to: "X" }), {
      _tag: "PipelineNotFound",
      id: pipelineId
    })
  })
})

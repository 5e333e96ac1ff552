// How do the stages of a pipeline change?
import { assert, describe, it } from "vitest"
import { kindOrder, type StageKind } from "./Pipeline.ts"
import { type PipelineCommand } from "./PipelineDecision.ts"
import {
  adding,
  after,
  draft,
  facts,
  id,
  pipelineId,
  reason,
  refused,
  sales,
  usual
} from "./testing/sales.ts"

describe("stages change", () => {
  it("a new stage stands behind the last of its kind", () => {
    const names = (kind: StageKind) =>
      after(adding(usual), { _tag: "AddStage", pipelineId, stage: draft(9, kind, "Added") })[0]?.stages.map(
        (s) => s.name
      )
    assert.deepStrictEqual(names("open"), [
      "incoming 1",
      "open 2",
      "open 3",
      "Added",
      "won 4",
      "lost 5",
      "lost 6"
    ])
    assert.deepStrictEqual(names("lost"), [
      "incoming 1",
      "open 2",
      "open 3",
      "won 4",
      "lost 5",
      "lost 6",
      "Added"
    ])
  })

  it("a new stage finds its place whatever archived ones stand about", () => {
    const strange = after(
      adding(usual),
      { _tag: "ArchiveStage", pipelineId, stageId: id(6), heirId: id(5) },
      { _tag: "ReorderStages", pipelineId, order: [6, 1, 2, 3, 4, 5].map(id) },
      { _tag: "AddStage", pipelineId, stage: draft(9, "open", "Added") }
    )
    const active = strange[0]?.stages.filter((s) => !s.archived) ?? []
    assert.deepStrictEqual(
      active.map((s) => kindOrder[s.kind]),
      [0, 1, 1, 1, 2, 3]
    )
  })

  it("an incoming stage is added to a pipeline without one, at its head", () => {
    const without = after(adding(usual.slice(1)), {
      _tag: "AddStage",
      pipelineId,
      stage: draft(9, "incoming")
    })
    assert.strictEqual(without[0]?.stages[0]?.kind, "incoming")
    assert.strictEqual(
      reason(sales, { _tag: "AddStage", pipelineId, stage: draft(9, "incoming") }),
      "stages: a pipeline has at most one incoming stage"
    )
  })

  it("renaming keeps the id, and takes no name that is there", () => {
    const renamed = after(adding(usual), { _tag: "RenameStage", pipelineId, stageId: id(2), to: "First" })
    assert.deepStrictEqual(renamed[0]?.stages[1], { ...draft(2, "open", "First"), archived: false })
    assert.strictEqual(
      reason(sales, { _tag: "RenameStage", pipelineId, stageId: id(2), to: "OPEN 3" }),
      'stages: two stages are called "open 3"'
    )
    assert.deepInclude(refused(sales, { _tag: "RenameStage", pipelineId, stageId: id(77), to: "X" }), {
      _tag: "StageNotInPipeline",
      stageId: id(77)
    })
  })

  it("a new order names every stage once and keeps the kinds in order", () => {
    const order = (ids: ReadonlyArray<number>): PipelineCommand => ({
      _tag: "ReorderStages",
      pipelineId,
      order: ids.map(id)
    })
    assert.deepStrictEqual(
      after(adding(usual), order([1, 3, 2, 4, 6, 5]))[0]?.stages.map((s) => s.id),
      [1, 3, 2, 4, 6, 5].map(id)
    )
    const said = "order: the order must name every stage of the pipeline once"
    for (const wrong of [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5, 5],
      [1, 2, 3, 4, 5, 77],
      [1, 2, 3, 4, 5, 6, 6]
    ])
      assert.strictEqual(reason(sales, order(wrong)), said)
    assert.strictEqual(
      reason(sales, order([1, 4, 2, 3, 5, 6])),
      'stages: stage "open 2" stands out of order: incoming, open, won, lost'
    )
  })

  it("an archived stage stays, and its deals go to another of its kind", () => {
    const archive = (stageId: number, heirId: number): PipelineCommand => ({
      _tag: "ArchiveStage",
      pipelineId,
      stageId: id(stageId),
      heirId: id(heirId)
    })
    const done = after(adding(usual), archive(2, 3))
    assert.deepStrictEqual(
      done[0]?.stages.map((s) => s.archived),
      [false, true, false, false, false, false]
    )
    assert.strictEqual(
      reason(sales, archive(2, 5)),
      "heirId: deals must go to another stage of the same kind"
    )
    assert.strictEqual(
      reason(sales, archive(2, 2)),
      "heirId: deals must go to another stage of the same kind"
    )
    for (const [gone, heir] of [
      [2, 3],
      [3, 2],
      [77, 3],
      [3, 77]
    ] as const)
      assert.strictEqual(reason(done, archive(gone, heir)), "StageNotInPipeline")
    assert.strictEqual(
      reason(sales, archive(4, 4)),
      "heirId: deals must go to another stage of the same kind"
    )
  })

  it("a refusal names the stages that there are", () => {
    const failure = refused(
      after(adding(usual), { _tag: "ArchiveStage", pipelineId, stageId: id(2), heirId: id(3) }),
      { _tag: "ArchiveStage", pipelineId, stageId: id(2), heirId: id(3) }
    )
    assert.deepStrictEqual(failure._tag === "StageNotInPipeline" ? failure.known.map((s) => s.name) : [], [
      "incoming 1",
      "open 3",
      "won 4",
      "lost 5",
      "lost 6"
    ])
  })

  it("each change raises the version by one", () => {
    const history = after(
      adding(usual),
      { _tag: "RenameStage", pipelineId, stageId: id(2), to: "First" },
      { _tag: "RenamePipeline", pipelineId, to: "Selling" }
    )
    assert.deepStrictEqual(
      history.map((p) => [p.name, p.version]),
      [["Selling", 3]]
    )
    assert.deepStrictEqual(facts(history, { _tag: "RenamePipeline", pipelineId, to: "Selling" }), [])
  })
})

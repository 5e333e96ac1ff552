import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { PipelineId, StageId } from "../identity/Id.ts"
import {
  defaultProbability,
  kindOrder,
  maxPipelines,
  maxStages,
  type Pipeline,
  type StageKind
} from "./Pipeline.ts"
import { decide, evolve, malformation, type PipelineCommand } from "./PipelineDecision.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const id = (n: number) => StageId.make(uuid(n))
const draft = (n: number, kind: StageKind, name = `${kind} ${n}`) => ({
  id: id(n),
  name,
  kind,
  color: "#5a48d6"
})
const usual = [
  draft(1, "incoming"),
  draft(2, "open"),
  draft(3, "open"),
  draft(4, "won"),
  draft(5, "lost"),
  draft(6, "lost")
]
const pipelineId = PipelineId.make(uuid(100))
const adding = (
  stages: ReadonlyArray<ReturnType<typeof draft>>,
  name = "Sales",
  to = pipelineId
): PipelineCommand => ({
  _tag: "AddPipeline",
  pipelineId: to,
  name,
  stages: [...stages],
  lossReasonRequired: false
})

const after = (...commands: ReadonlyArray<PipelineCommand>): ReadonlyArray<Pipeline> =>
  commands.reduce((pipelines: ReadonlyArray<Pipeline>, command) => {
    const facts = Result.getOrThrow(decide(pipelines, command))
    return facts.reduce((all: ReadonlyArray<Pipeline>, fact) => {
      const before = all.find((p) => p.id === fact.pipelineId) ?? null
      return [...all.filter((p) => p !== before), evolve(before, fact)]
    }, pipelines)
  }, [])
const facts = (pipelines: ReadonlyArray<Pipeline>, command: PipelineCommand) =>
  Result.getOrThrow(decide(pipelines, command))
const refused = (pipelines: ReadonlyArray<Pipeline>, command: PipelineCommand) => {
  const decided = decide(pipelines, command)
  if (Result.isSuccess(decided)) throw new Error("was not refused")
  return decided.failure
}
const reason = (pipelines: ReadonlyArray<Pipeline>, command: PipelineCommand): string => {
  const failure = refused(pipelines, command)
  return failure._tag === "PipelineMalformed" ? `${failure.field}: ${failure.reason}` : failure._tag
}
const sales = after(adding(usual))
const [pipeline] = sales as readonly [Pipeline]

describe("a pipeline is well formed", () => {
  const cases: ReadonlyArray<readonly [sentence: string, stages: typeof usual, reason: string]> = [
    [
      "it needs an open stage",
      usual.filter((s) => s.kind !== "open"),
      "stages: a pipeline needs at least one open stage"
    ],
    [
      "it needs a won stage",
      usual.filter((s) => s.kind !== "won"),
      "stages: a pipeline needs exactly one won stage, this one would have 0"
    ],
    [
      "it has one won stage only",
      [...usual.slice(0, 4), draft(7, "won"), ...usual.slice(4)],
      "stages: a pipeline needs exactly one won stage, this one would have 2"
    ],
    [
      "it needs a lost stage",
      usual.filter((s) => s.kind !== "lost"),
      "stages: a pipeline needs at least one lost stage"
    ],
    [
      "it has one incoming stage at most",
      [draft(7, "incoming"), ...usual],
      "stages: a pipeline has at most one incoming stage"
    ],
    [
      "its kinds stand in order",
      [usual[1]!, usual[3]!, usual[2]!, usual[4]!],
      'stages: stage "open 3" stands out of order: incoming, open, won, lost'
    ],
    [
      "its stages have different names, as people read them",
      [...usual.slice(0, 2), draft(7, "open", " OPEN  2 "), ...usual.slice(3)],
      'stages: two stages are called " OPEN  2 "'
    ],
    [
      "its stages have different ids",
      [...usual.slice(0, 2), draft(2, "open", "Again"), ...usual.slice(3)],
      "stages: two stages have the same id"
    ],
    [
      "it has at most 100 stages",
      [...Array.from({ length: maxStages - 1 }, (_, i) => draft(200 + i, "open")), ...usual.slice(3)],
      "stages: a pipeline has at most 100 stages, this one would have 102"
    ]
  ]
  for (const [sentence, stages, said] of cases)
    it(sentence, () => assert.strictEqual(reason([], adding(stages)), said))

  it("a hundred stages are fine, archived ones not counted", () => {
    const full = [
      ...Array.from({ length: maxStages - 2 }, (_, i) => draft(200 + i, "open")),
      draft(4, "won"),
      draft(5, "lost")
    ]
    assert.strictEqual(facts([], adding(full)).length, 1)
    const archived = { ...draft(9, "open"), archived: true }
    assert.isNull(malformation([archived, ...full.map((s) => ({ ...s, archived: false }))]))
  })
})

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

// When is a pipeline well formed?
import { assert, describe, it } from "vitest"
import { maxStages } from "./Pipeline.ts"
import { malformation } from "./PipelineDecision.ts"
import { adding, draft, facts, reason, usual } from "./testing/sales.ts"

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

/** Which scores are taken? */
import { assert, describe, it } from "vitest"
import {
  after,
  ann,
  ask,
  at,
  ben,
  close,
  facts,
  refusal,
  says,
  score,
  tags,
  talkId
} from "./testing/telling.ts"

describe("a score", () => {
  const asked = after(
    [
      [1, says(1, "client")],
      [5, close]
    ],
    true
  )

  it("is asked for when a talk is closed in which the client wrote, where that is switched on", () => {
    assert.deepStrictEqual(asked.survey, { askedAt: at(5), ownerId: ann, answer: null })
    assert.isNull(
      after([
        [1, says(1, "client")],
        [5, close]
      ]).survey
    )
    assert.isNull(
      after(
        [
          [1, says(1, ann)],
          [5, close]
        ],
        true
      ).survey
    )
  })

  it("is taken once, the first valid one", () => {
    const scored = after(
      [
        [1, says(1, "client")],
        [5, close],
        [6, score(9)]
      ],
      true
    )
    assert.strictEqual(scored.survey?.answer?.score, 9)
    assert.deepStrictEqual(tags(ask(scored, [7, score(3)])), [])
  })

  it("lies within the scale", () => {
    for (const wrong of [0, 11, 7.5, -1])
      assert.strictEqual(refusal(ask(asked, [6, score(wrong)])), "ScoreOutOfRange")
    assert.deepStrictEqual(tags(ask(asked, [6, score(1)])), ["NpsAnswered"])
  })

  it("comes in time and where it was asked for", () => {
    assert.deepStrictEqual(tags(ask(asked, [5 + 24 * 60, score(10)])), ["NpsAnswered"])
    assert.strictEqual(refusal(ask(asked, [6 + 24 * 60, score(10)])), "NpsTooLate")
    assert.strictEqual(refusal(ask(after([]), [6, score(10)])), "NpsNotAsked")
  })

  it("counts for whoever was responsible at the closing, and is asked for anew at the next", () => {
    const handed = after(
      [
        [1, says(1, "client")],
        [5, close],
        [6, { _tag: "ReassignTalk", talkId, to: ben }]
      ],
      true
    )
    const [fact] = facts(ask(handed, [7, score(10)]))
    assert.isTrue(fact?._tag === "NpsAnswered" && fact.ownerId === ann)
    const again = after(
      [
        [1, says(1, "client")],
        [5, close],
        [6, score(2)],
        [7, says(2, "client")],
        [8, close]
      ],
      true
    )
    assert.deepStrictEqual(again.survey, { askedAt: at(8), ownerId: ann, answer: null })
  })
})

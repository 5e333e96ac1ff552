import { assert, describe, it } from "vitest"
import type { Law } from "../laws/Law.ts"
import { differences } from "./differences.ts"
import { failureText } from "./failureText.ts"
import { isMeant } from "./isMeant.ts"
import { failureAt } from "./shrink.ts"
import { added, trySlice } from "./trySlice.ts"

const seed = 7
const law = (name: string, holds: Law["holds"]): Law => ({ name, proves: ["L8"], holds })
const fewDeals = law("nobody has two deals", ({ played }) => assert.isBelow(played.deals.length, 2, "deals"))
const silent = law("says nothing", () => {})
const true_ = law("has events", ({ events }) => assert.isNotEmpty(events))

describe("a run", () => {
  const whole = trySlice({ seed, from: 0, runs: 8 }, [fewDeals, silent, true_])

  it("finds the same in slices as at once", () => {
    const parts = [0, 3, 6].map((from) =>
      trySlice({ seed, from, runs: Math.min(3, 8 - from) }, [fewDeals, silent, true_])
    )
    const sum = parts.reduce(added)
    assert.deepStrictEqual(sum.reach, whole.reach)
    assert.strictEqual(sum.cases, 8)
    assert.deepStrictEqual(
      sum.laws.map(({ failedAt }) => failedAt),
      whole.laws.map(({ failedAt }) => failedAt)
    )
  })

  it("tells a law that fails from one that holds and one that says nothing", () => {
    const [failing, saying, holding] = whole.laws
    assert.isNotNull(failing?.failedAt)
    assert.deepInclude(saying, { cases: 8, spoke: 0, failedAt: null })
    assert.deepInclude(holding, { cases: 8, spoke: 8, failedAt: null })
  })

  it("shortens a failing case to what matters, tells it, and shows it again from seed and path", () => {
    const failure = failureAt(fewDeals, { seed, path: String(whole.laws[0]?.failedAt) })
    if (failure === null) return assert.fail("it does not fail again")
    const created = failure.story.filter((line) => /creates deal/.test(line) && !/Refused/.test(line))
    assert.isAtMost(created.length, 4)
    const again = failureAt(fewDeals, { seed, path: failure.path, repeat: true })
    assert.deepStrictEqual(again?.story, failure.story)
    const text = failureText(failure).join("\n")
    assert.include(text, `npm run specs -- --law "nobody has two deals" --seed 7 --path ${failure.path}`)
  })
})

it("differences are told by place, named where there is a name", () => {
  assert.deepStrictEqual(
    differences(
      { stages: [{ name: "Offer", net: 1 }], more: 2 },
      { stages: [{ name: "Offer", net: 0 }], more: 2 }
    ),
    ["stages.Offer.net: expected 1, came 0"]
  )
  assert.deepStrictEqual(differences(null, 3), ["expected null, came 3"])
  const many = differences(
    Array.from({ length: 20 }, () => 1),
    []
  )
  assert.lengthOf(many, 13)
  assert.strictEqual(many.at(-1), "and 8 more")
})

it("laws are meant by a part of their name or by a pattern", () => {
  assert.isTrue(isMeant(null, "whatever"))
  assert.isTrue(isMeant("REOPEN", "reopening takes a win back"))
  assert.isFalse(isMeant("lost", "reopening takes a win back"))
  assert.isTrue(isMeant("/^reop.*back$/", "reopening takes a win back"))
})

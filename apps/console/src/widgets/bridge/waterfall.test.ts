// Does the bridge lead from one pier to the other?
import { assert, describe, it } from "vitest"
import { addsUp, type Term, waterfall } from "./waterfall.ts"

const terms = (...values: ReadonlyArray<number>): ReadonlyArray<Term> =>
  values.map((value, i) => ({ key: String(i), value, pier: i === 0 || i === values.length - 1 }))

describe("a bridge", () => {
  it("begins each step where the one before ended, piers at zero", () => {
    const bars = waterfall(terms(50, 50, -20, 80))
    assert.deepEqual(
      bars.map(({ end, size, start }) => [start, size, end]),
      [
        [0, 50, 50],
        [50, 50, 100],
        [80, 20, 80],
        [0, 80, 80]
      ]
    )
  })

  it("goes below zero where more leaves than there was, and stays inside", () => {
    const [, left, back] = waterfall(terms(10, -30, 40, 20))
    assert.deepEqual([left?.start, left?.size], [0, 75])
    assert.deepEqual([back?.start, back?.size], [0, 100])
  })

  it("is flat when there is nothing", () => {
    assert.deepEqual(
      waterfall(terms(0, 0)).map(({ size }) => size),
      [0, 0]
    )
  })

  it("adds up, or says that it does not", () => {
    assert.isTrue(addsUp(terms(50, 50, -20, 80)))
    assert.isFalse(addsUp(terms(50, 50, -20, 81)))
    assert.isTrue(addsUp([]))
  })
})

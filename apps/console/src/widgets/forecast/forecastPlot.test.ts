// Does the forecast begin where the wins end, and end where it says?
import { assert, describe, it } from "vitest"
import { apart, forecastPlot, stepsOf } from "./forecastPlot.ts"

const plot = { left: 0, right: 100, top: 0, bottom: 100 }
const ask = {
  from: 0,
  now: 40,
  end: 100,
  steps: stepsOf([10, 20], 2),
  won: 2,
  expected: 6,
  p10: 4,
  p90: 8
}

describe("the wins so far", () => {
  it("rise by one at each, from what was won before the oldest one known", () => {
    assert.deepEqual(stepsOf([10, 20, 30], 5), [
      { at: 10, n: 3 },
      { at: 20, n: 4 },
      { at: 30, n: 5 }
    ])
  })

  it("run from the beginning of the period until now", () => {
    assert.strictEqual(forecastPlot(ask, plot).won, "M0,100L10,100L10,90L20,90L20,80L40,80L40,80")
  })

  it("are not drawn where the period has not begun or does not reach until now", () => {
    assert.strictEqual(forecastPlot({ ...ask, from: 40, steps: [], won: 0 }, plot).won, "")
  })
})

describe("the forecast", () => {
  const drawn = forecastPlot(ask, plot)

  it("begins at the last win and ends at what is expected, between its band", () => {
    assert.deepEqual(drawn.now, { x: 40, y: 80 })
    assert.match(drawn.expected, /^M40 80Q\S+ \S+ 100 20$/u)
    assert.match(drawn.band, /^M40 80Q\S+ \S+ 100 0L100 40Q\S+ \S+ 40 80Z$/u)
  })

  it("prints its three ends, the most on top, counted with what was won", () => {
    assert.deepEqual(
      drawn.labels.map(({ value }) => value),
      [10, 8, 6]
    )
    assert.deepEqual(
      drawn.labels.map(({ y }) => y),
      [0, 20, 40]
    )
  })

  it("has whole numbers on its axis, and a floor where nothing is expected", () => {
    const none = forecastPlot({ ...ask, steps: [], won: 0, expected: 0, p10: 0, p90: 0 }, plot)
    assert.deepEqual(none.ticks[0], { value: 0, y: 100 })
    for (let expected = 0; expected < 200; expected += 7)
      assert.isAtMost(forecastPlot({ ...ask, expected, p90: expected }, plot).ticks.length, 3)
    assert.isTrue(none.ticks.every(({ value }) => Number.isInteger(value)))
  })
})

describe("texts one under the other", () => {
  it("stand apart and inside", () => {
    assert.deepEqual(apart([10, 12, 13], 14, 100), [10, 24, 38])
    assert.deepEqual(apart([90, 95, 100], 14, 100), [72, 86, 100])
  })
})

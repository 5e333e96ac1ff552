// Do the lines run where the values are, with gaps where there are none?
import { assert, describe, it } from "vitest"
import { durationTicks, isAlone, linePair, nextPoint } from "./linePair.ts"

const plot = { left: 0, right: 100, top: 0, bottom: 100 }
const minute = 60_000

describe("two lines", () => {
  const pairs = [
    { now: 10 * minute, before: null },
    { now: null, before: 20 * minute },
    { now: 5 * minute, before: 10 * minute }
  ]
  const drawn = linePair(pairs, plot)

  it("leave a gap where there is no data, and never fall to zero there", () => {
    assert.strictEqual(drawn.now, "M0,50ZM100,75Z")
    assert.strictEqual(drawn.before, "M50,0L100,50")
    assert.isNull(drawn.points[1]?.now)
  })

  it("share one scale from zero up", () => {
    assert.deepEqual(
      drawn.ticks.map(({ value, y }) => [value / minute, y]),
      [
        [0, 100],
        [10, 50],
        [20, 0]
      ]
    )
  })

  it("are pointed at by the nearest place, inside the period", () => {
    assert.deepEqual([-40, 20, 30, 60, 500].map(drawn.nearest), [0, 0, 1, 1, 2])
  })

  it("stand at the beginning when there is a single place, and are nothing when there is none", () => {
    assert.deepEqual(linePair([{ now: 1, before: null }], plot).points[0]?.now?.x, 0)
    assert.strictEqual(linePair([], plot).now, "")
  })

  it("know the points that no line would show", () => {
    assert.deepEqual(
      [0, 1, 2].map((i) => isAlone(pairs, "now", i)),
      [true, false, true]
    )
    assert.deepEqual(
      [1, 2].map((i) => isAlone(pairs, "before", i)),
      [false, false]
    )
  })

  it("are walked from point to point over the gaps, and no further than their ends", () => {
    assert.strictEqual(nextPoint(pairs, "now", 0, 1), 2)
    assert.strictEqual(nextPoint(pairs, "now", 2, -1), 0)
    assert.isNull(nextPoint(pairs, "now", 2, 1))
    assert.isNull(nextPoint(pairs, "before", 1, -1))
  })
})

describe("an axis of time", () => {
  it("has at most three lines, at lengths people count in", () => {
    for (const largest of [900, 29_000, 44 * minute, 5 * 60 * minute, 90 * 24 * 60 * minute]) {
      const ticks = durationTicks(largest)
      assert.isAtLeast(ticks.length, 2)
      assert.isAtMost(ticks.length, 3)
      assert.strictEqual(ticks[0], 0)
    }
    assert.deepEqual(durationTicks(0), [0])
    assert.deepEqual(durationTicks(19 * minute), [0, 10 * minute, 20 * minute])
    assert.deepEqual(durationTicks(44 * minute), [0, 15 * minute, 30 * minute])
  })
})

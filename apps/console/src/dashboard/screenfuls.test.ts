import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { screenfuls } from "./screenfuls.ts"

describe("screenfuls", () => {
  it("begin where the first thing is cut off", () => {
    const rows = [
      { top: 20, bottom: 400 },
      { top: 420, bottom: 800 },
      { top: 420, bottom: 1000 },
      { top: 820, bottom: 1200 },
      { top: 1220, bottom: 1600 }
    ]
    assert.deepStrictEqual(screenfuls(rows, 900), [0, 420, 1220])
    assert.deepStrictEqual(screenfuls(rows, 900, 700), [0, 420, 700])
    assert.deepStrictEqual(screenfuls(rows, 900, 300), [0, 300])
    assert.deepStrictEqual(screenfuls(rows, 2000), [0])
    assert.deepStrictEqual(screenfuls([], 100), [0])
  })

  it("show each thing whole at least once, unless it is higher than the screen, and never go back", () => {
    const box = fc
      .tuple(fc.nat(3000), fc.integer({ min: 1, max: 1500 }))
      .map(([top, high]) => ({ top, bottom: top + high }))
    fc.assert(
      fc.property(fc.array(box, { maxLength: 30 }), fc.integer({ min: 100, max: 1200 }), (boxes, height) => {
        const starts = screenfuls(boxes, height)
        assert.deepStrictEqual(
          [...new Set(starts)].sort((a, b) => a - b),
          starts
        )
        for (const { bottom, top } of boxes)
          assert.isTrue(
            starts.some((at) => at <= top && (bottom <= at + height || at === top)),
            `${top} to ${bottom}`
          )
      })
    )
  })
})

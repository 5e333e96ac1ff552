// Does the weir draw what the reading says?
import { assert, describe, it } from "vitest"
import * as fc from "fast-check"
import {
  fullDepth,
  gateDepths,
  headLevels,
  lossPath,
  lossWidth,
  pixelsPerDeal,
  stageLevels,
  surfacePath,
  waterPath,
  type WeirInput
} from "./weir.ts"

const stage = fc.record({ in: fc.nat(5_000), out: fc.nat(5_000), lost: fc.nat(5_000) })
const input: fc.Arbitrary<WeirInput> = fc.record({
  created: fc.nat(5_000),
  stages: fc.array(stage, { minLength: 2, maxLength: 12 }),
  won: fc.nat(5_000)
})
const month: WeirInput = {
  created: 58,
  stages: [
    { in: 55, out: 46, lost: 9 },
    { in: 40, out: 34, lost: 6 }
  ],
  won: 19
}

describe("the weir", () => {
  it("is about 1.3 px a deal when 58 deals are the largest flow", () => {
    assert.closeTo(pixelsPerDeal(month), 1.31, 0.01)
  })

  it("stays shallow in a quiet month instead of filling up for one deal", () => {
    const quiet: WeirInput = { created: 1, stages: [{ in: 1, out: 0, lost: 0 }], won: 0 }
    assert.isBelow(Math.max(...headLevels(quiet, 136).map((level) => level.depth)), 4)
  })

  it("never rises above its full depth nor sinks below the floor, whatever the counts", () => {
    fc.assert(
      fc.property(input, (any) => {
        for (const level of [...headLevels(any, 136), ...stageLevels(any, 150)]) {
          assert.isAtLeast(level.depth, 0)
          assert.isAtMost(level.depth, fullDepth + 1e-9)
        }
      })
    )
  })

  it("runs on without a step from New into the stages and into Won", () => {
    fc.assert(
      fc.property(input, (any) => {
        const depths = gateDepths(any)
        const stages = stageLevels(any, 150)
        assert.strictEqual(headLevels(any, 136).at(-1)?.depth, depths[0])
        assert.strictEqual(stages[0]?.depth, depths[0])
        assert.strictEqual(stages.at(-1)?.depth, depths.at(-1))
      })
    )
  })

  it("moves only to the right", () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 90, max: 400 }), (any, width) => {
        const ats = stageLevels(any, width).map((level) => level.at)
        assert.deepEqual(
          ats,
          ats.toSorted((a, b) => a - b)
        )
        assert.strictEqual(ats.at(-1), any.stages.length * width)
      })
    )
  })

  it("draws what flows on as what left minus what was lost", () => {
    const scale = pixelsPerDeal(month)
    assert.closeTo(stageLevels(month, 100)[2]?.depth ?? 0, 37 * scale, 1e-9)
  })

  it("closes the water along the floor", () => {
    assert.strictEqual(
      waterPath(
        [
          { at: 0, depth: 10 },
          { at: 50, depth: 10 }
        ],
        96
      ),
      "M0 86H50V96H0Z"
    )
    assert.strictEqual(
      surfacePath(
        [
          { at: 0, depth: 10 },
          { at: 50, depth: 10 }
        ],
        96,
        0.5
      ),
      "M0 91H50"
    )
    assert.strictEqual(waterPath([], 96), "")
  })

  it("shows one lost deal and draws nothing where none was lost", () => {
    assert.strictEqual(lossWidth(0, 1.3, 40), 0)
    assert.strictEqual(lossPath(0, 0, 96, 146), "")
    assert.strictEqual(lossWidth(1, 0.02, 40), 2)
    assert.strictEqual(lossWidth(4_000, 1.3, 40), 40)
    assert.match(lossPath(0, 9, 96, 146), /^M2 96C/u)
  })
})

import { Schema } from "effect"
import fc from "fast-check"
import { assert, it } from "vitest"
import * as Ratio from "./Ratio.ts"

const count = fc.integer({ min: 0, max: 1_000_000 })

it("has no value when there is nothing to divide by", () => {
  assert.isNull(Ratio.value({ num: 0, den: 0 }))
  assert.isNull(Ratio.percent({ num: 3, den: 0 }))
  assert.strictEqual(Ratio.percentText(Ratio.none), "—")
  assert.strictEqual(Ratio.value({ num: 0, den: 4 }), 0)
})

it("of 496 won among 712 closed is 69.7 %, and of the 216 lost 30.3 %", () => {
  assert.strictEqual(Ratio.percentText({ num: 496, den: 712 }), "69.7%")
  assert.strictEqual(Ratio.percentText({ num: 216, den: 712 }), "30.3%")
})

it("rolls up by adding: 1 of 2 and 1 of 8 are 2 of 10, not the average", () => {
  assert.strictEqual(Ratio.value(Ratio.add({ num: 1, den: 2 }, { num: 1, den: 8 })), 0.2)
})

it("percent rounds halves up to one decimal, exactly", () => {
  // 0.15 % and 1.005 are the classic traps of rounding binary fractions.
  assert.deepStrictEqual(
    [
      [3, 2000],
      [201, 20_000],
      [1, 3],
      [2, 3],
      [1, 1],
      [137, 100],
      [-1, 8]
    ].map(([num, den]) => Ratio.percent({ num: num!, den: den! })),
    [0.2, 1, 33.3, 66.7, 100, 137, -12.5]
  )
  assert.strictEqual(Ratio.percent({ num: 25, den: 20_000 }), 0.1)
  assert.strictEqual(Ratio.percent({ num: 5, den: 10_000 }), 0.1)
  assert.strictEqual(Ratio.percentText({ num: 1, den: 2 }), "50.0%")
  assert.isFalse(Object.is(Ratio.percent({ num: -1, den: 100_000 }), -0))
})

it("percent is never further than 0.05 from the exact value", () => {
  fc.assert(
    fc.property(count, fc.integer({ min: 1, max: 1_000_000 }), (num, den) => {
      assert.isAtMost(Math.abs(Ratio.percent({ num, den })! - (100 * num) / den), 0.05 + 1e-6)
    })
  )
})

it("shares of a whole add up to exactly 100.0 and each is within a tenth of its exact share", () => {
  fc.assert(
    fc.property(fc.array(count, { minLength: 1, maxLength: 30 }), (parts) => {
      const shares = Ratio.shares(parts)
      const whole = parts.reduce((a, b) => a + b, 0)
      assert.strictEqual(
        shares.reduce((sum, share) => sum + Math.round(share * 10), 0),
        whole === 0 ? 0 : 1000
      )
      shares.forEach((share, i) => {
        if (whole > 0) assert.isBelow(Math.abs(share - (100 * parts[i]!) / whole), 0.1 + 1e-6)
      })
    })
  )
})

it("shares go to the largest remainders, and to the first of equal ones", () => {
  assert.deepStrictEqual(Ratio.shares([1, 1, 1]), [33.4, 33.3, 33.3])
  assert.deepStrictEqual(Ratio.shares([1, 2, 3]), [16.7, 33.3, 50])
  assert.deepStrictEqual(Ratio.shares([40, 30, 10, 0]), [50, 37.5, 12.5, 0])
  assert.deepStrictEqual(Ratio.shares([0, 0]), [0, 0])
  assert.deepStrictEqual(Ratio.shares([]), [])
})

it("shares of debts or fractions throw", () => {
  assert.throws(() => Ratio.shares([1, -1]), RangeError)
  assert.throws(() => Ratio.shares([0.5]), RangeError)
})

it("is made of whole numbers and never divides by less than 0", () => {
  const is = Schema.is(Ratio.Ratio)
  assert.deepStrictEqual(
    [
      { num: -1, den: 2 },
      { num: 1, den: -2 },
      { num: 0.5, den: 1 }
    ].map(is),
    [true, false, false]
  )
})

it("changes by exact quotients: a third and two sixths are the same, and rounding hides nothing", () => {
  assert.deepStrictEqual(Ratio.changeOfRatios({ num: 1, den: 3 }, { num: 2, den: 6 }), {
    delta: 0,
    pct: 0,
    base: "known"
  })
  assert.deepStrictEqual(Ratio.changeOfRatios({ num: 3, den: 10 }, { num: 1, den: 10 }), {
    delta: 0.2,
    pct: 2,
    base: "known"
  })
  // Both are 33.3 percent when rounded.
  assert.deepStrictEqual(Ratio.changeOfRatios({ num: 3331, den: 10_000 }, { num: 3330, den: 10_000 }), {
    delta: 0.0001,
    pct: 1 / 3330,
    base: "known"
  })
})

it("has no change where either has no value, and from zero it is new", () => {
  assert.isNull(Ratio.changeOfRatios(Ratio.none, { num: 1, den: 2 }))
  assert.isNull(Ratio.changeOfRatios({ num: 1, den: 2 }, Ratio.none))
  assert.deepStrictEqual(Ratio.changeOfRatios({ num: 1, den: 2 }, { num: 0, den: 5 }), {
    delta: 0.5,
    pct: null,
    base: "new"
  })
  assert.deepStrictEqual(Ratio.changeOfRatios({ num: 0, den: 2 }, { num: 0, den: 5 }), {
    delta: 0,
    pct: null,
    base: "none"
  })
})

it("from below zero upwards is a rise, as scores go", () => {
  assert.deepStrictEqual(Ratio.changeOfRatios({ num: 1, den: 4 }, { num: -1, den: 4 }), {
    delta: 0.5,
    pct: 2,
    base: "known"
  })
})

it("stands beside the ratios of the period before, and compares with as much of it as has passed", () => {
  assert.deepStrictEqual(Ratio.compared({ num: 1, den: 2 }, { num: 1, den: 4 }, { num: 3, den: 4 }), {
    now: { num: 1, den: 2 },
    before: { num: 1, den: 4 },
    beforeFull: { num: 3, den: 4 },
    change: { delta: 0.25, pct: 1, base: "known" }
  })
})

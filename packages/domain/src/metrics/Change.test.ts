import { Schema } from "effect"
import fc from "fast-check"
import { assert, it } from "vitest"
import { Change, change } from "./Change.ts"

it("from nothing to something is new, from nothing to nothing is none, and neither has a percentage", () => {
  assert.deepStrictEqual(change(5, 0), { delta: 5, pct: null, base: "new" })
  assert.deepStrictEqual(change(-5, 0), { delta: -5, pct: null, base: "new" })
  assert.deepStrictEqual(change(0, 0), { delta: 0, pct: null, base: "none" })
})

it("is measured against what was there before", () => {
  assert.deepStrictEqual(change(5, 4), { delta: 1, pct: 0.25, base: "known" })
  assert.deepStrictEqual(change(0, 4), { delta: -4, pct: -1, base: "known" })
})

it("from below zero upwards is a rise", () => {
  assert.deepStrictEqual(change(2, -4), { delta: 6, pct: 1.5, base: "known" })
})

it("is always finite and a valid Change, its sign that of the difference", () => {
  const amount = fc.integer({ min: -(10 ** 14), max: 10 ** 14 })
  fc.assert(
    fc.property(amount, amount, (cur, prev) => {
      const read = change(cur, prev)
      assert.isTrue(Schema.is(Change)(read))
      if (read.pct !== null) assert.strictEqual(Math.sign(read.pct), Math.sign(cur - prev))
    })
  )
})

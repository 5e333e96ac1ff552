import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { MAX } from "../time/Instant.ts"
import { accuracy, bucketed, bucketOf, middleOf, quantile } from "./Histogram.ts"

/** Durations around every power of ten, and the edges of time. */
const durations = [
  0,
  1,
  2,
  9,
  10,
  19,
  20,
  21,
  22,
  99,
  100,
  101,
  59_999,
  60_000,
  60_001,
  3_600_000,
  43_200_000,
  MAX
]

describe("buckets", () => {
  it("up to 20 ms hold one duration each", () => {
    for (let ms = 0; ms < 20; ms++) assert.deepStrictEqual([bucketOf(ms), middleOf(bucketOf(ms))], [ms, ms])
  })

  it("hold the durations from their edge up, and no other bucket does", () => {
    for (const ms of durations) {
      const edge = bucketOf(ms)
      assert.isAtMost(edge, ms)
      assert.strictEqual(bucketOf(edge), edge)
      if (edge > 0) assert.isBelow(bucketOf(edge - 1), edge)
    }
  })

  it("have a middle within five percent of everything in them", () => {
    for (const ms of durations)
      assert.isAtMost(Math.abs(middleOf(bucketOf(ms)) - ms), ms * accuracy, `${ms} ms`)
  })

  it("take what cannot be, a negative duration, as none", () => assert.strictEqual(bucketOf(-5), 0))
})

/** Durations of every size: as many below a second as above a year. */
const duration = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 0, max: 1_000_000 }))
  .map(([doublings, part]) => Math.min(MAX, Math.floor(2 ** doublings * (1 + part / 1_000_000)) - 1))
const named = (all: ReadonlyArray<number>) => bucketed(all.map((ms) => [String(bucketOf(ms)), 1]))

describe("the bound of the error", () => {
  it("holds for the bucket of any duration", () => {
    fc.assert(
      fc.property(duration, (ms) => {
        assert.isAtMost(Math.abs(middleOf(bucketOf(ms)) - ms), accuracy * ms)
      })
    )
  })

  it("holds for any quantile of any durations, whatever was added up first", () => {
    fc.assert(
      fc.property(
        fc.array(duration, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 10 }),
        fc.nat(60),
        (all, tenths, cut) => {
          const exact = all.toSorted((a, b) => a - b)[Math.ceil((all.length * tenths) / 10) - 1]!
          const told = quantile(named(all), tenths)
          assert.isNotNull(told)
          assert.isAtMost(Math.abs((told ?? 0) - exact), accuracy * exact)
          const parts = [all.slice(0, cut), all.slice(cut)].flatMap(named)
          const merged = bucketed(parts.map(({ bucket, n }) => [String(bucket), n]))
          assert.strictEqual(quantile(merged, tenths), told)
        }
      )
    )
  })
})

describe("a quantile", () => {
  const counts = (...all: ReadonlyArray<number>) => all.map((bucket) => ({ bucket, n: 1 }))

  it("of nothing is nothing", () => {
    assert.isNull(quantile([], 5))
    assert.isNull(quantile([{ bucket: 3, n: 0 }], 5))
  })

  it("is a duration that so many tenths lie below or at, whatever the order of buckets", () => {
    assert.strictEqual(quantile(counts(4, 1, 3, 2), 5), 2)
    assert.strictEqual(quantile(counts(5, 4, 3, 2, 1), 5), 3)
    assert.strictEqual(quantile(counts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 9), 9)
    assert.strictEqual(quantile(counts(7), 9), 7)
  })

  it("counts each bucket as often as it has durations", () =>
    assert.strictEqual(
      quantile(
        [
          { bucket: 1, n: 1 },
          { bucket: 2, n: 8 },
          { bucket: 9, n: 1 }
        ],
        9
      ),
      2
    ))
})

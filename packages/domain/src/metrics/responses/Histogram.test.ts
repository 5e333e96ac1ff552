import { assert, describe, it } from "vitest"
import { MAX } from "../../time/Instant.ts"
import { bucketOf, middleOf, quantile } from "./Histogram.ts"

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
    for (const ms of durations) assert.isAtMost(Math.abs(middleOf(bucketOf(ms)) - ms), ms * 0.05, `${ms} ms`)
  })

  it("take what cannot be, a negative duration, as none", () => assert.strictEqual(bucketOf(-5), 0))
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

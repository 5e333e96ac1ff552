import { assert, describe, it } from "vitest"
import { boundsOf, bucketOf, quantile } from "./Histogram.ts"

describe("durations in buckets", () => {
  it("every duration lies in its bucket, which is at most an eighth of it wide, and buckets sort like durations", () => {
    let before = bucketOf(0)
    for (let ms = 0; ms < 3 * 365 * 86_400_000; ms = Math.floor(ms * 1.03) + 1) {
      const bucket = bucketOf(ms)
      const { from, to } = boundsOf(bucket)
      assert.isTrue(from <= ms && ms < to, `${ms} is not in ${from}..${to}`)
      assert.isAtMost(to - from, Math.max(1, ms / 8))
      assert.isTrue(before <= bucket)
      before = bucket
    }
  })

  it("the bounds of neighbours meet", () => {
    for (let n = 0; n < 300; n++) {
      const name = (i: number) => String(i).padStart(3, "0")
      assert.strictEqual(boundsOf(name(n)).to, boundsOf(name(n + 1)).from)
    }
  })

  it("a negative duration counts as none", () => assert.strictEqual(bucketOf(-5), bucketOf(0)))

  it("the median of one, two and three lies where it should", () => {
    const of = (...all: ReadonlyArray<number>) => {
      const counts = new Map<string, number>()
      for (const ms of all) counts.set(bucketOf(ms), (counts.get(bucketOf(ms)) ?? 0) + 1)
      return counts
    }
    assert.isNull(quantile(of(), 0.5))
    assert.strictEqual(quantile(of(3), 0.5), 3)
    assert.strictEqual(quantile(of(3, 5), 0.5), 3)
    assert.strictEqual(quantile(of(3, 5, 7), 0.5), 5)
    assert.strictEqual(quantile(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 0.9), 9)
    assert.strictEqual(quantile(of(3, 5), 1), 5)
  })
})

/** Which laws are tried first on a mistaken metric? Those of readings, for the metrics that the mistake is in alone, on many cases. */
import { assert, it } from "vitest"
import { laws } from "../src/laws/readings.ts"
import { trySlice } from "../src/runner/trySlice.ts"

const seed = 21

const slices = Array.from({ length: 15 }, (_, i) => [i * 10, 10] as const)

for (const [from, runs] of slices) {
  it(`readings are right in cases ${from} to ${from + runs - 1} of a seed`, () => {
    const failing = trySlice({ seed, from, runs }, laws).laws.filter(({ failedAt }) => failedAt !== null)
    assert.deepStrictEqual(
      failing.map(({ name }) => name),
      []
    )
  })
}

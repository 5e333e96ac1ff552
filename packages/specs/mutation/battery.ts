/** Which laws are tried on a mistaken source? All of them, on the first cases of one seed: few at first, because most mistakes show at once. */
import { assert, it } from "vitest"
import { laws } from "../src/laws/laws.ts"
import { trySlice } from "../src/runner/trySlice.ts"

const seed = 20

/** Short slices: a mistake that never ends is given up after a few times the longest of them. */
const slices = Array.from({ length: 8 }, (_, i) => [i * 5, 5] as const)

for (const [from, runs] of slices) {
  it(`laws hold on cases ${from} to ${from + runs - 1} of a seed`, () => {
    const failing = trySlice({ seed, from, runs }, laws).laws.filter(({ failedAt }) => failedAt !== null)
    assert.deepStrictEqual(
      failing.map(({ name }) => name),
      []
    )
  })
}

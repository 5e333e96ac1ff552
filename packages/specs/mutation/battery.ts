/** Which laws are tried on a mistaken source? All of them, on the first cases of one seed: few at first, because most mistakes show at once. */
import { assert, it } from "vitest"
import { laws } from "../src/laws/laws.ts"
import { trySlice } from "../src/runner/trySlice.ts"

const seed = 20

for (const [from, runs] of [
  [0, 10],
  [10, 20],
  [30, 20],
  [50, 20],
  [70, 25],
  [95, 25]
] as const) {
  it(`laws hold on cases ${from} to ${from + runs - 1} of a seed`, () => {
    const failing = trySlice({ seed, from, runs }, laws).laws.filter(({ failedAt }) => failedAt !== null)
    assert.deepStrictEqual(
      failing.map(({ name }) => name),
      []
    )
  })
}

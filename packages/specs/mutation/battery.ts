/** Which laws are tried on a mistaken source? All of them, on the first cases of one seed: few at first, because most mistakes show at once. */
import { assert, it } from "vitest"
import { laws } from "../src/laws/laws.ts"
import { trySlice } from "../src/runner/trySlice.ts"

const seed = 20

it("laws hold on the first cases of a seed", () => {
  for (const [from, runs] of [
    [0, 10],
    [10, 30],
    [40, 80]
  ] as const) {
    const failing = trySlice({ seed, from, runs }, laws).laws.filter(({ failedAt }) => failedAt !== null)
    assert.isEmpty(
      failing.map(({ name }) => name),
      "laws"
    )
  }
})

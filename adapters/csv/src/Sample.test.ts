import { assert, it } from "vitest"
import { sampler } from "./Sample.ts"

const sampleOf = (count: number): ReadonlyArray<number> => {
  const { add, rows } = sampler<number>()
  for (let row = 1; row <= count; row++) add(row)
  return rows()
}

it("a short file is its own sample", () => {
  assert.deepStrictEqual(
    sampleOf(250),
    Array.from({ length: 250 }, (_, index) => index + 1)
  )
})

it("a long file is sampled from its first rows to its last tenth, in order and never more than 300", () => {
  for (const count of [301, 8800, 1_000_000]) {
    const rows = sampleOf(count)
    assert.isAtMost(rows.length, 300)
    assert.isAbove(rows.at(-1)!, count * 0.9)
    assert.isTrue(rows.every((row, index) => index === 0 || row > rows[index - 1]!))
  }
})

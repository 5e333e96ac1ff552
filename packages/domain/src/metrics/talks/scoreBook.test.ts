import { assert, it } from "vitest"
import { levels } from "./scoreBook.ts"

it("scores up to 6 are those of detractors, 7 and 8 of passives, 9 and 10 of promoters", () => {
  assert.deepStrictEqual(
    Array.from({ length: 12 }, (_, score) =>
      Object.entries(levels).flatMap(([level, scores]) =>
        (scores as ReadonlyArray<string>).includes(String(score)) ? [level] : []
      )
    ),
    [
      ...Array.from({ length: 7 }, () => ["detractors"]),
      ["passives"],
      ["passives"],
      ["promoters"],
      ["promoters"],
      []
    ]
  )
})

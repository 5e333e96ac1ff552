// Does each record that counts stand once, with what made it count last?
import { assert, describe, it } from "vitest"
import { standing } from "./standing.ts"

const line = (seq: number, subject: string, count: number) => ({ seq, subject, count })

describe("what still stands", () => {
  it("leaves out a win that was taken back, and shows one won twice once, by its last win", () => {
    const lines = [
      line(6, "again", 1),
      line(5, "back", -1),
      line(4, "again", -1),
      line(3, "back", 1),
      line(2, "again", 1),
      line(1, "once", 1)
    ]
    const found = standing(lines, new Set(["again", "once"]))
    assert.deepEqual(
      found.map(({ seq }) => seq),
      [6, 1]
    )
  })

  it("shows nothing of what does not count, whatever its newest entry says", () => {
    assert.deepEqual(standing([line(9, "deleted", 1), line(8, "deleted", -1)], new Set()), [])
  })
})

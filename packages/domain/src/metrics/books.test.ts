import { assert, describe, it } from "vitest"
import { books } from "./books.ts"

describe("the books of the ledger", () => {
  it("have names of their own", () => {
    const ids = books.map(({ id }) => id)
    assert.isAtLeast(ids.length, 10)
    assert.deepStrictEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      []
    )
  })
})

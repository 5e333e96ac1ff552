// Is a refusal said with what was wrong?
import { assert, describe, test } from "vitest"
import { allOf, detailOf } from "./refusalText.ts"

const facts = {
  problems: [
    { field: "columns.owner", reason: "the file has no column Seller" },
    { field: "columns.amount", reason: "the file has no column Sum" }
  ]
}

describe("a mapping that does not fit", () => {
  test("names the first problem in one line, and how many there are besides", () => {
    assert.strictEqual(
      detailOf("MappingDoesNotFit", facts, ""),
      "columns.owner: the file has no column Seller (and 1 more)"
    )
  })

  test("names every problem where there is room for lines", () => {
    assert.strictEqual(
      allOf("MappingDoesNotFit", facts, ""),
      "columns.owner: the file has no column Seller\ncolumns.amount: the file has no column Sum"
    )
    assert.strictEqual(allOf("DealNotFound", { id: "d1" }, ""), "there is no deal d1")
  })
})

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

describe("somebody who cannot leave without an heir", () => {
  test("is told what is still open, and nothing that is not", () => {
    const none = { openDeals: 0, openActivities: 0, openTalks: 0, waitingCalls: 0 }
    const said = (facts: Record<string, number>) => detailOf("HeirRequired", { ...none, ...facts }, "")
    assert.strictEqual(said({ openDeals: 1 }), "1 open deal must go to somebody: name an heir")
    assert.strictEqual(
      said({ openDeals: 2, openActivities: 3, waitingCalls: 1 }),
      "2 open deals, 3 open activities and 1 call to be dealt with must go to somebody: name an heir"
    )
  })
})

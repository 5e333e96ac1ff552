// Is a mapping changed only where a person changes it?
import { assert, describe, it } from "vitest"
import { at, type Draft, openQuestions, put, readSuggestion, unusedColumns } from "./draft.ts"

const draft: Draft = {
  weir: "mapping",
  version: 1,
  columns: { amount: { column: "Value", empty: "no-budget" }, owner: { column: "Agent" } }
}

describe("a mapping in the making", () => {
  it("is changed at one place and nowhere else", () => {
    const next = put(draft, ["columns", "amount", "number"], { decimal: ".", grouping: "," })
    assert.deepEqual(at(next, ["columns", "amount"]), {
      column: "Value",
      empty: "no-budget",
      number: { decimal: ".", grouping: "," }
    })
    assert.deepEqual(at(next, ["columns", "owner"]), { column: "Agent" })
    assert.isUndefined(at(draft, ["columns", "amount", "number"]))
  })

  it("loses a place that holds nothing any more", () => {
    assert.isUndefined(at(put(draft, ["columns", "owner", "column"], undefined), ["columns", "owner"]))
  })

  it("knows nothing of what every object carries", () => {
    assert.isUndefined(at(draft, ["constructor"]))
    assert.isUndefined(at(draft, ["columns", "__proto__", "polluted"]))
    put(draft, ["columns", "__proto__", "polluted"], true)
    assert.isUndefined(({} as Record<string, unknown>)["polluted"])
  })

  it("asks what nothing answers yet, and stops asking when it is answered", () => {
    const question = {
      path: ["columns", "amount", "number"],
      column: "Value",
      text: "How much?",
      choices: []
    }
    assert.deepEqual(openQuestions(draft, [question]), [question])
    assert.deepEqual(openQuestions(put(draft, question.path, { decimal: "." }), [question]), [])
  })

  it("names the columns that nothing is taken from", () => {
    assert.deepEqual(unusedColumns(draft, ["Value", "Agent", "Region"]), ["Region"])
  })

  it("is read from a suggestion or from a saved file, and from nothing else", () => {
    assert.strictEqual(readSuggestion({ product: "Pipedrive", draft, questions: [] })?.product, "Pipedrive")
    assert.deepEqual(readSuggestion(draft)?.draft, draft)
    for (const odd of [null, 7, [], {}, { weir: "other" }]) assert.isUndefined(readSuggestion(odd))
  })
})

// Does each language count as its speakers do?
import { assert, describe, it } from "vitest"
import { pluralForm } from "./plural.ts"

describe("plurals", () => {
  it("are Russian in Russian", () => {
    const words = ["сделка", "сделки", "сделок"]
    const say = (count: number) => `${count} ${words[pluralForm("ru", count, 3)]}`
    assert.deepEqual([0, 1, 2, 5, 11, 12, 14, 21, 22, 25, 101, 111].map(say), [
      "0 сделок",
      "1 сделка",
      "2 сделки",
      "5 сделок",
      "11 сделок",
      "12 сделок",
      "14 сделок",
      "21 сделка",
      "22 сделки",
      "25 сделок",
      "101 сделка",
      "111 сделок"
    ])
  })

  it("have two forms in English, Portuguese and Italian", () => {
    for (const locale of ["en", "it"])
      assert.deepEqual(
        [0, 1, 2].map((count) => pluralForm(locale, count, 2)),
        [1, 0, 1],
        locale
      )
    assert.deepEqual(
      [1, 2, 125].map((count) => pluralForm("pt", count, 2)),
      [0, 1, 1]
    )
  })

  it("never ask for a form that a message does not have", () => {
    for (const locale of ["en", "pt", "ru", "it"]) {
      for (let count = 0; count <= 125; count += 1) {
        for (const forms of [1, 2, 3]) assert.isBelow(pluralForm(locale, count, forms), forms)
      }
    }
  })
})

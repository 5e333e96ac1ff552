// Does each language count as its speakers do?
import { assert, describe, it } from "vitest"
import { pluralForm } from "./plural.ts"

const upTo125 = Array.from({ length: 126 }, (_, count) => count)

/** The rules as a grammar states them, without the platform's tables. */
const russian = (count: number): number => {
  const ten = count % 10
  const hundred = count % 100
  if (ten === 1 && hundred !== 11) return 0
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2
}
const grammar: Readonly<Record<string, readonly [forms: number, form: (count: number) => number]>> = {
  en: [2, (count) => (count === 1 ? 0 : 1)],
  // Brazil says "0 negócio" as it says "1 negócio".
  pt: [2, (count) => (count <= 1 ? 0 : 1)],
  it: [2, (count) => (count === 1 ? 0 : 1)],
  ru: [3, russian]
}

describe("plurals", () => {
  it("are Russian in Russian", () => {
    const words = ["сделка", "сделки", "сделок"]
    const say = (count: number) => `${count} ${words[pluralForm("ru", count, 3)]}`
    assert.deepEqual([0, 1, 2, 5, 11, 12, 14, 21, 22, 25, 101, 111, 2.5].map(say), [
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
      "111 сделок",
      "2.5 сделки"
    ])
  })

  for (const [locale, [forms, form]] of Object.entries(grammar)) {
    it(`of ${locale} follow its grammar from 0 to 125`, () => {
      assert.deepEqual(
        upTo125.map((count) => pluralForm(locale, count, forms)),
        upTo125.map(form)
      )
    })
  }

  it("are of the larger number for millions, and count without a sign", () => {
    for (const locale of ["en", "pt", "it"]) assert.strictEqual(pluralForm(locale, 1_000_000, 2), 1, locale)
    assert.strictEqual(pluralForm("ru", 1_000_000, 3), 2)
    assert.strictEqual(pluralForm("ru", -1, 3), 0)
  })

  it("never ask for a form that a message does not have", () => {
    for (const locale of Object.keys(grammar)) {
      for (const count of upTo125) {
        for (const forms of [1, 2, 3]) assert.isBelow(pluralForm(locale, count, forms), forms)
      }
    }
  })
})

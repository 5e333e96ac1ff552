// Is a day read as people of each language write it, and refused where it could mean another or none?
import { assert, describe, it } from "vitest"
import { addDays } from "./calendar.ts"
import { formatDate } from "./date.ts"
import { type DayLimits, readDay } from "./readDay.ts"

const today = "2026-11-23"
const read = (text: string, locale = "en", limits: DayLimits = {}) => {
  const found = readDay(text, locale, today, limits)
  return "day" in found ? found.day : found.refusal
}
const languages = ["en", "pt", "ru", "it"] as const

describe("a day that is typed", () => {
  it("is read back as the console writes it, every day of a leap year in every language", () => {
    for (const locale of languages)
      for (let day = "2028-01-01"; day < "2029-01-01"; day = addDays(day, 1))
        for (const style of ["dated", "numeric", "day"] as const)
          assert.deepStrictEqual(
            readDay(formatDate(day, style, locale), locale, "2028-11-23"),
            { day },
            formatDate(day, style, locale)
          )
  })

  it("is read as people of the language write it", () => {
    const written = {
      en: ["18 November 2026", "18 nov 2026", "Nov 18, 2026", "18th of November", "2026 Nov 18", "18NOV2026"],
      pt: ["18 de novembro de 2026", "18 nov 2026", "18/11", "18 NOV"],
      ru: ["18 ноября 2026 года", "18 ноября", "18 ноябрь 2026", "18.11", "18 НОЯ. 2026 г."],
      it: ["18 novembre 2026", "18 nov", "18/11", "18-11-2026"]
    }
    for (const locale of languages)
      for (const text of written[locale]) assert.strictEqual(read(text, locale), "2026-11-18", text)
    assert.deepStrictEqual(
      [read("1º de março de 2026", "pt"), read("1 marco 2026", "pt"), read("1º mag 2026", "it")],
      ["2026-03-01", "2026-03-01", "2026-05-01"]
    )
    assert.deepStrictEqual([read("2 мая", "ru"), read("2 марта", "ru")], ["2026-05-02", "2026-03-02"])
  })

  it("may be numbers in the language's order or in that of the standard", () => {
    for (const locale of languages)
      for (const text of [
        "3/4/2026",
        "03.04.2026",
        " 3-4-2026 ",
        "3 4 2026",
        "2026-04-03",
        "2026/4/3",
        "3.4"
      ])
        assert.strictEqual(read(text, locale), "2026-04-03", `${locale}: ${text}`)
    assert.strictEqual(read("4/3/2026", "en-US"), "2026-04-03")
  })

  it("is of this year when none is said, or of the one that the limits leave", () => {
    assert.strictEqual(read("28 Dec"), "2026-12-28")
    assert.strictEqual(read("28 Dec", "en", { max: today }), "2025-12-28")
    assert.strictEqual(read("3 Jan", "en", { min: today }), "2027-01-03")
    assert.strictEqual(read("3 Jan", "en", { min: today, max: "2026-12-31" }), "tooEarly")
    assert.strictEqual(read("28 Dec", "en", { min: "2026-11-01", max: today }), "tooLate")
  })

  it("may be the last of February in a leap year alone", () => {
    assert.strictEqual(read("29 Feb 2028"), "2028-02-29")
    assert.strictEqual(read("29.02.2000", "ru"), "2000-02-29")
    for (const none of ["29 Feb 2026", "29/2/2100", "29 Feb", "30 Feb 2028"])
      assert.strictEqual(read(none), "notADay", none)
  })

  it("keeps to the limits, both in them", () => {
    const limits = { min: "2026-11-10", max: "2026-11-20" }
    assert.deepStrictEqual(
      ["9/11/2026", "10/11/2026", "20/11/2026", "21/11/2026"].map((text) => read(text, "en", limits)),
      ["tooEarly", "2026-11-10", "2026-11-20", "tooLate"]
    )
  })

  it("needs its century", () => {
    for (const short of ["18/11/26", "18 Nov 26", "Nov 18 26", "26-11-18", "3.4.5"])
      assert.strictEqual(read(short), "shortYear", short)
  })

  it("is refused where it is none, or may be several", () => {
    const odd = [
      "",
      "soon",
      "18",
      "November 2026",
      "11.2026",
      "2026-11",
      "18 Ju 2026",
      "18 f 2026",
      "18 no 2026",
      "18 ма",
      "32/1/2026",
      "0/5/2026",
      "5/0/2026",
      "5/13/2026",
      "18/11/226",
      "18/11/0026",
      "18/11/20266",
      "1/1/1/2026",
      "18 Nov 2026 2027",
      "18 Nov Dec 2026",
      "18:11:2026",
      "-18/11/2026",
      "18112026",
      "2026-11-18T10:00"
    ]
    for (const text of odd) assert.strictEqual(read(text), "notADay", text)
    assert.strictEqual(read("18 ма 2026", "ru"), "notADay")
    assert.strictEqual(read("18 ноября 2026"), "notADay")
  })
})

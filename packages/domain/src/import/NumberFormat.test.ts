import { Result } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import * as Currency from "../money/Currency.ts"
import { detectNumberFormat, type NumberFormat, plain, readDigits } from "./NumberFormat.ts"
import { parseAmount } from "./parseAmount.ts"

const eur = Currency.make("EUR")
const usd = Currency.make("USD")
const jpy = Currency.make("JPY")
const kwd = Currency.make("KWD")

const formats: ReadonlyArray<NumberFormat> = [
  { decimal: ",", grouping: "." },
  { decimal: ",", grouping: "space" },
  { decimal: ",", grouping: "none" },
  { decimal: ".", grouping: "," },
  { decimal: ".", grouping: "'" },
  { decimal: ".", grouping: "none" },
  { decimal: ".", grouping: "space" }
]

/** The amount as such an export would write it. */
const write = (
  minor: number,
  decimals: number,
  { decimal, grouping }: NumberFormat,
  space: string
): string => {
  const digits = String(minor).padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals)
  const mark = grouping === "none" ? "" : grouping === "space" ? space : grouping
  return whole.replace(/\B(?=(\d{3})+$)/g, mark) + (decimals === 0 ? "" : decimal + digits.slice(-decimals))
}

describe("amounts", () => {
  it("what was written in a format is read back exactly, to the last cent of the largest", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 100_000_000_000_000 }), fc.integer({ min: 0, max: 999_999 })),
        fc.constantFrom(eur, jpy, kwd),
        fc.constantFrom(...formats),
        fc.constantFrom(" ", "\u00A0", "\u202F"),
        (minor, currency, format, space) => {
          assert.deepStrictEqual(
            parseAmount(write(minor, Currency.exponent(currency), format, space), format, currency),
            Result.succeed(minor)
          )
        }
      ),
      { numRuns: 500 }
    )
  })

  it("any garbage is an amount or a reason, never a throw or a number that is none", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({
        unit: fc.constantFrom("1", "0", "9", ",", ".", " ", "\u00A0", "-", "e", "€", "'", "(", ")")
      })
    )
    fc.assert(
      fc.property(cell, fc.constantFrom(...formats), (text, format) => {
        const read = parseAmount(text, format, eur)
        if (Result.isSuccess(read)) assert.isTrue(Number.isSafeInteger(read.success) && read.success >= 0)
        else assert.notStrictEqual(read.failure, "")
      }),
      { numRuns: 1000 }
    )
  })

  const point: NumberFormat = { decimal: ".", grouping: "," }
  for (const [text, expected] of [
    ["$1,234.50", 123450],
    ["1,234.5 USD", 123450],
    ["usd 12", 1200],
    [".5", 50],
    ["10.500", 1050],
    ["0", 0]
  ] as const) {
    it(`"${text}" is ${expected} cents`, () =>
      assert.deepStrictEqual(parseAmount(text, point, usd), Result.succeed(expected)))
  }
  it("roubles with their word are roubles, and no euros", () => {
    const format: NumberFormat = { decimal: ",", grouping: "space" }
    assert.deepStrictEqual(
      parseAmount("1\u00A0234,50 руб.", format, Currency.make("RUB")),
      Result.succeed(123450)
    )
    assert.isTrue(Result.isFailure(parseAmount("1 234,50 руб.", format, eur)))
  })
  for (const [text, word] of [
    ["-5", "negative"],
    ["(5)", "negative"],
    ["−5", "negative"],
    ["1E+06", "exponent"],
    ["1.5e3", "exponent"],
    ["12abc", "no currency"],
    ["10.505", "decimals"],
    ["1,23.4", "written"],
    ["€5", "currency"],
    ["999999999999999999", "more than"],
    ["NaN", "written"],
    ["Infinity", "written"],
    ["0x10", "written"],
    ["", "written"],
    ["٣", "written"]
  ] as const) {
    it(`"${text}" is refused: ${word}`, () => {
      const read = parseAmount(text, point, usd)
      assert.isTrue(Result.isFailure(read) && read.failure.includes(word), JSON.stringify(read))
    })
  }
  it("yen have no decimals, but zeros behind the point do no harm", () => {
    assert.isTrue(Result.isFailure(parseAmount("12.5", point, jpy)))
    assert.deepStrictEqual(parseAmount("12.00", point, jpy), Result.succeed(12))
  })
})

describe("telling the format", () => {
  for (const [samples, format] of [
    [["1 234,50", "12,00"], { decimal: ",", grouping: "space" }],
    [["1\u202F234,50"], { decimal: ",", grouping: "space" }],
    [["1.234,56"], { decimal: ",", grouping: "." }],
    [["1,234.56"], { decimal: ".", grouping: "," }],
    [["1.234", "12,5"], { decimal: ",", grouping: "." }],
    [["5898.25", "214851"], { decimal: ".", grouping: "none" }],
    [["1054", "0", ""], { decimal: "none", grouping: "none" }],
    [["1'234.50"], { decimal: ".", grouping: "'" }],
    [["1.234.567"], { decimal: "none", grouping: "." }]
  ] as const) {
    it(`${samples.join(" | ")} leaves one reading`, () => {
      const found = detectNumberFormat(samples)
      assert(found._tag === "certain", found._tag)
      assert.deepStrictEqual(found.format, format)
    })
  }

  it("1,234 is a thousand or one and a bit: ambiguous, both shown", () => {
    const found = detectNumberFormat(["1,234", "7"])
    assert(found._tag === "ambiguous")
    assert.deepStrictEqual(
      found.readings.map(({ reads }) => reads),
      ["1234", "1.234"]
    )
  })

  it("in a currency of two decimals 1,234 can only be a thousand", () => {
    const found = detectNumberFormat(["1,234", "7"], 2)
    assert(found._tag === "certain")
    assert.strictEqual(found.format.grouping, ",")
  })

  it("a group never begins with 0: 0.500 is half, not five hundred", () => {
    const found = detectNumberFormat(["0.500"])
    assert(found._tag === "certain", found._tag)
    assert.deepStrictEqual(found.format, { decimal: ".", grouping: "none" })
  })

  it("words and nothing at all tell nothing", () => {
    assert.deepStrictEqual(detectNumberFormat(["", " "]), { _tag: "unknown", misfits: [] })
    assert.deepStrictEqual(detectNumberFormat(["12", "abc"]), { _tag: "unknown", misfits: ["abc"] })
  })

  it("a certain format never misreads what another fitting format would read otherwise", () => {
    const text = fc.string({
      unit: fc.constantFrom("1", "2", "0", ",", ".", " "),
      minLength: 1,
      maxLength: 9
    })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (samples) => {
        const found = detectNumberFormat(samples)
        if (found._tag !== "certain") return
        for (const format of formats) {
          const texts = samples.map((sample) => sample.trim()).filter((sample) => sample !== "")
          const readings = texts.map((sample) => readDigits(sample, format))
          if (readings.some((reading) => reading === undefined || reading.decimals > 4)) continue
          assert.deepStrictEqual(
            readings.map((reading) => plain(reading!)),
            texts.map((sample) => plain(readDigits(sample, found.format)!))
          )
        }
      }),
      { numRuns: 1000 }
    )
  })
})

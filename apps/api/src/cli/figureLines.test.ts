// Are readings told in words and in money that people know?
import { Currency } from "@weir/domain/money/Currency"
import { compared, zero } from "@weir/domain/metrics/Figure"
import { assert, describe, test } from "vitest"
import { linesOf } from "./figureLines.ts"

const eur = Currency.make("EUR")
const worth = (deals: number, amount: number) => ({
  ...zero,
  deals,
  money: [{ currency: eur, amount }],
  converted: amount
})

describe("the lines of a reading", () => {
  test("tell times as times, shares in percent, and so many of one for each of another as a number", () => {
    const ratio = { num: 3_312_000, den: 3 }
    assert.deepStrictEqual(linesOf({ average: ratio, oldest: null, ms: 44_570_196, n: 3 }, eur, "duration"), [
      ["average", "18 min 24 s (3 counted)"],
      ["ms", "12 h 22 min"],
      ["n", "3"]
    ])
    assert.deepStrictEqual(linesOf({ rate: { num: 1, den: 4 } }, eur, "ratio"), [["rate", "25.0% (1 of 4)"]])
    assert.deepStrictEqual(linesOf({ load: { num: 5, den: 2 } }, eur, "activities"), [
      ["load", "2.50 (5 of 2)"]
    ])
    assert.deepStrictEqual(linesOf({ load: { num: 0, den: 0 } }, eur, "activities"), [["load", "— (0 of 0)"]])
  })

  test("tell what is expected, and both ends of the sum in major units", () => {
    const { unbudgeted: _, ...expected } = { ...worth(3, 125_050), deals: 1.25 }
    const band = { p10: 0, p90: 3, converted: { p10: 50_000, p90: 200_000 } }
    assert.deepStrictEqual(linesOf({ expected, band }, eur), [
      ["expected", "1.25 deals, 1250.50 EUR"],
      ["band: p10", "0"],
      ["band: p90", "3"],
      ["band: converted: p10", "500.00 EUR"],
      ["band: converted: p90", "2000.00 EUR"]
    ])
  })

  test("name the periods in words and tell changes of money in major units", () => {
    const reading = compared(worth(3, 125_050), worth(2, 100_000), worth(4, 300_000))
    assert.deepStrictEqual(linesOf(reading, eur), [
      ["this period", "3 deals, 1250.50 EUR"],
      ["same part of the period before", "2 deals, 1000.00 EUR"],
      ["whole period before", "4 deals, 3000.00 EUR"],
      ["change in deals", "+1 (+50.0 %)"],
      ["change in money", "+250.50 EUR (+25.1 %)"]
    ])
  })
})

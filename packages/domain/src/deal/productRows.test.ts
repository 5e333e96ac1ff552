import { assert, describe, it } from "vitest"
import { MAX_AMOUNT } from "../money/Amount.ts"
import * as Currency from "../money/Currency.ts"
import { type ProductRow, rowsTotal, rowTotal } from "./productRows.ts"

const row = (change: Partial<ProductRow> = {}): ProductRow => ({
  productId: null,
  name: "Wheel",
  unitPrice: { amount: 10_000, currency: Currency.make("EUR") },
  quantity: 1000,
  unit: null,
  discount: { kind: "none" },
  taxRate: 0,
  taxIncluded: false,
  ...change
})
const priced = (amount: number, code = "EUR") => ({ amount, currency: Currency.make(code) })

describe("a row of products", () => {
  const cases: ReadonlyArray<readonly [sentence: string, change: Partial<ProductRow>, total: bigint]> = [
    ["costs price times quantity", { quantity: 3000 }, 30_000n],
    ["rounds half a cent away from zero", { unitPrice: priced(9999), quantity: 1500 }, 14_999n],
    ["rounds once, not at each step", { unitPrice: priced(1), quantity: 500, taxRate: 10_000 }, 1n],
    ["takes an amount off each unit", { quantity: 2000, discount: { kind: "amount", amount: 250 } }, 19_500n],
    ["takes a part off", { discount: { kind: "percent", hundredths: 1250 } }, 8750n],
    ["a hundred percent off is free", { discount: { kind: "percent", hundredths: 10_000 } }, 0n],
    ["adds tax to what is left", { discount: { kind: "percent", hundredths: 5000 }, taxRate: 1900 }, 5950n],
    ["leaves tax in the price where it is", { taxRate: 1900, taxIncluded: true }, 10_000n],
    ["may come to less than nothing, which is refused", { discount: { kind: "amount", amount: 10_001 } }, -1n]
  ]
  for (const [sentence, change, total] of cases)
    it(sentence, () => assert.strictEqual(rowTotal(row(change)), total))
})

describe("the rows of a deal", () => {
  it("add up in their one currency", () =>
    assert.deepStrictEqual(rowsTotal([row(), row({ quantity: 500 })]), priced(15_000)))

  it("without any there is no sum", () => assert.isNull(rowsTotal([])))

  it("a second currency, a negative row and too much are refused, and the row is named", () => {
    const fault = (...rows: ReadonlyArray<ProductRow>) => {
      const total = rowsTotal(rows)
      return total !== null && "reason" in total ? [total.row, total.field] : null
    }
    assert.deepStrictEqual(fault(row(), row({ unitPrice: priced(1, "USD") })), [1, "unitPrice.currency"])
    assert.deepStrictEqual(fault(row({ discount: { kind: "amount", amount: 10_001 } })), [
      0,
      "discount.amount"
    ])
    assert.deepStrictEqual(fault(row({ unitPrice: priced(MAX_AMOUNT), quantity: 1001 })), [0, "quantity"])
    assert.isNull(fault(row({ unitPrice: priced(MAX_AMOUNT) })))
  })
})

import { Schema } from "effect"
import { assert, it } from "vitest"
import * as Currency from "./Currency.ts"

it("has the decimals of ISO 4217", () => {
  const of = (code: string) => Currency.exponent(Currency.make(code))
  assert.deepStrictEqual(
    ["JPY", "KRW", "ISK", "EUR", "USD", "BRL", "RUB", "KWD", "TND", "CLF", "UYW"].map(of),
    [0, 0, 0, 2, 2, 2, 2, 3, 3, 4, 4]
  )
})

it("every code is three capitals, listed once, and has a name in the runtime or is newer than it", () => {
  assert.isAbove(Currency.all.length, 170)
  assert.strictEqual(new Set(Currency.all).size, Currency.all.length)
  const names = new Intl.DisplayNames("en", { type: "currency", fallback: "none" })
  for (const code of Currency.all) {
    assert.match(code, /^[A-Z]{3}$/)
    assert.isTrue(names.of(code) !== undefined || code === "XCG" || code === "ZWG", code)
  }
})

it("small letters, retired and made-up codes are refused", () => {
  for (const code of ["eur", "DEM", "XXX", "XAU", "", "EURO", "€", "toString"]) {
    assert.isFalse(Schema.is(Currency.Currency)(code), code)
  }
})

it("codes that were withdrawn keep the decimals they had", () => {
  assert.deepStrictEqual(
    ["BYR", "HRK", "BGN", "VEF"].map((code) => Currency.exponent(Currency.make(code))),
    [0, 2, 2, 2]
  )
})

import { Schema } from "effect"
import fc from "fast-check"
import { assert, it } from "vitest"
import { type LocalDate, make as d } from "../time/LocalDate.ts"
import { MAX_AMOUNT } from "./Amount.ts"
import * as Currency from "./Currency.ts"
import * as Rate from "./Rate.ts"

const [EUR, USD, JPY, KWD] = ["EUR", "USD", "JPY", "KWD"].map(Currency.make) as [
  Currency.Currency,
  Currency.Currency,
  Currency.Currency,
  Currency.Currency
]
const rate = (currency: Currency.Currency, validFrom: string, rate: string): Rate.Rate => ({
  currency,
  validFrom: d(validFrom),
  rate
})
const amount = fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT })

it("two deals of 1234.50 at 25 % weigh 617.26: each is rounded, then they are added", () => {
  assert.strictEqual(Rate.weighted(123_450, "25"), 30_863)
  assert.strictEqual(2 * Rate.weighted(123_450, { num: 1, den: 4 }), 61_726)
  assert.strictEqual(Rate.weighted(246_900, "25"), 61_725)
})

it("halves are rounded away from zero, on both sides of it", () => {
  const halves: ReadonlyArray<readonly [bigint, bigint, bigint]> = [
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [3n, 2n, 2n],
    [-3n, 2n, -2n],
    [1n, -2n, -1n],
    [5n, 10n, 1n],
    [49n, 100n, 0n],
    [-49n, 100n, 0n],
    [7n, 1n, 7n]
  ]
  for (const [n, d, expected] of halves)
    assert.strictEqual(Rate.roundHalfAwayFromZero(n, d), expected, `${n}/${d}`)
})

it("rounding is off by at most a half, and odd", () => {
  const n = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
  fc.assert(
    fc.property(n, fc.bigInt({ min: 1n, max: 10n ** 20n }), (n, d) => {
      const rounded = Rate.roundHalfAwayFromZero(n, d)
      const off = 2n * (rounded * d - n)
      assert.isTrue(-d <= off && off <= d)
      assert.strictEqual(Rate.roundHalfAwayFromZero(-n, d), -rounded)
    })
  )
})

it("converts into the decimals of the target currency", () => {
  assert.strictEqual(Rate.convert(10_000, USD, EUR, { rate: "0.925" }), 9250)
  assert.strictEqual(Rate.convert(1000, JPY, EUR, { rate: "0.0061" }), 610)
  assert.strictEqual(Rate.convert(10_000, EUR, JPY, { rate: "163.456" }), 16_346)
  assert.strictEqual(Rate.convert(1, EUR, KWD, { rate: "0.3335" }), 3)
  assert.strictEqual(Rate.convert(1500, KWD, EUR, { rate: "3.005" }), 451)
})

it("a rate that binary fractions cannot hold is still exact: 1.00 at 1.005 is 1.01", () => {
  assert.strictEqual(Rate.convert(100, USD, EUR, { rate: "1.005" }), 101)
  assert.strictEqual(Rate.convert(-100, USD, EUR, { rate: "1.005" }), -101)
})

it("a rate of 1 between equal decimals changes nothing", () => {
  fc.assert(
    fc.property(amount, (amount) => {
      assert.strictEqual(Rate.convert(amount, USD, EUR, { rate: "1.000" }), amount)
    })
  )
})

it("a result that a number cannot keep exactly throws rather than rounds", () => {
  assert.throws(() => Rate.convert(MAX_AMOUNT, USD, EUR, { rate: "1000" }), RangeError)
})

it("the rate in force is the latest that began by that day", () => {
  const rates = [
    rate(USD, "2024-02-01", "0.92"),
    rate(USD, "2024-01-01", "0.90"),
    rate(JPY, "2024-01-15", "0.006")
  ]
  const on = (day: string) => Rate.rateAt(rates, USD, d(day))?.rate ?? null
  assert.deepStrictEqual(["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2025-01-01"].map(on), [
    null,
    "0.90",
    "0.90",
    "0.92",
    "0.92"
  ])
  assert.strictEqual(
    Rate.rateAt([...rates, rate(USD, "2024-02-01", "0.93")], USD, d("2024-03-01"))?.rate,
    "0.93"
  )
})

it("budgets without a rate are counted, not guessed", () => {
  const budgets = [
    { amount: 5000, currency: USD },
    { amount: 5000, currency: EUR },
    { amount: 700, currency: JPY },
    null
  ]
  const on = d("2024-01-01")
  assert.deepStrictEqual(Rate.convertAll(budgets, [], EUR, on), { converted: 5000, unpriced: 2 })
  assert.deepStrictEqual(Rate.convertAll(budgets, [rate(USD, "2024-01-01", "0.9")], EUR, on), {
    converted: 9500,
    unpriced: 1
  })
  assert.deepStrictEqual(Rate.convertAll([], [], EUR, on), { converted: 0, unpriced: 0 })
})

it("each budget is rounded before it is added", () => {
  const cent = { amount: 1, currency: USD }
  const rates = [rate(USD, "2024-01-01", "0.5")]
  assert.strictEqual(Rate.convertAll([cent, cent, cent], rates, EUR, d("2024-01-01")).converted, 3)
})

it("the converted total is the sum of the parts, in any order", () => {
  const rates = [rate(USD, "2024-01-01", "0.923456789012"), rate(JPY, "2024-01-01", "0.006123")]
  const budget = fc.record({
    amount: fc.integer({ min: 0, max: 10 ** 12 }),
    currency: fc.constantFrom(EUR, USD, JPY, KWD)
  })
  const on: LocalDate = d("2024-06-01")
  fc.assert(
    fc.property(fc.array(budget), fc.array(budget), (a, b) => {
      const [all, one, two] = [[...b, ...a], a, b].map((list) => Rate.convertAll(list, rates, EUR, on)) as [
        never,
        never,
        never
      ] as ReadonlyArray<{ converted: number; unpriced: number }>
      assert.deepStrictEqual(all, {
        converted: one!.converted + two!.converted,
        unpriced: one!.unpriced + two!.unpriced
      })
    })
  )
})

it("a rate is a plain decimal above 0 that PostgreSQL keeps as it is", () => {
  const is = Schema.is(Rate.RateValue)
  for (const s of ["1", "0.000000000001", "999999999999.999999999999", "0.90"]) assert.isTrue(is(s), s)
  for (const s of [
    "0",
    "0.0",
    "-1",
    "01",
    ".5",
    "1.",
    "1e3",
    "1000000000000",
    "0.0000000000001",
    "NaN",
    "1,5",
    "",
    "1\n"
  ])
    assert.isFalse(is(s), s)
})

it("an amount beyond what a record may carry has no price, on either side of zero; the limit itself has one", () => {
  const of = (amount: number, rate: string) => Rate.priced(amount, USD, EUR, { rate })
  assert.strictEqual(of(MAX_AMOUNT, "1"), MAX_AMOUNT)
  assert.strictEqual(of(-MAX_AMOUNT, "1"), -MAX_AMOUNT)
  assert.strictEqual(of(MAX_AMOUNT, "1.00000000000001"), null)
  assert.strictEqual(of(-MAX_AMOUNT, "1.00000000000001"), null)
  assert.strictEqual(of(1, "0.4"), 0)
})

it("a share of decimals takes them into account, and a part of nothing is nothing", () => {
  assert.strictEqual(Rate.weighted(100_000, "12.5"), 12_500)
  assert.strictEqual(Rate.weighted(100_000, { num: 3, den: 8 }), 37_500)
  assert.strictEqual(Rate.weighted(100_000, { num: 2, den: 1 }), 200_000)
  assert.strictEqual(Rate.weighted(100_000, { num: 0, den: 0 }), 0)
  assert.strictEqual(Rate.weighted(0, "25"), 0)
})

it("what is no decimal number is refused by its text", () => {
  for (const share of ["", "0x10", "-5", "1,5"])
    assert.throws(() => Rate.weighted(100, share), RangeError, `${share} is no decimal number`)
})

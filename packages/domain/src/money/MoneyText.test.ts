import { Result } from "effect"
import fc from "fast-check"
import { assert, it } from "vitest"
import { MAX_AMOUNT } from "./Amount.ts"
import * as Currency from "./Currency.ts"
import { parseMajor, toMajorText } from "./MoneyText.ts"

const read = (text: string, currency: string) => {
  const result = parseMajor(text, Currency.make(currency))
  return Result.isSuccess(result) ? result.success : result.failure.reason
}

it("every amount of every currency is written and read back the same", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT }),
      fc.constantFrom(...Currency.all),
      (amount, currency) => {
        assert.strictEqual(read(toMajorText(amount, currency), currency), amount)
      }
    )
  )
})

it("decimals that are not written are zero", () => {
  assert.deepStrictEqual(
    [read("1234.5", "EUR"), read("1234", "EUR"), read("-0.07", "EUR"), read("5", "JPY"), read("1.5", "KWD")],
    [123_450, 123_400, -7, 5, 1500]
  )
  assert.isTrue(Object.is(read("-0", "EUR"), 0))
})

it("all decimals of the currency are written", () => {
  const of = (amount: number, currency: string) => toMajorText(amount, Currency.make(currency))
  assert.deepStrictEqual(
    [of(123_450, "EUR"), of(7, "EUR"), of(-7, "EUR"), of(0, "KWD"), of(5, "JPY"), of(0, "JPY")],
    ["1234.50", "0.07", "-0.07", "0.000", "5", "0"]
  )
})

it("the refusal says why", () => {
  assert.strictEqual(read("1.005", "EUR"), "EUR has 2 decimals, not 3")
  assert.strictEqual(read("1.0", "JPY"), "JPY has no decimals")
  assert.strictEqual(read("1000000000000.01", "EUR"), "must not be beyond 1000000000000.00")
  for (const text of [
    "",
    "1,5",
    "1 000",
    "1.",
    ".5",
    "+1",
    "007",
    "1e3",
    "NaN",
    "--1",
    "1\n",
    "١",
    "=1+1",
    "9".repeat(400)
  ]) {
    assert.strictEqual(read(text, "EUR"), "must be a decimal number like 1234.5", text)
  }
})

it("the limit itself is an amount, on both sides of zero", () => {
  assert.deepStrictEqual(
    [read("1000000000000.00", "EUR"), read("-1000000000000", "EUR"), read("-1000000000000.01", "EUR")],
    [MAX_AMOUNT, -MAX_AMOUNT, "must not be beyond 1000000000000.00"]
  )
})

it("a refusal carries its name, the currency and the beginning of the text", () => {
  const long = `x${"9".repeat(99)}`
  const result = parseMajor(long, Currency.make("EUR"))
  assert.isTrue(Result.isFailure(result))
  if (Result.isFailure(result))
    assert.deepInclude(result.failure, { _tag: "AmountInvalid", text: long.slice(0, 64), currency: "EUR" })
})

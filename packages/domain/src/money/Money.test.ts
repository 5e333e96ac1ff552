import { Schema } from "effect"
import fc from "fast-check"
import { assert, it } from "vitest"
import { Amount, MAX_AMOUNT } from "./Amount.ts"
import { Budget } from "./Budget.ts"
import * as Currency from "./Currency.ts"
import * as Money from "./Money.ts"

const [EUR, USD] = [Currency.make("EUR"), Currency.make("USD")]
const budget = fc.record({
  currency: fc.constantFrom(...["EUR", "JPY", "KWD", "USD"].map(Currency.make)),
  amount: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: MAX_AMOUNT }))
})
const money = fc
  .array(fc.tuple(budget, fc.boolean()), { maxLength: 5 })
  .map((list) =>
    Money.sum(list.map(([budget, owed]) => (owed ? Money.negate(Money.of(budget)) : Money.of(budget))))
  )

it("50 dollars and 50 euros are 50 dollars and 50 euros, never 100", () => {
  const both = Money.add(Money.of({ amount: 5000, currency: USD }), Money.of({ amount: 5000, currency: EUR }))
  assert.deepStrictEqual(both, [
    { currency: EUR, amount: 5000 },
    { currency: USD, amount: 5000 }
  ])
})

it("adding is commutative and associative, with nothing as its zero", () => {
  fc.assert(
    fc.property(money, money, money, (a, b, c) => {
      assert.deepStrictEqual(Money.add(a, b), Money.add(b, a))
      assert.deepStrictEqual(Money.add(Money.add(a, b), c), Money.add(a, Money.add(b, c)))
      assert.deepStrictEqual(Money.add(a, Money.empty), a)
    })
  )
})

it("subtracting undoes adding", () => {
  fc.assert(
    fc.property(money, money, (a, b) => {
      assert.deepStrictEqual(Money.subtract(Money.add(a, b), b), a)
      assert.isTrue(Money.isEmpty(Money.subtract(a, a)))
    })
  )
})

it("each currency is added by itself", () => {
  fc.assert(
    fc.property(fc.array(budget, { maxLength: 20 }), (budgets) => {
      const total = Money.sum(budgets.map(Money.of))
      for (const currency of ["EUR", "JPY", "KWD", "USD"].map(Currency.make)) {
        const own = budgets.filter((b) => b.currency === currency).reduce((sum, b) => sum + b.amount, 0)
        assert.strictEqual(Money.amountOf(total, currency), own)
      }
    })
  )
})

it("every total is in its one written form", () => {
  fc.assert(fc.property(money, (total) => Schema.is(Money.Money)(total)))
  const is = Schema.is(Money.Money)
  assert.isFalse(
    is([
      { currency: USD, amount: 1 },
      { currency: EUR, amount: 1 }
    ])
  )
  assert.isFalse(
    is([
      { currency: EUR, amount: 1 },
      { currency: EUR, amount: 1 }
    ])
  )
  assert.isFalse(is([{ currency: EUR, amount: 0 }]))
})

it("no budget and a budget of 0 both add nothing", () => {
  assert.deepStrictEqual(Money.of(null), Money.empty)
  assert.deepStrictEqual(Money.of({ amount: 0, currency: EUR }), Money.empty)
})

it("a total that a number cannot keep exactly throws rather than rounds", () => {
  const most = [{ currency: EUR, amount: Number.MAX_SAFE_INTEGER }]
  assert.throws(() => Money.add(most, Money.of({ amount: 1, currency: EUR })), RangeError)
  assert.throws(() => Money.subtract(Money.negate(most), Money.of({ amount: 1, currency: EUR })), RangeError)
  assert.strictEqual(
    Money.amountOf(Money.sum([most, most, Money.negate(most)]), EUR),
    Number.MAX_SAFE_INTEGER
  )
})

it("a budget is whole minor units, from 0 to the limit", () => {
  const is = (amount: unknown) => Schema.is(Budget)({ amount, currency: EUR })
  assert.deepStrictEqual([0, 1, MAX_AMOUNT, MAX_AMOUNT + 1, -1, 0.5, NaN, "1"].map(is), [
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false
  ])
})

it("what is posted may be negative, down to the limit", () => {
  assert.deepStrictEqual(
    [-MAX_AMOUNT, 0, MAX_AMOUNT, -MAX_AMOUNT - 1, MAX_AMOUNT + 1, 0.5].map(Schema.is(Amount)),
    [true, true, true, false, false, false]
  )
})

/** How much money is that altogether? One amount for each currency, never added across them. */
import { Schema } from "effect"
import type { Budget } from "./Budget.ts"
import { Currency } from "./Currency.ts"

/** A total by currency, in minor units: sorted by code, no currency twice, no zero. Equal totals are equal lists. */
export type Money = ReadonlyArray<{ readonly currency: Currency; readonly amount: number }>

export const Money = Schema.Array(Schema.Struct({ currency: Currency, amount: Schema.Int })).check(
  Schema.makeFilter(
    (money: Money) =>
      money.every((part, i) => part.amount !== 0 && (i === 0 || money[i - 1]!.currency < part.currency)) ||
      "must be sorted by currency, none of them twice or zero"
  )
)

/** No money in any currency. */
export const empty: Money = []

/** The money of a budget; no budget adds nothing. */
export const of = (budget: Budget | null): Money =>
  budget === null || budget.amount === 0 ? empty : [{ currency: budget.currency, amount: budget.amount }]

/** Throws beyond the integers that a number keeps exactly, rather than round. */
export const add = (a: Money, b: Money): Money => sum([a, b])

/** The difference, currency by currency. Nothing is converted. */
export const subtract = (a: Money, b: Money): Money => sum([a, negate(b)])

/** Every amount with its sign turned. */
export const negate = (money: Money): Money =>
  money.map(({ amount, currency }) => ({ currency, amount: -amount }))

/** Throws beyond the integers that a number keeps exactly, rather than round. */
export const sum = (moneys: Iterable<Money>): Money => {
  // Exact integers inside, so that only the total, not the order of adding, decides whether it fits.
  const totals = new Map<Currency, bigint>()
  for (const money of moneys) {
    for (const { amount, currency } of money)
      totals.set(currency, (totals.get(currency) ?? 0n) + BigInt(amount))
  }
  return [...totals]
    .filter(([, total]) => total !== 0n)
    .map(([currency, total]) => ({ currency, amount: exact(total) }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** 0 when there is none of it. */
export const amountOf = (money: Money, currency: Currency): number =>
  money.find((part) => part.currency === currency)?.amount ?? 0

/** Whether there is no money in any currency. */
export const isEmpty = (money: Money): boolean => money.length === 0

const exact = (total: bigint): number => {
  const amount = Number(total)
  if (!Number.isSafeInteger(amount))
    throw new RangeError(`a total of ${total} minor units cannot be kept exactly`)
  return amount
}

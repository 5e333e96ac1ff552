/** What does every deal book count? Deals, their money in one currency and in the base, and what could not be priced or had no budget. */
import type { PricedBudget } from "./Deal.ts"

/**
 * The measures of all deal books, all integers:
 *
 * - `deals`: records, signed.
 * - `amount`: minor units of the currency in the key.
 * - `base`: minor units of the base currency, converted when the event was recorded (G6).
 * - `unpriced`: deals with a budget that had no rate then. They count, but add nothing to `base`.
 * - `unbudgeted`: deals without a budget (G7). They count, and add 0.
 */
export const dealMeasures = ["deals", "amount", "base", "unpriced", "unbudgeted"] as const

/** The name of one measure of the deal books. */
export type DealMeasure = (typeof dealMeasures)[number]

/** What an entry of a deal book adds, measure by measure: signed integers. */
export type DealTally = Readonly<Record<DealMeasure, number>>

/** What a deal with this budget adds, `sign` times. */
export const worth = (budget: PricedBudget | null, sign: 1 | -1): DealTally => ({
  deals: sign,
  amount: sign * (budget?.amount ?? 0) || 0,
  base: sign * (budget?.base ?? 0) || 0,
  unpriced: budget !== null && budget.base === null ? sign : 0,
  unbudgeted: budget === null ? sign : 0
})

/** The currency a deal is filed under; deals without a budget are filed under none. */
export const currencyOf = (budget: PricedBudget | null): string => budget?.currency ?? ""

/** The sum of two tallies. */
export const plus = (a: DealTally, b: DealTally): DealTally => ({
  deals: a.deals + b.deals,
  amount: a.amount + b.amount,
  base: a.base + b.base,
  unpriced: a.unpriced + b.unpriced,
  unbudgeted: a.unbudgeted + b.unbudgeted
})

/** What is an amount worth in the workspace's own currency? Converted and rounded one by one, then added. */
import { Schema } from "effect"
import type { Ratio } from "../metrics/Ratio.ts"
import { LocalDate } from "../time/LocalDate.ts"
import { MAX_AMOUNT } from "./Amount.ts"
import type { Budget } from "./Budget.ts"
import { Currency, exponent } from "./Currency.ts"

const pattern = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/

/** A positive decimal of at most 12 digits before and 12 after the point. */
export const RateValue = Schema.String.check(
  Schema.makeFilter((s: string) => pattern.test(s) && /[1-9]/.test(s), {
    expected: "a decimal above 0 with at most 12 digits before and 12 after the point",
    toJsonSchema: () => [{ pattern: pattern.source }, true]
  })
)

/** From `validFrom` on, one whole unit of `currency` costs `rate` whole units of the base currency. */
export const Rate = Schema.Struct({ currency: Currency, validFrom: LocalDate, rate: RateValue })
export type Rate = typeof Rate.Type

/** The rate in force on a date: the one with the latest `validFrom` up to it, of equal ones the last listed; `null` if none. */
export const rateAt = (rates: Iterable<Rate>, currency: Currency, date: LocalDate): Rate | null => {
  let found: Rate | null = null
  for (const rate of rates) {
    if (rate.currency !== currency || rate.validFrom > date) continue
    if (found === null || rate.validFrom >= found.validFrom) found = rate
  }
  return found
}

/**
 * Minor units of `from` in minor units of `base`, rounded to its decimals.
 *
 *     amount / 10^exponent(from) * rate * 10^exponent(base)
 */
export const convert = (amount: number, from: Currency, base: Currency, rate: Pick<Rate, "rate">): number =>
  exact(converted(amount, from, base, rate))

/** `convert`, or null where that is more than a record may carry: such an amount is treated like one without a rate. */
export const priced = (
  amount: number,
  from: Currency,
  base: Currency,
  rate: Pick<Rate, "rate">
): number | null => {
  const total = converted(amount, from, base, rate)
  return total > BigInt(MAX_AMOUNT) || total < -BigInt(MAX_AMOUNT) ? null : exact(total)
}

const converted = (amount: number, from: Currency, base: Currency, { rate }: Pick<Rate, "rate">): bigint => {
  const [digits, scale] = decimal(rate)
  return roundHalfAwayFromZero(
    BigInt(amount) * digits * 10n ** BigInt(exponent(base)),
    10n ** BigInt(exponent(from) + scale)
  )
}

/**
 * The sum of the budgets that have a rate on that date (their own currency needs none), each rounded before it is added,
 * and the number of those without. No budget (`null`) is worth nothing and lacks no rate.
 */
export const convertAll = (
  budgets: Iterable<Budget | null>,
  rates: ReadonlyArray<Rate>,
  base: Currency,
  date: LocalDate
): { readonly converted: number; readonly unpriced: number } => {
  let [converted, unpriced] = [0n, 0]
  for (const budget of budgets) {
    if (budget === null) continue
    const rate = budget.currency === base ? par : rateAt(rates, budget.currency, date)
    if (rate === null) unpriced++
    else converted += BigInt(convert(budget.amount, budget.currency, base, rate))
  }
  return { converted: exact(converted), unpriced }
}

/** That share of an amount, rounded: a ratio (none of it when nothing is to be divided by), or percent as a decimal ("25"). */
export const weighted = (amount: number, share: Ratio | string): number => {
  if (typeof share === "string") {
    const [digits, scale] = decimal(share)
    return exact(roundHalfAwayFromZero(BigInt(amount) * digits, 100n * 10n ** BigInt(scale)))
  }
  return share.den === 0
    ? 0
    : exact(roundHalfAwayFromZero(BigInt(amount) * BigInt(share.num), BigInt(share.den)))
}

/** The one way money is rounded, the same as PostgreSQL's `round(numeric)`: 0.5 is 1, -0.5 is -1. */
export const roundHalfAwayFromZero = (numerator: bigint, denominator: bigint): bigint => {
  const negative = numerator < 0n !== denominator < 0n
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator]
  const rounded = (2n * n + d) / (2n * d)
  return negative ? -rounded : rounded
}

const par = { rate: "1" }

const decimal = (text: string): readonly [digits: bigint, scale: number] => {
  if (!/^\d+(?:\.\d+)?$/.test(text)) throw new RangeError(`${text} is no decimal number`)
  const [whole = "", fraction = ""] = text.split(".")
  return [BigInt(whole + fraction), fraction.length]
}

const exact = (total: bigint): number => {
  const amount = Number(total)
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${total} minor units cannot be kept exactly`)
  return amount
}

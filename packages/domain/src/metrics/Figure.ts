/** What does a number about deals say? How many, how much in each currency, how much in the base currency, and what is left out of that. */
import { Schema } from "effect"
import type { Balance } from "../ledger/Query.ts"
import { Currency } from "../money/Currency.ts"
import * as Rate from "../money/Rate.ts"
import type { LocalDate } from "../time/LocalDate.ts"
import { Change, change } from "./Change.ts"

/**
 * A count of deals with their money.
 *
 * `money` is a multiset by currency and never adds two of them. `converted` is the sum in minor units of the base currency of
 * all that had a rate; `unpriced` deals had none and are not in it; `unbudgeted` deals have no budget at all.
 */
export const Figure = Schema.Struct({
  deals: Schema.Int,
  money: Schema.Array(Schema.Struct({ currency: Currency, amount: Schema.Int })),
  converted: Schema.Int,
  unpriced: Schema.Int,
  unbudgeted: Schema.Int
})
export type Figure = typeof Figure.Type

/** No deals, no money. */
export const zero: Figure = { deals: 0, money: [], converted: 0, unpriced: 0, unbudgeted: 0 }

/** A plain number behind which there is no money: calls, notes, milliseconds. It stands where deals are counted. */
export const counted = (n: number): Figure => ({ ...zero, deals: n })

/** The sum of balances of a deal book, at the rates that its events recorded. Needs `currency` among the grouped dimensions. */
export const of = (balances: Iterable<Balance>): Figure => {
  const money = new Map<string, number>()
  let deals = 0,
    converted = 0,
    unpriced = 0,
    unbudgeted = 0
  for (const { key, tally } of balances) {
    deals += tally["deals"] ?? 0
    converted += tally["base"] ?? 0
    unpriced += tally["unpriced"] ?? 0
    unbudgeted += tally["unbudgeted"] ?? 0
    const currency = key["currency"] ?? ""
    if (currency !== "") money.set(currency, (money.get(currency) ?? 0) + (tally["amount"] ?? 0))
  }
  return { deals, money: multiset(money), converted, unpriced, unbudgeted }
}

/** Which rates a snapshot is priced at: those valid on its day, not those of the events (G6). */
export interface Pricing {
  readonly base: Currency
  readonly rates: ReadonlyArray<Rate.Rate>
  readonly date: LocalDate
}

/**
 * The sum of balances at the rates of one day: each deal is converted and rounded, then summed.
 *
 * Needs balances per record wherever a currency other than the base occurs.
 */
export const snapshot = (balances: ReadonlyArray<Balance>, pricing: Pricing): Figure => {
  const { deals, money, unbudgeted } = of(balances)
  // A record may come in several balances, one a key: it is converted once, as a whole.
  const held = new Map<string, { readonly currency: Currency; amount: number; deals: number }>()
  for (const { key, subject, tally } of balances) {
    const currency = (key["currency"] ?? "") as Currency
    const place = `${subject ?? ""} ${currency}`
    const own = held.get(place) ?? { currency, amount: 0, deals: 0 }
    own.amount += tally["amount"] ?? 0
    own.deals += tally["deals"] ?? 0
    held.set(place, own)
  }
  let converted = 0,
    unpriced = 0
  for (const { amount, currency, deals: count } of held.values()) {
    const rate = Rate.rateAt(pricing.rates, currency, pricing.date)
    if (currency === pricing.base) converted += amount
    else if (currency !== ("" as Currency)) {
      const base = rate === null ? null : Rate.priced(amount, currency, pricing.base, rate)
      if (base === null) unpriced += count
      else converted += base
    }
  }
  return { deals, money, converted, unpriced, unbudgeted }
}

/** The sum of figures. */
export const sum = (figures: Iterable<Figure>): Figure => {
  const money = new Map<string, number>()
  let deals = 0,
    converted = 0,
    unpriced = 0,
    unbudgeted = 0
  for (const one of figures) {
    deals += one.deals
    converted += one.converted
    unpriced += one.unpriced
    unbudgeted += one.unbudgeted
    for (const { amount, currency } of one.money) money.set(currency, (money.get(currency) ?? 0) + amount)
  }
  return { deals, money: multiset(money), converted, unpriced, unbudgeted }
}

/** The sum of two figures. */
export const plus = (a: Figure, b: Figure): Figure => sum([a, b])

/** The figure with every sign turned; never a negative zero. */
export const negate = (a: Figure): Figure => ({
  deals: -a.deals || 0,
  money: a.money.map(({ amount, currency }) => ({ currency, amount: -amount || 0 })),
  converted: -a.converted || 0,
  unpriced: -a.unpriced || 0,
  unbudgeted: -a.unbudgeted || 0
})

const multiset = (money: ReadonlyMap<string, number>): Figure["money"] =>
  [...money]
    .filter(([, amount]) => amount !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, amount]) => ({ currency: currency as Currency, amount }))

/**
 * A figure beside the one before it (G3, G4).
 *
 * Changes compare with `before`, the same elapsed part of the previous period; `beforeFull` is all of that period.
 */
export const Compared = Schema.Struct({
  now: Figure,
  before: Figure,
  beforeFull: Figure,
  deals: Change,
  converted: Change
})
export type Compared = typeof Compared.Type

/** A figure beside those before it, with the changes. */
export const compared = (now: Figure, before: Figure, beforeFull: Figure): Compared => ({
  now,
  before,
  beforeFull,
  deals: change(now.deals, before.deals),
  converted: change(now.converted, before.converted)
})

/** How much is that altogether? Lists of deals with budgets, counted and converted one by one. */
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Budget } from "@weir/domain/money/Budget"
import { Currency } from "@weir/domain/money/Currency"
import { priced, type Rate, rateAt } from "@weir/domain/money/Rate"
import { dayOf } from "@weir/domain/time/Calendar"
import type { Instant } from "@weir/domain/time/Instant"
import type { LocalDate } from "@weir/domain/time/LocalDate"

/** A deal that counts once, or is taken off (-1), with its budget and what that is in the base currency; null without a rate. */
export interface Line {
  readonly count: 1 | -1
  readonly budget: Budget | null
  readonly base: number | null
}

export const inBase = (
  budget: Budget | null,
  rates: ReadonlyArray<Rate>,
  ask: Ask,
  date: LocalDate
): number | null => {
  if (budget === null) return 0
  if (budget.currency === ask.workspace.baseCurrency) return budget.amount
  const rate = rateAt(rates, budget.currency, date)
  return rate === null ? null : priced(budget.amount, budget.currency, ask.workspace.baseCurrency, rate)
}

/** A line at the rates that were known when it was recorded, on the day it happened. */
export const lineAt = (
  count: 1 | -1,
  budget: Budget | null,
  moment: { readonly at: Instant; readonly rates: ReadonlyArray<Rate> },
  ask: Ask
): Line => ({ count, budget, base: inBase(budget, moment.rates, ask, dayOf(ask.workspace.zone, moment.at)) })

/** A line of a snapshot, at the rates of the snapshot's day. */
export const lineOn = (budget: Budget | null, at: Instant, ask: Ask): Line => {
  const latest = Math.min(at, ask.asOf ?? ask.now) as Instant
  return {
    count: 1,
    budget,
    base: inBase(budget, ask.workspace.rates, ask, dayOf(ask.workspace.zone, latest))
  }
}

export interface Worth {
  readonly deals: number
  readonly money: ReadonlyArray<{ readonly currency: Currency; readonly amount: number }>
  readonly converted: number
  readonly unpriced: number
  readonly unbudgeted: number
}

export const worthOf = (lines: ReadonlyArray<Line>): Worth => {
  const currencies = [
    ...new Set(lines.flatMap((l) => (l.budget === null ? [] : [l.budget.currency as string])))
  ].sort()
  const add = (numbers: ReadonlyArray<number>) => numbers.reduce((sum, n) => sum + n, 0)
  return {
    deals: add(lines.map((l) => l.count)),
    money: currencies
      .map((code) => ({
        currency: Currency.make(code),
        amount: add(lines.map((l) => (l.budget?.currency === code ? l.count * l.budget.amount : 0)))
      }))
      .filter(({ amount }) => amount !== 0),
    converted: add(lines.map((l) => l.count * (l.base ?? 0))),
    unpriced: add(lines.map((l) => (l.base === null ? l.count : 0))),
    unbudgeted: add(lines.map((l) => (l.budget === null ? l.count : 0)))
  }
}

export const changed = (now: number, before: number) => {
  if (before !== 0)
    return { delta: now - before, pct: (now - before) / Math.abs(before), base: "known" as const }
  return { delta: now, pct: null, base: now === 0 ? ("none" as const) : ("new" as const) }
}

export interface Quotient {
  readonly num: number
  readonly den: number
}

/** How one quotient compares with another, over their common denominator; null where either has no value. */
export const changedQuotient = (now: Quotient, before: Quotient) => {
  if (now.den === 0 || before.den === 0) return null
  const { base, delta, pct } = changed(now.num * before.den, before.num * now.den)
  return { delta: delta / (now.den * before.den), pct, base }
}

/** A quotient for the period, beside those of the period before. */
export const quotients = (tell: (window: Ask["window"]) => Quotient, ask: Ask) => {
  const now = tell(ask.window),
    before = tell(ask.previous.sameElapsed)
  return { now, before, beforeFull: tell(ask.previous.full), change: changedQuotient(now, before) }
}

/** A number for the period, beside those of the period before. */
export const beside = (tell: (window: Ask["window"]) => Worth, ask: Ask) => {
  const now = tell(ask.window),
    before = tell(ask.previous.sameElapsed),
    beforeFull = tell(ask.previous.full)
  return {
    now,
    before,
    beforeFull,
    deals: changed(now.deals, before.deals),
    converted: changed(now.converted, before.converted)
  }
}

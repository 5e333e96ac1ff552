/** How much? A whole number of a currency's minor units (cents, yen, fils). */
import { Schema } from "effect"

/** The largest amount a single record may carry: far beyond any deal, and small enough that 90 of them add up exactly. */
export const MAX_AMOUNT = 100_000_000_000_000

/** Minor units, negative allowed: what is posted and compared. */
export const Amount = Schema.Int.check(Schema.isBetween({ minimum: -MAX_AMOUNT, maximum: MAX_AMOUNT }))
export type Amount = typeof Amount.Type

/** Minor units of a budget: never negative. */
export const BudgetAmount = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: MAX_AMOUNT }))
export type BudgetAmount = typeof BudgetAmount.Type

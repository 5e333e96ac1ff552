/** What is a deal worth? */
import { Schema } from "effect"
import { BudgetAmount } from "./Amount.ts"
import { Currency } from "./Currency.ts"

/** One amount in one currency. A deal without a budget has `null`, which is not a budget of 0. */
export const Budget = Schema.Struct({ amount: BudgetAmount, currency: Currency })
export type Budget = typeof Budget.Type

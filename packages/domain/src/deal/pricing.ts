/** What is a budget worth in the workspace's base currency, on the day something happens? */
import type { Budget } from "../money/Budget.ts"
import * as Rate from "../money/Rate.ts"
import { dayOf } from "../time/Calendar.ts"
import type { Instant } from "../time/Instant.ts"
import type { Workspace } from "../workspace/Workspace.ts"
import type { PricedBudget } from "./Deal.ts"

/** A budget with its base value at the rate valid on that day in the workspace's zone. */
export const pricing =
  (workspace: Workspace, at: Instant) =>
  (budget: Budget | null): PricedBudget | null => {
    if (budget === null) return null
    const { amount, currency } = budget
    if (currency === workspace.baseCurrency) return { amount, currency, base: amount }
    const rate = Rate.rateAt(workspace.rates, currency, dayOf(workspace.zone, at))
    return {
      amount,
      currency,
      base: rate === null ? null : Rate.priced(amount, currency, workspace.baseCurrency, rate)
    }
  }

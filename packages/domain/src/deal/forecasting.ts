/** May products and a day of closing be planned for a deal, and what happens then (B11, P1)? */
import { Equal, Result } from "effect"
import type { Budget } from "../money/Budget.ts"
import type { LocalDate } from "../time/LocalDate.ts"
import type { Deal, PricedBudget } from "./Deal.ts"
import { DealFact } from "./DealEvent.ts"
import { type DealRefusal, ProductRowInvalid } from "./DealRefusal.ts"
import { type ProductRow, rowsTotal } from "./productRows.ts"
import { known, type Surroundings } from "./Surroundings.ts"

type Decision = Result.Result<ReadonlyArray<DealFact>, DealRefusal>
type Price = (budget: Budget | null) => PricedBudget | null

/** The rows as they are to be, and the budget that follows; without rows the budget stays and is manual. */
export const sell = (
  deal: Deal,
  rows: ReadonlyArray<ProductRow>,
  price: Price,
  around: Surroundings
): Decision =>
  Result.gen(function* () {
    const isSame = Equal.equals(deal.products, rows)
    if (isSame && (rows.length === 0 || !deal.manualBudget)) return []
    for (const [row, { productId }] of rows.entries())
      yield* known(around, `rows.${row}.productId`, "product", productId)
    const total = rowsTotal(rows)
    if (total !== null && "reason" in total) return yield* Result.fail(new ProductRowInvalid(total))
    const { id: dealId, ownerId, place, plannedClose } = deal
    const sold = DealFact.cases.DealProductsChanged.make({ dealId, from: deal.products, to: rows })
    if (total === null || Equal.equals(total, deal.budget)) return [sold]
    return [
      sold,
      DealFact.cases.DealBudgetChanged.make({
        dealId,
        place,
        since: deal.enteredAt,
        plannedClose,
        ownerId,
        from: price(deal.budget),
        to: price(total),
        manual: false
      })
    ]
  })

/** The day on which a deal is expected to be won; later than before is pushed, a first or a forgotten day is not. */
export const plan = (deal: Deal, to: LocalDate | null, price: Price): Decision => {
  const from = deal.plannedClose
  if (from === to) return Result.succeed([])
  return Result.succeed([
    DealFact.cases.DealPlannedCloseChanged.make({
      dealId: deal.id,
      place: deal.place,
      ownerId: deal.ownerId,
      budget: price(deal.budget),
      from,
      to,
      pushed: from !== null && to !== null && to > from
    })
  ])
}

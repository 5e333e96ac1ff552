/** How much is the deal worth, by the cells of its row? */
import { Result } from "effect"
import { folded } from "../catalogue/Catalogue.ts"
import type { Budget } from "../money/Budget.ts"
import { type Currency, isCurrency } from "../money/Currency.ts"
import type { DealsMapping } from "./Mapping.ts"
import { parseAmount } from "./parseAmount.ts"
import type { RowCells } from "./RowCells.ts"

/** The budget that a row tells, `null` when it tells none; a cell that cannot be read is a problem of the row. */
export const budgetOf = (
  cells: RowCells,
  { amount, currency }: Pick<DealsMapping["columns"], "amount" | "currency">,
  stageText: string
): Budget | null => {
  if (amount === undefined || amount.noBudgetIn?.some((text) => folded(text) === folded(stageText))) {
    cells.silentOn.push("budget")
    return null
  }
  const cell = cells.at(amount.column, amount.emptyTexts)
  const code = cells.at(currency?.column).toUpperCase() || currency?.constant || ""
  if (cell === "") {
    if (amount.empty === "error") return cells.refuse("amount", amount.column, "", "it is blank")
    return amount.empty === "zero" ? inCurrency(cells, code, currency?.column, () => 0) : null
  }
  return inCurrency(cells, code, currency?.column, (known) => {
    const parsed =
      amount.number === undefined
        ? Result.fail("the mapping does not say how numbers are written")
        : parseAmount(cell, amount.number, known)
    return Result.isSuccess(parsed)
      ? parsed.success
      : cells.refuse("amount", amount.column, cell, parsed.failure)
  })
}

const inCurrency = (
  cells: RowCells,
  code: string,
  column: string | undefined,
  amountIn: (currency: Currency) => number | null
): Budget | null => {
  if (!isCurrency(code))
    return cells.refuse(
      "currency",
      column,
      code,
      code === "" ? "it is blank, and there is an amount" : "it is no ISO 4217 code such as EUR"
    )
  const amount = amountIn(code)
  return amount === null ? null : { amount, currency: code }
}

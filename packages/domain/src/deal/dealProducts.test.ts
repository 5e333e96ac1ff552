// What do products and plans make of a deal?
import { assert, describe, it } from "vitest"
import { ProductId } from "../identity/Id.ts"
import * as LocalDate from "../time/LocalDate.ts"
import type { DealCommand } from "./DealCommand.ts"
import { after, base, day, dealId, eur, facts, refusal, uuid } from "./testing/mill.ts"

describe("products and plans", () => {
  const wheel = (amount: number, quantity = 1000) => ({
    productId: null,
    name: "Wheel",
    unitPrice: eur(amount),
    quantity,
    unit: null,
    discount: { kind: "none" as const },
    taxRate: 0,
    taxIncluded: false
  })
  const sell = (...rows: ReadonlyArray<ReturnType<typeof wheel>>): DealCommand => ({
    _tag: "SetProducts",
    dealId,
    rows
  })

  it("products make the budget, by a second fact", () => {
    const made = facts(after(base), sell(wheel(9999, 1500), wheel(1)))
    assert.deepStrictEqual(
      made.map((fact) =>
        fact._tag === "DealBudgetChanged" ? [fact.to?.amount, fact.manual, fact.since] : fact._tag
      ),
      ["DealProductsChanged", [15_000, false, day(0)]]
    )
  })

  it("a budget set by hand stands until products are set again, the same ones too", () => {
    const products = sell(wheel(500))
    const deal = after(base, products, { _tag: "ChangeBudget", dealId, to: eur(700) })
    assert.deepStrictEqual([deal.manualBudget, deal.budget], [true, eur(700)])
    const again = after(base, products, { _tag: "ChangeBudget", dealId, to: eur(700) }, products)
    assert.deepStrictEqual([again.manualBudget, again.budget], [false, eur(500)])
    assert.deepStrictEqual(facts(again, products), [])
  })

  it("without products the last budget stays, as one set by hand", () => {
    const deal = after(base, sell(wheel(500)), sell())
    assert.deepStrictEqual([deal.manualBudget, deal.budget, deal.products], [true, eur(500), []])
  })

  it("a row that cannot be is refused and named", () => {
    const off = { ...wheel(10), discount: { kind: "amount" as const, amount: 11 } }
    assert.deepInclude(refusal(after(base), sell(wheel(1), off as never)), {
      _tag: "ProductRowInvalid",
      row: 1,
      field: "discount.amount"
    })
    const unknown = { ...wheel(10), productId: ProductId.make(uuid(999)) }
    assert.deepInclude(refusal(after(base), sell(unknown as never)), {
      _tag: "ReferenceNotFound",
      field: "rows.0.productId"
    })
  })

  it("a plan is pushed when it is put off, and neither when it is made nor when it is forgotten", () => {
    const plan = (date: string | null): DealCommand => ({
      _tag: "PlanClose",
      dealId,
      to: date === null ? null : LocalDate.make(date)
    })
    const pushed = (...dates: ReadonlyArray<string | null>) => {
      const earlier = dates.slice(0, -1).map(plan)
      const [fact] = facts(after(base, ...earlier), plan(dates.at(-1) ?? null))
      return fact?._tag === "DealPlannedCloseChanged" ? fact.pushed : null
    }
    assert.strictEqual(pushed("2024-06-01"), false)
    assert.strictEqual(pushed("2024-06-01", "2024-06-02"), true)
    assert.strictEqual(pushed("2024-06-01", "2024-05-31"), false)
    assert.strictEqual(pushed("2024-06-01", null), false)
    assert.isNull(pushed("2024-06-01", "2024-06-01"))
  })
})

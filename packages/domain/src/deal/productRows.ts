/** What do the products of a deal come to? Each row is worked out exactly and rounded once, then the rows are added (B11). */
import { Schema } from "effect"
import { ProductId } from "../identity/Id.ts"
import { MAX_AMOUNT } from "../money/Amount.ts"
import { Budget } from "../money/Budget.ts"
import { roundHalfAwayFromZero } from "../money/Rate.ts"
import { Name, text } from "../text/Text.ts"

/** At most this many rows a deal. */
export const maxRows = 200

/** Percent with two decimals, as a whole number of hundredths: 19 % is 1900. */
const Hundredths = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 10_000 }))

/** What is taken off the price of one unit: nothing, an amount in minor units, or a part of it. */
export const Discount = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("none") }),
  Schema.Struct({
    kind: Schema.Literal("amount"),
    amount: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: MAX_AMOUNT }))
  }),
  Schema.Struct({ kind: Schema.Literal("percent"), hundredths: Hundredths })
])
export type Discount = typeof Discount.Type

/**
 * So many units of something at a price.
 *
 * Price and name are copied: a price list that changes later alters no row. `quantity` is in thousandths, so 1500 is one and a half.
 */
export const ProductRow = Schema.Struct({
  productId: Schema.NullOr(ProductId),
  name: Name,
  unitPrice: Budget,
  quantity: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000_000 })),
  /** Pieces, hours, metres: as people say it. */
  unit: Schema.NullOr(text(20)),
  discount: Discount,
  taxRate: Hundredths,
  /** Whether the price has the tax in it; otherwise it is added on top. */
  taxIncluded: Schema.Boolean
})
export type ProductRow = typeof ProductRow.Type

/**
 * What a row comes to in minor units of its currency, half a unit rounded away from zero. Negative where more is taken off than there is.
 *
 *     (price - discount) * quantity * (1 + tax rate, unless included)
 */
export const rowTotal = ({ discount, quantity, taxIncluded, taxRate, unitPrice }: ProductRow): bigint => {
  const off = discount.kind === "amount" ? discount.amount : 0
  const kept = discount.kind === "percent" ? 10_000 - discount.hundredths : 10_000
  const taxed = taxIncluded ? 10_000 : 10_000 + taxRate
  return roundHalfAwayFromZero(
    BigInt(unitPrice.amount - off) * BigInt(quantity) * BigInt(kept) * BigInt(taxed),
    1000n * 10_000n * 10_000n
  )
}

/** Why rows cannot be added up: the row (from 0), the field, and a sentence. */
export interface RowFault {
  readonly row: number
  readonly field: string
  readonly reason: string
}

/** The budget that these rows make; null without rows. Refuses a second currency, a negative row, and more than a deal may be worth. */
export const rowsTotal = (rows: ReadonlyArray<ProductRow>): Budget | null | RowFault => {
  const currency = rows[0]?.unitPrice.currency
  if (currency === undefined) return null
  let sum = 0n
  for (const [row, one] of rows.entries()) {
    if (one.unitPrice.currency !== currency)
      return {
        row,
        field: "unitPrice.currency",
        reason: `a deal has one currency: this row is in ${one.unitPrice.currency}, the first in ${currency}`
      }
    const total = rowTotal(one)
    if (total < 0n) return { row, field: "discount.amount", reason: "more is taken off than the unit costs" }
    sum += total
    if (sum > BigInt(MAX_AMOUNT))
      return { row, field: "quantity", reason: `a deal is worth at most ${MAX_AMOUNT} minor units` }
  }
  return { amount: Number(sum), currency }
}

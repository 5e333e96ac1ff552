/** What do some answers amount to? Their average, kept as two sums, and the durations in the middle and near the end. */
import { Schema } from "effect"
import type { Balance } from "../../ledger/Query.ts"
import { sum } from "../Count.ts"
import { Ratio } from "../Ratio.ts"
import { bucketed, quantile } from "../Histogram.ts"

/** `average` is milliseconds over answers. `median` and `p90` are in milliseconds, to within 5 %; null without an answer. */
export const Times = Schema.Struct({
  average: Ratio,
  median: Schema.NullOr(Schema.Int),
  p90: Schema.NullOr(Schema.Int)
})
export type Times = typeof Times.Type

/** The times of balances that are kept apart by bucket, of those under a key where one is given. */
export const timesOf = (
  balances: ReadonlyArray<Balance>,
  under: Readonly<Record<string, string>> = {}
): Times => {
  const buckets = bucketed(
    balances
      .filter(({ key }) => Object.entries(under).every(([dim, value]) => key[dim] === value))
      .map(({ key, tally }) => [key["bucket"] ?? "0", tally["n"] ?? 0])
  )
  return {
    average: averageOf(balances, under),
    median: quantile(buckets, 5),
    p90: quantile(buckets, 9)
  }
}

/** Milliseconds over answers. */
export const averageOf = (
  balances: ReadonlyArray<Balance>,
  under: Readonly<Record<string, string>> = {}
): Ratio => ({ num: sum(balances, "ms", under), den: sum(balances, "n", under) })

/** How long have deals stood where they stand? From the instants of coming, which the book of what stands adds up in two parts. */
import type { Balance } from "../../ledger/Query.ts"
import type { Instant } from "../../time/Instant.ts"

const day = 86_400_000

/** The milliseconds from the instants that a tally adds up until one instant; the two parts never leave the exact integers. */
export const millisecondsSince = (tally: Balance["tally"], until: Instant): number => {
  const [deals, days, ms] = [tally["deals"] ?? 0, tally["sinceDays"] ?? 0, tally["sinceMs"] ?? 0]
  return (Math.floor(until / day) * deals - days) * day + ((until % day) * deals - ms)
}

/** The same of several sums together. */
export const elapsed = (balances: ReadonlyArray<Balance>, until: Instant): number =>
  balances.reduce((sum, { tally }) => sum + millisecondsSince(tally, until), 0)

/** What do entries of deals come to when each deal counts by its chance? */
import type { Balance } from "../../ledger/Query.ts"
import type { Contribution } from "./contribution.ts"

/** The balances with millionths of wins where deals stood, and what is expected in place of the money; deals that contribute nothing are left out. */
export const weighed = (
  balances: ReadonlyArray<Balance>,
  contributions: ReadonlyArray<Contribution>
): ReadonlyArray<Balance> => {
  const by = new Map(contributions.map((one) => [one.dealId as string, one]))
  return balances.flatMap((balance) => {
    const own = by.get(balance.subject ?? "")
    const deals = balance.tally["deals"] ?? 0
    if (own === undefined || deals === 0) return []
    const { chance, currency, expected, expectedBase } = own
    return [
      {
        ...balance,
        key: { ...balance.key, currency: currency ?? "" },
        tally: {
          deals: chance * deals,
          amount: expected * deals,
          base: (expectedBase ?? 0) * deals,
          unpriced: expectedBase === null ? deals : 0,
          unbudgeted: 0
        }
      }
    ]
  })
}

/** What would a stored sum be with some more entries? The same sum over both: so a server answers "what if" without writing (8.3). */
import type { Book } from "./Book.ts"
import type { Entry } from "./Entry.ts"
import { type Balance, balances, exact, type Query } from "./Query.ts"

/**
 * The balances of a query over stored entries and hypothetical ones, given the balances over the stored ones.
 *
 * The hypothetical entries are those of `entriesOf` for the events of a branch, which must recall what the ledger holds for the records
 * that they delete, restore or merge. Sums that cancel out are left out, as everywhere.
 */
export const overlay = (
  stored: ReadonlyArray<Balance>,
  book: Book,
  query: Query,
  hypothetical: Iterable<Entry>,
  around: Parameters<typeof balances>[3]
): ReadonlyArray<Balance> => {
  const place = ({ at, day, key, subject }: Balance) =>
    [...query.by.map((dim) => key[dim] ?? ""), day, at, subject].join("|")
  const sums = new Map(stored.map((balance) => [place(balance), balance]))
  for (const more of balances(book, query, hypothetical, around)) {
    const before = sums.get(place(more))
    const tally =
      before === undefined
        ? more.tally
        : Object.fromEntries(
            book.measures.map((m) => [m, exact((before.tally[m] ?? 0) + (more.tally[m] ?? 0))])
          )
    sums.set(place(more), { ...more, tally })
  }
  return [...sums.values()].filter(({ tally }) => Object.values(tally).some((n) => n !== 0))
}

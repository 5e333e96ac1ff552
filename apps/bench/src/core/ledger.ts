// How do moves become what the ledger holds? Entries of the three books that the six numbers are read from, in columns.
import { Columns } from "@weir/domain/ledger/columns/Columns"
import type { Query } from "@weir/domain/ledger/Query"
import { covered } from "@weir/domain/ledger/wholeDays"
import type { Event } from "@weir/domain/log/Event"
import { bookOf } from "@weir/domain/metrics/books"
import * as Instant from "@weir/domain/time/Instant"
import { UTC } from "@weir/domain/time/Zone"
import { eventOf, type Moves } from "./moves.ts"
import { queries, type Six, sixOf } from "./six.ts"

const threeBooks = ["stage-flow", "won-deals", "lost-deals"].map(bookOf)

/** Enters one more move; none of them deletes a deal, so nothing has to be recalled. */
export const enter = (ledger: Columns, event: Event): void => ledger.post(threeBooks, event, () => [])

/** All moves, entered one by one as a running server does: with the entries, or with the sums of days alone. */
export const ledgerOf = (moves: Moves, { whole }: { readonly whole: boolean }): Columns => {
  const ledger = new Columns(UTC, bookOf, { whole })
  for (let i = 0; i < moves.count; i++) enter(ledger, eventOf(moves, i))
  return ledger
}

const answers = (answer: (query: Query) => ReturnType<Columns["sums"]>): Six =>
  sixOf(
    Object.fromEntries(
      Object.entries(queries).map(([name, query]) => [name, answer(query)!])
    ) as unknown as Parameters<typeof sixOf>[0]
  )

/** The six as a dashboard reads them: whole days from their totals. */
export const sixOfDays = (ledger: Columns): Six =>
  answers((query) => ledger.wholeDays(query, covered(UTC, query).days))

/** The six as known at an instant: every entry is asked when it was learned, and no sum of a day can tell. */
export const sixOfEntries = (ledger: Columns): Six =>
  answers((query) => ledger.sums({ ...query, knownAt: Instant.MAX }))

/** Does a ledger in memory that events are posted to hold the entries of these events? Whole histories are posted, and every book is asked. */
import type { Entry } from "@weir/domain/ledger/Entry"
import { entriesOf } from "@weir/domain/ledger/Ledger"
import { Columns } from "@weir/domain/ledger/columns/Columns"
import { type Balance, balances, type Query } from "@weir/domain/ledger/Query"
import type { Event } from "@weir/domain/log/Event"
import { bookOf, books } from "@weir/domain/metrics/books"
import { dayOf } from "@weir/domain/time/Calendar"
import * as Instant from "@weir/domain/time/Instant"
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { histories } from "./histories/histories.ts"
import { play } from "./histories/play.ts"

/** All entries of some events, event by event, as a log that is entered while it grows. */
const entered = (events: ReadonlyArray<Event>, take: (event: Event, held: ReadonlyArray<Entry>) => void) => {
  const held: Array<Entry> = []
  for (const event of events) {
    take(event, held)
    held.push(...entriesOf(books, [event], (subject) => held.filter((e) => e.subject === subject)))
  }
  return held
}

const everything = (book: string): Query => ({
  book,
  where: {},
  from: null,
  to: Instant.MAX,
  knownAt: null,
  deleted: "exclude",
  subjects: null,
  holders: null,
  by: bookOf(book).dims,
  perDay: false,
  perInstant: false,
  perSubject: false
})

const inOrder = (found: ReadonlyArray<Balance> | null) =>
  found
    ?.map(({ at, day, key, subject, tally }) => JSON.stringify([Object.values(key), day, at, subject, tally]))
    .sort()

describe("a ledger in memory that events are posted to", () => {
  it("holds what their entries say, of records that were deleted, restored and merged too", () => {
    let takenBack = 0
    fc.assert(
      fc.property(histories(), (history) => {
        const { events } = play(history)
        const zone = history.opening.zone
        const columns = new Columns(zone, bookOf)
        const held = entered(events, (event, before) =>
          columns.post(books, event, (subject) => before.filter((e) => e.subject === subject))
        )
        takenBack += held.filter(({ kind }) => kind !== "posted").length
        assert.strictEqual(columns.entries, held.length)
        const midway = events[Math.floor(events.length / 2)]?.recordedAt ?? null
        const around = { dayOf: (at: Instant.Instant) => dayOf(zone, at), holdersOf: () => [] }
        for (const { id } of books)
          for (const shape of [
            { perDay: true },
            { perInstant: true, perSubject: true },
            { perSubject: true, deleted: "only" as const },
            { knownAt: midway, perSubject: true }
          ]) {
            const query = { ...everything(id), ...shape }
            assert.deepStrictEqual(
              inOrder(columns.sums(query)),
              inOrder(balances(bookOf(id), query, held, around)),
              id
            )
          }
      }),
      { numRuns: 40, seed: 11 }
    )
    assert.isAbove(takenBack, 100, "hardly anything was ever deleted")
  })
})

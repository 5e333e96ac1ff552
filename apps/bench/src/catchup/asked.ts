// What is asked of a ledger that has just been caught up with? A whole dashboard, and six sums that hand-written code can give, too.
import { Ledger } from "@weir/application/ports/Ledger"
import * as HeldLedger from "@weir/application/readings/held/HeldLedger"
import { readings } from "@weir/application/readings/readings"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Query } from "@weir/domain/ledger/Query"
import { bookOf } from "@weir/domain/metrics/books"
import type { Instant } from "@weir/domain/time/Instant"
import * as Period from "@weir/domain/time/Period"
import { Effect, Layer, Result } from "effect"

/** Six of the ledger's books. */
export const books = ["stage-flow", "won-deals", "lost-deals", "calls", "messages", "conversations"]

const month = Result.getOrThrow(Period.parse("month"))

/** Work over a ledger that holds nothing yet. */
const fromNothing = <A, E, R>(work: Effect.Effect<A, E, R>) =>
  Effect.provide(work, Layer.fresh(HeldLedger.layer))

/** Every number of the month, the first that is asked after a start. */
export const firstDashboard = (id: WorkspaceId) =>
  fromNothing(readings(id, { period: month, pipelineId: null, asOf: null }))

/** The sums of the first measure of each of `books`. */
export const sums = (id: WorkspaceId, from: Instant, to: Instant) =>
  fromNothing(
    Effect.gen(function* () {
      const query = (book: string): Query => ({
        book,
        where: {},
        from,
        to,
        knownAt: null,
        deleted: "exclude",
        subjects: null,
        holders: null,
        by: [],
        perDay: false,
        perInstant: false,
        perSubject: false
      })
      const { balances } = yield* (yield* Ledger).sums(
        id,
        Object.fromEntries(books.map((book) => [book, query(book)]))
      )
      return books.map((book) => balances[book]?.[0]?.tally[bookOf(book).measures[0] ?? ""] ?? 0)
    })
  )

import { answeredByCells, type Query } from "@weir/domain/ledger/Query"
import { bookOf, books } from "@weir/domain/metrics/books"
import { histories } from "@weir/specs/histories/histories"
import { play } from "@weir/specs/histories/play"
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { due, queryOf, queryWishes } from "./queries.ts"

const asked: ReadonlyArray<{ readonly query: Query; readonly found: number }> = fc
  .sample(
    fc.tuple(
      histories({ minActs: 80, maxActs: 160 }),
      fc.array(queryWishes, { minLength: 60, maxLength: 60 })
    ),
    {
      numRuns: 600,
      seed: 11
    }
  )
  .flatMap(([history, wishes]) => {
    const played = play(history)
    return wishes.map((wish) => {
      const query = queryOf(played, wish)
      return { query, found: due(played, query).length }
    })
  })

const fromCells = (query: Query): boolean => answeredByCells(bookOf(query.book), query)

/** Kinds of questions that must come up with something to add up. */
const kinds: Readonly<Record<string, (query: Query) => boolean>> = {
  ...Object.fromEntries(books.map(({ id }) => [`the book ${id}`, (query: Query) => query.book === id])),
  cells: fromCells,
  "cells, day by day": (query) => fromCells(query) && query.perDay,
  "cells, since the beginning": (query) => fromCells(query) && query.from === null,
  entries: (query) => !fromCells(query),
  "what was known in the middle": ({ knownAt }) => knownAt !== null,
  "what was learned after an instant": ({ knownAfter }) => knownAfter !== undefined,
  "nothing but deleted records": ({ deleted }) => deleted === "only",
  "deleted records too": ({ deleted }) => deleted === "include",
  "record by record": ({ perSubject }) => perSubject,
  "record by record and day by day": ({ perDay, perSubject }) => perDay && perSubject,
  "instant by instant": ({ perInstant }) => perInstant,
  "some records": ({ subjects }) => subjects !== null,
  "the records that some people hold": ({ holders }) => holders !== null,
  "what some people hold, of some records, as it was known": ({ holders, knownAt, subjects }) =>
    holders !== null && (subjects !== null || knownAt !== null),
  "a condition": ({ where }) => Object.keys(where).length === 1,
  "two conditions": ({ where }) => Object.keys(where).length === 2,
  "one sum": ({ by }) => by.length === 0,
  "three dimensions apart": ({ by }) => by.length >= 3
}

describe("random questions reach", () => {
  for (const [name, is] of Object.entries(kinds)) {
    it(name, () => {
      const some = asked.filter(({ found, query }) => is(query) && found > 0)
      assert.isAtLeast(some.length, 8)
    })
  }

  it("a condition that nothing can meet, and finds nothing", () => {
    const none = asked.filter(({ query }) => Object.values(query.where).some((values) => values.length === 0))
    assert.isAtLeast(none.length, 20)
    assert.isTrue(none.every(({ found }) => found === 0))
  })
})

// Does a ledger held in columns answer as the definition of a sum does, whatever is asked and in whatever order entries came?
import fc from "fast-check"
import { assert, describe, test } from "vitest"
import * as Book from "../Book.ts"
import type { Entry } from "../Entry.ts"
import { type Balance, balances, type Query } from "../Query.ts"
import { covered } from "../wholeDays.ts"
import { dayOf, startOfDay } from "../../time/Calendar.ts"
import type { Instant } from "../../time/Instant.ts"
import * as LocalDate from "../../time/LocalDate.ts"
import { make as zoneOf } from "../../time/Zone.ts"
import { Columns } from "./Columns.ts"

const zone = zoneOf("Europe/Lisbon")
const kept = Book.make({ id: "kept", dims: ["stage", "user"], measures: ["deals", "budget"], post: () => [] })
const single = Book.make({
  id: "single",
  dims: ["stage"],
  measures: ["deals"],
  summed: false,
  post: () => []
})
const bookOf = (id: string): Book.Book => (id === "kept" ? kept : single)

// Three weeks around the end of summer time, in steps of a quarter of an hour, so that days and instants meet.
const start = Date.parse("2026-10-10T00:00:00Z")
const instant = fc.integer({ min: 0, max: 21 * 96 }).map((n) => (start + n * 900_000) as Instant)
const word = fc.constantFrom("a", "b", "c", "")
const entry: fc.Arbitrary<Entry> = fc
  .record({
    book: fc.constantFrom("kept", "single"),
    at: instant,
    recordedAt: instant,
    stage: word,
    user: word,
    tally: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -1e9, max: 1e9 })),
    subject: fc.constantFrom("d1", "d2", "d3"),
    kind: fc.constantFrom("posted" as const, "reversed" as const, "restored" as const)
  })
  .map(({ book, stage, tally, user, ...rest }) => ({
    ...rest,
    book,
    key: Book.encodeKey(bookOf(book), { stage, user }),
    tally: book === "kept" ? tally : tally.slice(0, 1),
    seq: 1
  }))
const some = <A>(values: fc.Arbitrary<A>) => fc.uniqueArray(values, { maxLength: 3 })
const query: fc.Arbitrary<Query> = fc.record(
  {
    book: fc.constantFrom("kept", "single"),
    where: fc.oneof(
      fc.constant({}),
      some(word).map((stage) => ({ stage })),
      some(word).map((user) => ({ user, nowhere: ["", "a"] }))
    ),
    from: fc.option(instant),
    to: instant,
    knownAt: fc.option(instant),
    knownAfter: instant,
    deleted: fc.constantFrom("exclude" as const, "include" as const, "only" as const),
    subjects: fc.option(some(fc.constantFrom("d1", "d2", "d9"))),
    holders: fc.constant(null),
    by: some(fc.constantFrom("stage", "user", "nowhere")),
    perDay: fc.boolean(),
    perInstant: fc.boolean(),
    perSubject: fc.boolean()
  },
  {
    requiredKeys: [
      "book",
      "where",
      "from",
      "to",
      "knownAt",
      "deleted",
      "subjects",
      "holders",
      "by",
      "perDay",
      "perInstant",
      "perSubject"
    ]
  }
)
/** Most questions of a dashboard: whole sums, as known now. */
const plain = query.map((one): Query => {
  const { knownAfter: _, ...rest } = one
  return { ...rest, knownAt: null, deleted: "exclude", subjects: null, perInstant: false, perSubject: false }
})

const inOrder = (found: ReadonlyArray<Balance> | null) =>
  found
    ?.map((one) => JSON.stringify([Object.entries(one.key).sort(), one.day, one.at, one.subject, one.tally]))
    .sort()
const defined = (entries: ReadonlyArray<Entry>, asked: Query) =>
  inOrder(
    balances(bookOf(asked.book), asked, entries, { dayOf: (at) => dayOf(zone, at), holdersOf: () => [] })
  )
const columnsOf = (entries: ReadonlyArray<Entry>): Columns => {
  const columns = new Columns(zone, bookOf)
  for (const one of entries) columns.add(one)
  return columns
}

describe("a ledger in columns", () => {
  test("answers every question as the definition does, in whatever order entries came", () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 60 }),
        fc.array(fc.oneof(query, plain), { minLength: 1, maxLength: 6 }),
        (entries, asked) => {
          const columns = columnsOf(entries)
          for (const one of asked) assert.deepStrictEqual(inOrder(columns.sums(one)), defined(entries, one))
        }
      ),
      { numRuns: 400 }
    )
  })

  test("goes on answering as it grows, past the number that is kept out of order", () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1500, maxLength: 1600 }),
        fc.array(fc.oneof(query, plain), { minLength: 2, maxLength: 4 }),
        (entries, asked) => {
          const columns = new Columns(zone, bookOf)
          for (const [i, one] of entries.entries()) {
            columns.add(one)
            if (i % 499 === 0)
              for (const q of asked)
                assert.deepStrictEqual(inOrder(columns.sums(q)), defined(entries.slice(0, i + 1), q))
          }
          for (const q of asked) assert.deepStrictEqual(inOrder(columns.sums(q)), defined(entries, q))
        }
      ),
      { numRuns: 12 }
    )
  })

  test("has the sums of whole days without the entries", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), plain, (entries, asked) => {
        const [whole, days] = [columnsOf(entries), new Columns(zone, bookOf, { whole: false })]
        for (const [i, one] of entries.entries()) {
          const day = LocalDate.toEpochDay(dayOf(zone, one.at))
          if (i % 2 === 0) days.add(one)
          else if (one.book === "kept") days.addDay(one.book, day, one.key, one.tally)
          if (one.book === "kept") assert.isTrue(days.anythingOn("kept", day))
        }
        assert.isFalse(days.anythingOn("kept", 0))
        const q = { ...asked, book: "kept" }
        const midnight = {
          ...q,
          from: q.from === null ? null : startOf(q.from),
          to: startOf(q.to)
        }
        assert.deepStrictEqual(
          inOrder(days.wholeDays(q, covered(zone, midnight).days)),
          inOrder(whole.sums(midnight))
        )
        assert.strictEqual(days.cells, whole.cells)
        assert.deepStrictEqual([days.entries, days.sums(q)], [0, null])
      })
    )
  })

  test("does not answer who holds what, nor with totals that are no longer exact", () => {
    const one = fc.sample(
      entry.filter((e) => e.book === "kept"),
      1
    )[0]!
    const asked: Query = {
      book: "kept",
      where: {},
      from: null,
      to: (start + 1e10) as Instant,
      knownAt: null,
      deleted: "exclude",
      subjects: null,
      holders: null,
      by: [],
      perDay: false,
      perInstant: false,
      perSubject: false
    }
    const large = { ...one, tally: [0, Number.MAX_SAFE_INTEGER - 1] }
    assert.isNull(columnsOf([one]).sums({ ...asked, holders: ["ana"] }))
    assert.isNotNull(columnsOf([large]).sums(asked))
    assert.isNull(columnsOf([large, large]).sums(asked))
  })
})

const startOf = (at: Instant): Instant => startOfDay(zone, dayOf(zone, at))

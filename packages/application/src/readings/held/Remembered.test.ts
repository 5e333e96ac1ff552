// Are remembered sums those that one would add up now, whatever was entered since and however far the clock went on?
import type { Entry } from "@weir/domain/ledger/Entry"
import * as Book from "@weir/domain/ledger/Book"
import { Columns } from "@weir/domain/ledger/columns/Columns"
import type { Query } from "@weir/domain/ledger/Query"
import { bookOf, books } from "@weir/domain/metrics/books"
import type { Instant } from "@weir/domain/time/Instant"
import * as Zone from "@weir/domain/time/Zone"
import * as fc from "fast-check"
import { assert, describe, test } from "vitest"
import { type Limits, Remembered } from "./Remembered.ts"

const start = Date.parse("2026-10-10T00:00:00Z")
const hours = (n: number): Instant => (start + n * 3_600_000) as Instant

const unsummed = books.find(({ summed }) => summed === false)!.id
const kept = ["new-deals", unsummed]
const word = fc.constantFrom("a", "b", "")
const entry: fc.Arbitrary<Entry> = fc
  .record({
    book: fc.constantFrom(...kept),
    at: fc.integer({ min: 0, max: 200 }).map(hours),
    recordedAt: fc.integer({ min: 0, max: 200 }).map(hours),
    one: word,
    two: word,
    n: fc.integer({ min: -2, max: 2 }),
    subject: fc.constantFrom("d1", "d2", "d3"),
    kind: fc.constantFrom("posted" as const, "reversed" as const, "restored" as const)
  })
  .map(({ book, n, one, two, ...rest }) => {
    const { dims, measures } = bookOf(book)
    const key = Object.fromEntries(dims.map((dim, i) => [dim, i === 0 ? one : i === 1 ? two : ""]))
    return { ...rest, book, key: Book.encodeKey(bookOf(book), key), tally: measures.map(() => n), seq: 1 }
  })

type Asked = Omit<Query, "to"> & { readonly ends: "now" | "fixed" | "never" }
const asked: fc.Arbitrary<Asked> = fc
  .record({
    book: fc.constantFrom(...kept),
    value: fc.option(word),
    from: fc.option(fc.constantFrom(hours(0), hours(48), hours(60))),
    knownAt: fc.option(fc.constant(hours(150))),
    deleted: fc.constantFrom("exclude" as const, "include" as const, "only" as const),
    subjects: fc.option(fc.constant(["d1", "d2"])),
    apart: fc.boolean(),
    perDay: fc.boolean(),
    perInstant: fc.boolean(),
    perSubject: fc.boolean(),
    ends: fc.constantFrom("now" as const, "fixed" as const, "never" as const)
  })
  .map(({ apart, book, value, ...rest }) => {
    const dim = bookOf(book).dims[0]!
    return {
      ...rest,
      book,
      where: value === null ? {} : { [dim]: [value] },
      holders: null,
      by: apart ? [dim] : []
    }
  })

const queryAt = ({ ends, ...query }: Asked, now: number): Query => ({
  ...query,
  to: ends === "now" ? hours(now) : ends === "fixed" ? hours(100) : hours(10_000)
})

/** What happens: entries come, the clock goes on, and all questions are asked again. */
const story = fc.record({
  first: fc.array(entry, { maxLength: 30 }),
  asked: fc.array(asked, { minLength: 1, maxLength: 8 }),
  steps: fc.array(
    fc.record({ entries: fc.array(entry, { maxLength: 2 }), hours: fc.integer({ min: 0, max: 30 }) }),
    { maxLength: 10 }
  )
})

/** Tells some stories, and how many of all answers were the very object of the time before. */
const told = (limits?: Limits): number => {
  let [same, all] = [0, 0]
  fc.assert(
    fc.property(story, ({ asked, first, steps }) => {
      const columns = new Columns(Zone.make("Europe/Lisbon"), bookOf)
      const remembered = new Remembered(columns, limits)
      const enter = (entries: ReadonlyArray<Entry>) => {
        for (const one of entries) {
          columns.add(one)
          remembered.enter(one)
        }
      }
      enter(first)
      let now = 55
      let before: ReadonlyArray<unknown> = []
      for (const step of [{ entries: [], hours: 0 }, ...steps]) {
        enter(step.entries)
        now += step.hours
        const answers = asked.map((one) => {
          const query = queryAt(one, now)
          const answer = remembered.sums(query, null)
          assert.sameDeepMembers([...(answer ?? [])], [...(columns.sums(query) ?? [])])
          return answer
        })
        all += before.length
        same += before.filter((one, i) => one === answers[i]).length
        before = answers
      }
    }),
    { numRuns: 400 }
  )
  return same / all
}

describe("remembered sums", () => {
  test("are always those that the ledger adds up now, and mostly the very same object", () => {
    assert.isAbove(told(), 1 / 3)
  })

  test("are so, too, where little may be remembered", () => {
    for (const limits of [
      { answers: 2, balances: 1000, entered: 1000 },
      { answers: 1000, balances: 5, entered: 1000 },
      { answers: 1000, balances: 1000, entered: 2 }
    ])
      told(limits)
  })

  test("of a window that had not begun are added up once it has", () => {
    const columns = new Columns(Zone.UTC, bookOf)
    const remembered = new Remembered(columns)
    const book = bookOf("new-deals")
    for (const [at, n] of [
      [57, 1],
      [65, -1]
    ] as const)
      columns.add({
        book: book.id,
        at: hours(at),
        recordedAt: hours(0),
        key: Book.encodeKey(book, {}),
        kind: "posted",
        subject: "d1",
        tally: book.measures.map(() => n),
        seq: 1
      })
    const query = (to: number): Query => ({
      book: book.id,
      where: {},
      from: hours(60),
      to: hours(to),
      knownAt: null,
      deleted: "exclude",
      subjects: null,
      holders: null,
      by: [],
      perDay: false,
      perInstant: false,
      perSubject: false
    })
    assert.deepStrictEqual(remembered.sums(query(55), null), [])
    assert.strictEqual(remembered.sums(query(70), null)?.length, 1)
  })

  test("of a question about who holds what are never remembered", () => {
    const columns = new Columns(Zone.UTC, bookOf)
    const remembered = new Remembered(columns)
    const [one] = fc.sample(entry, 1)
    const deal = { ...one!, book: "new-deals", kind: "posted" as const, at: hours(1), subject: "d1" }
    columns.add({
      ...deal,
      tally: bookOf("new-deals").measures.map(() => 1),
      key: Book.encodeKey(bookOf("new-deals"), {})
    })
    const query: Query = {
      ...queryAt(fc.sample(asked, 1)[0]!, 0),
      book: "new-deals",
      where: {},
      from: null,
      to: hours(10),
      knownAt: null,
      deleted: "exclude",
      subjects: null,
      holders: ["u1"],
      by: [],
      perDay: false,
      perInstant: false,
      perSubject: false
    }
    assert.strictEqual(remembered.sums(query, columns.among(["d1"]))?.length, 1)
    assert.strictEqual(remembered.sums(query, columns.among([]))?.length, 0)
  })
})

// Does a long ledger answer as the definition does, as of now and as of any past instant? Thousands of entries under hundreds of keys.
import { assert, describe, test } from "vitest"
import * as Book from "../Book.ts"
import type { Entry } from "../Entry.ts"
import { balances, type Query } from "../Query.ts"
import { dayOf } from "../../time/Calendar.ts"
import type { Instant } from "../../time/Instant.ts"
import { UTC } from "../../time/Zone.ts"
import { Columns } from "./Columns.ts"

const day = 86_400_000
const begin = Date.parse("2026-01-01T00:00:00Z")
const count = 6000
const many = Book.make({
  id: "many",
  dims: ["stage", "user", "source"],
  measures: ["deals", "amount", "never", "base", "unpriced"],
  summed: false,
  post: () => []
})

/** Always the same, and without a pattern that sums could cancel out in. */
const scattered = (n: number, below: number): number => (Math.imul(n + 1, 0x9e37_79b1) >>> 7) % below

/**
 * Over a hundred days, in order; every 97th is told some days late, every 40th comes behind what counts after it, and every 499th
 * long after the time it counts at.
 */
const entries = Array.from({ length: count }, (_, i): Entry => {
  const at =
    begin +
    Math.floor((i * 100 * day) / count) -
    (i % 40 === 3 ? 2 * day : 0) -
    (i % 499 === 9 ? 45 * day : 0)
  const amount = scattered(i, 1000)
  return {
    book: "many",
    at: Math.max(begin, at) as Instant,
    key: `s${scattered(i, 6)}|u${scattered(i * 3, 9)}|${i % 5}`,
    tally: [i % 3 === 0 ? -1 : 1, amount, 0, 2 * amount, i % 7],
    subject: `d${i % 50}`,
    kind: i % 11 === 0 ? "reversed" : "posted",
    seq: i + 1,
    recordedAt: (begin + Math.floor((i * 100 * day) / count) + (i % 97 === 5 ? 6 * day : 0)) as Instant
  }
})
const columns = new Columns(UTC, () => many)
for (const entry of entries) columns.add(entry)

const on = (days: number): Instant => (begin + days * day) as Instant
const asked: Query = {
  book: "many",
  where: {},
  from: null,
  to: on(200),
  knownAt: null,
  deleted: "exclude",
  subjects: null,
  holders: null,
  by: ["stage"],
  perDay: false,
  perInstant: false,
  perSubject: false
}
const questions: Readonly<Record<string, Partial<Query>>> = {
  "the whole": {},
  "a month": { from: on(30), to: on(61) },
  "two days": { from: on(30), to: on(32), by: ["user", "stage"] },
  "one user and two sources": { where: { user: ["u3"], source: ["1", "4"] } },
  "as of the middle": { knownAt: on(50) },
  "as of the end of a month": { from: on(30), to: on(61), knownAt: on(61) },
  "what was learned after the middle": { knownAfter: on(50) },
  "what was learned in a week": { knownAfter: on(50), knownAt: on(57), by: [] },
  "as of before everything": { knownAt: on(-1) },
  "what is deleted": { deleted: "only" },
  "deleted or not": { deleted: "include", from: on(20) },
  "some records": { subjects: ["d1", "d7", "d99"] },
  "day by day": { perDay: true, by: ["user"], to: on(70) },
  "record by record, day by day": { perDay: true, perSubject: true, by: [] },
  "instant by instant": { perInstant: true, from: on(90) },
  "by something that is not there": { by: ["nowhere", "source"], where: { nowhere: [""] } },
  "under something that is not there": { where: { nowhere: ["s1"] } }
}

const inOrder = (found: ReturnType<Columns["sums"]>) => found?.map((one) => JSON.stringify(one)).sort()

describe("a long ledger in columns", () => {
  for (const [name, shape] of Object.entries(questions))
    test(`answers as the definition does: ${name}`, () => {
      const query = { ...asked, ...shape }
      const defined = balances(many, query, entries, {
        dayOf: (at) => dayOf(UTC, at),
        holdersOf: () => []
      })
      assert.deepStrictEqual(inOrder(columns.sums(query)), inOrder(defined))
    })

  test("was asked about many keys, and about entries that came behind those after them", () => {
    assert.isAbove(new Set(entries.map(({ key }) => key)).size, 200)
    assert.isAbove(entries.filter(({ at }, i) => at < (entries[i - 1]?.at ?? 0)).length, 100)
  })
})

// Are sums of whole spans those of their entries, and of the entries that stand there now? More entries than two spans hold.
import { assert, it } from "vitest"
import * as Book from "../Book.ts"
import type { Entry } from "../Entry.ts"
import type { Query } from "../Query.ts"
import * as Instant from "../../time/Instant.ts"
import { UTC } from "../../time/Zone.ts"
import { Columns } from "./Columns.ts"
import { span } from "./KeySums.ts"

const book = Book.make({
  id: "many",
  dims: ["stage"],
  measures: ["deals", "amount", "never", "base", "unpriced"],
  summed: false,
  post: () => []
})
const count = 2 * span + 1000
const entryAt = (at: number, i: number): Entry => ({
  book: "many",
  at: Instant.make(at),
  key: `s${i % 3}`,
  tally: [1, i, 0, 2 * i, i % 2],
  subject: "d",
  kind: "posted",
  seq: i + 1,
  recordedAt: Instant.make(1_000_000)
})
const entries = Array.from({ length: count }, (_, i) => entryAt(i, i))
const asked: Query = {
  book: "many",
  where: {},
  from: null,
  to: Instant.MAX,
  knownAt: Instant.MAX,
  deleted: "exclude",
  subjects: null,
  holders: null,
  by: ["stage"],
  perDay: false,
  perInstant: false,
  perSubject: false
}

/** Added up one by one. */
const plain = (all: ReadonlyArray<Entry>, from: number, to: number) => {
  const sums = new Map<string, Array<number>>()
  for (const { at, key, tally } of all) {
    if (at < from || at >= to) continue
    const sum = sums.get(key) ?? [0, 0, 0, 0, 0]
    sums.set(
      key,
      sum.map((n, i) => n + tally[i]!)
    )
  }
  return Object.fromEntries(sums)
}

const summed = (columns: Columns, query: Partial<Query>) =>
  Object.fromEntries(
    columns
      .sums({ ...asked, ...query })!
      .map(({ key, tally }) => [key["stage"], Book.encodeTally(book, tally)])
  )

it("a question that covers spans whole, and parts of others, is answered by every entry once, however often it is asked", () => {
  const columns = new Columns(UTC, () => book)
  for (const entry of entries) columns.add(entry)
  for (const [from, to] of [
    [0, count],
    [5, span + 5],
    [span, 2 * span],
    [span - 1, 2 * span + 1],
    [0, count]
  ] as const)
    assert.deepStrictEqual(
      summed(columns, { from: Instant.make(from), to: Instant.make(to) }),
      plain(entries, from, to),
      `${from} to ${to}`
    )
})

it("what comes later under a new key, or belongs far back, is in the next answer", () => {
  const columns = new Columns(UTC, () => book)
  for (const entry of entries) columns.add(entry)
  assert.deepStrictEqual(summed(columns, {}), plain(entries, 0, count))
  // So many that came out of order that they are brought to their places.
  const late = Array.from({ length: 12_000 }, (_, i) => ({ ...entryAt(i % span, i), key: `s${i % 5}` }))
  for (const entry of late) columns.add(entry)
  assert.deepStrictEqual(summed(columns, {}), plain([...entries, ...late], 0, count))
  assert.deepStrictEqual(
    summed(columns, { from: Instant.make(span) }),
    plain([...entries, ...late], span, count)
  )
})

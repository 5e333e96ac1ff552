// Are entries grouped by the days of the workspace, and do they run up to the number?
import { assert, describe, it } from "vitest"
import { dayKey } from "../format/date.ts"
import {
  byDay,
  type EntriesPage,
  excludedGroups,
  joined,
  keptOut,
  type LedgerEntry,
  runningSums
} from "./entries.ts"
import { runningPath } from "./running.ts"

const entry = (
  seq: number,
  at: string,
  count = 1,
  amount: number | null = 100,
  currency: string | null = "USD"
): LedgerEntry =>
  ({
    seq,
    at: Date.parse(at),
    what: "DealMoved",
    kind: "posted",
    record: { kind: "deal", id: `d${seq}`, title: "Deal", deleted: false },
    deal: { id: `d${seq}`, title: "Deal", deleted: false },
    from: null,
    to: null,
    owner: null,
    actor: null,
    cause: "user",
    way: "in",
    count,
    amount,
    currency,
    converted: amount ?? 0
  }) as LedgerEntry
const list = [
  entry(3, "2026-11-18T01:00:00Z"),
  entry(2, "2026-11-17T23:30:00Z", -1, -40),
  entry(1, "2026-11-17T10:00:00Z")
]
const total = {
  deals: 1,
  money: [{ currency: "USD", amount: 160 }],
  converted: 160,
  unpriced: 0,
  unbudgeted: 0
}
const page = (over: object = {}): EntriesPage =>
  ({ seq: 3, entries: list, total, next: null, ...over }) as unknown as EntriesPage

describe("entries by day", () => {
  const seqs = (zone: string) =>
    byDay(page(), (at) => dayKey(at, zone)).map((group) => group.entries.map((line) => line.entry.seq))

  it("end a day at the workspace's midnight, not at the device's", () => {
    assert.deepEqual(seqs("UTC"), [[3], [2, 1]])
    assert.deepEqual(seqs("Asia/Tokyo"), [[3, 2], [1]])
  })

  it("have each day's own sum, except where the rest of the day is not read yet", () => {
    const sums = (next: string | null) =>
      byDay(page({ next }), (at) => dayKey(at, "UTC")).map((group) => group.sum)
    assert.deepEqual(sums(null), [
      { count: 1, money: { amount: 100, currency: "USD" } },
      { count: 0, money: { amount: 60, currency: "USD" } }
    ])
    assert.isNull(sums("more")[1])
  })
})

describe("the running sum", () => {
  it("starts from the number itself and comes down to the oldest entry", () => {
    assert.deepEqual(
      runningSums(total, list).map((one) => [one.count, one.money?.amount]),
      [
        [1, 160],
        [0, 60],
        [1, 100]
      ]
    )
  })

  it("has no money where there are several currencies", () => {
    assert.isNull(runningSums(total, [...list, entry(0, "2026-11-01T00:00:00Z", 1, 5, "EUR")])[0]?.money)
  })
})

describe("a further page", () => {
  it("leaves out what was learned after the panel was opened", () => {
    const more = page({ entries: [entry(9, "2026-11-01T00:00:00Z"), entry(0, "2026-10-31T00:00:00Z")] })
    assert.deepEqual(
      joined(page({ next: "x" }), more).entries.map((one) => one.seq),
      [3, 2, 1, 0]
    )
  })
})

describe("the running line", () => {
  it("steps from the oldest sum to the newest within the picture", () => {
    const path = runningPath([0, 10, 5], 100, 40)
    assert.match(path.line, /^M/u)
    assert.deepEqual(path.end, { x: 100, y: 20 })
    assert.strictEqual(path.zero, 34)
  })

  it("draws a flat line for sums that do not change", () => {
    assert.notInclude(runningPath([0, 0], 100, 40).line, "NaN")
  })
})

describe("what a number left out", () => {
  const left = (why: string, id: string) => ({ why, record: { id } })
  const told = page({
    excluded: [left("outside", "a"), left("deleted", "b"), left("deleted", "c")],
    excludedCounts: { cancelled: 0, deleted: 70, restored: 0, excepted: 0, wanting: 0, outside: 900 }
  })

  it("stands under its reasons with how many there are in all, and what lies outside the period comes last", () => {
    assert.deepEqual(
      excludedGroups(told).map(({ count, records, why }) => [
        why,
        count,
        records.map((one) => one.record.id)
      ]),
      [
        ["deleted", 70, ["b", "c"]],
        ["outside", 900, ["a"]]
      ]
    )
  })

  it("is told by number without what lies outside the period", () => {
    assert.strictEqual(keptOut(told), 70)
    assert.strictEqual(keptOut({ excludedCounts: null }), 0)
    assert.deepEqual(excludedGroups({ excluded: [], excludedCounts: null }), [])
  })
})

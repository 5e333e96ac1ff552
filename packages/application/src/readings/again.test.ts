// Is a number read again only where it could read otherwise, and always there?
import { bookOf } from "@weir/domain/metrics/books"
import type { Balance } from "@weir/domain/ledger/Query"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Metric } from "@weir/domain/metrics/Metric"
import type { Instant } from "@weir/domain/time/Instant"
import { assert, describe, test } from "vitest"
import { readAgain } from "./again.ts"

const at = (n: number) => n as Instant
const sums = (n: number): ReadonlyArray<Balance> => [
  { key: {}, day: null, at: null, subject: null, tally: { [bookOf("new-deals").measures[0]!]: n } }
]
const workspace = {} as Ask["workspace"]
const users = [{ id: "u1" }, { id: "u2" }] as unknown as Ask["users"]
const askedAt = (now: number, more: Partial<Ask> = {}): Ask => ({
  workspace,
  pipelines: [],
  users: [...users],
  lists: [],
  window: { from: at(0), to: at(100) },
  previous: { full: { from: at(-100), to: at(0) }, sameElapsed: { from: at(-100), to: at(now - 100) } },
  now: at(now),
  asOf: null,
  pipelineId: null,
  deleted: "exclude",
  holders: null,
  teams: [],
  goals: [],
  client: null,
  ...more
})

/** A metric that reads what it is told to, and counts how often. */
const metricOf = (look: (ask: Ask) => unknown) => {
  const metric = {
    reads: 0,
    id: "of-a-test",
    read: (_: unknown, ask: Ask) => (metric.reads++, { saw: look(ask) })
  }
  return metric
}
type Counted = ReturnType<typeof metricOf>
const read = (metric: Counted, of: Readonly<Record<string, ReadonlyArray<Balance>>>, ask: Ask, name = "it") =>
  readAgain(name, metric as unknown as Metric, of, ask)

describe("a number", () => {
  test("of the same sums is the same object, however late it is", () => {
    const [a, b] = [sums(1), sums(2)]
    const metric = metricOf((ask) => [ask.users.length, ask.window.to, ask.previous.full.from])
    const first = read(metric, { a, b }, askedAt(10))
    assert.strictEqual(read(metric, { a, b }, askedAt(20)), first)
    assert.strictEqual(metric.reads, 1)
  })

  test("that looks at the clock is read again", () => {
    for (const look of [
      (ask: Ask) => ask.now,
      (ask: Ask) => ask.previous.sameElapsed.to,
      (ask: Ask) => ({ ...ask })
    ]) {
      const a = sums(1)
      const metric = metricOf(look)
      read(metric, { a }, askedAt(10))
      assert.deepStrictEqual(read(metric, { a }, askedAt(20)), { saw: look(askedAt(20)) })
      assert.strictEqual(metric.reads, 2)
    }
  })

  test("is read again where any sum is another one, though it says the same", () => {
    const [a, b] = [sums(1), sums(2)]
    const metric = metricOf(() => 0)
    read(metric, { a, b }, askedAt(10))
    read(metric, { a, b: sums(2) }, askedAt(10))
    read(metric, { a: sums(1), b }, askedAt(10))
    assert.strictEqual(metric.reads, 3)
  })

  test("is read again where something else is known", () => {
    const a = sums(1)
    const window = { from: at(1), to: at(100) }
    for (const more of [
      { users: [...users].reverse() },
      { users: users.slice(1) },
      { workspace: {} as Ask["workspace"] },
      { window },
      { previous: { full: window, sameElapsed: window } },
      { asOf: at(5) },
      { pipelineId: "p1" as never },
      { holders: ["u1" as never] },
      { goals: [{} as never] },
      { pipelinesThen: [] },
      { deleted: "include" as const },
      { client: {} as never }
    ]) {
      const metric = metricOf((ask) => ask.users.length)
      read(metric, { a }, askedAt(10), JSON.stringify(more))
      read(metric, { a }, askedAt(10, more), JSON.stringify(more))
      assert.strictEqual(metric.reads, 2, JSON.stringify(more))
    }
  })

  test("asked of the same sums under another name is another number", () => {
    const a = sums(1)
    const metric = metricOf(() => 0)
    read(metric, { a }, askedAt(10), "one")
    read(metric, { a }, askedAt(10), "other")
    read(metric, { a }, askedAt(10), "one")
    assert.strictEqual(metric.reads, 2)
  })
})

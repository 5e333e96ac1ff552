// Is every change counted once, and a burst told as one?
import { assert, describe, it } from "vitest"
import type { ChangeWire } from "../api/types.ts"
import { told } from "./recent.ts"

const change = (seq: number, more = 0): ChangeWire => ({
  seq,
  more,
  at: "2026-11-22T12:00:00.000Z",
  what: "DealMoved",
  events: 1,
  who: { id: "u", name: "Marco" },
  deal: null,
  from: null,
  to: null
})

describe("what has just happened", () => {
  it("is told one by one where there is time between", () => {
    const first = told(undefined, change(1), 0)
    assert.deepEqual([first.count, told(first, change(2), 10_000).count], [1, 1])
  })

  it("is counted together in a burst, with those that were not told one by one", () => {
    const burst = told(told(told(undefined, change(1), 0), change(9, 3), 1000), change(12, 1), 2000)
    assert.deepEqual([burst.count, burst.change.seq], [7, 12])
  })

  it("is not told twice when the line breaks between a change and its numbers", () => {
    const first = told(undefined, change(5), 0)
    assert.strictEqual(told(first, change(5), 100), first)
    assert.strictEqual(told(first, change(4, 2), 100), first)
  })
})

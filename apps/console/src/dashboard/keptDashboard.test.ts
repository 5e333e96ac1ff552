// Does a widget whose answer did not change stay out of it when the dashboard does?
import { assert, describe, it } from "vitest"
import { computed, effect, shallowRef } from "vue"
import type { Dashboard } from "../readings/view.ts"
import { keptDashboard } from "./keptDashboard.ts"

const dashboard = (seq: number, won: number): Dashboard => ({
  seq,
  at: seq,
  window: { from: 0, to: 10 },
  compared: { from: -10, to: seq - 10 },
  before: { from: -10, to: 0 },
  answers: new Map<string, unknown>([
    ["won-deals", { now: { deals: won } }],
    ["calls-in", { now: { calls: 7 }, rows: [{ user: "a", calls: 7 }] }]
  ])
})

describe("a newer dashboard", () => {
  it("wakes only the widgets whose answers changed", () => {
    const data = shallowRef(dashboard(1, 1))
    const woken: Record<string, number> = { "won-deals": 0, "calls-in": 0 }
    for (const key of Object.keys(woken)) {
      const reading = computed(() => data.value.answers.get(key))
      effect(() => {
        void reading.value
        woken[key]! += 1
      })
    }
    for (let seq = 2; seq <= 200; seq++) data.value = keptDashboard(data.value, dashboard(seq, seq))
    assert.deepEqual(woken, { "won-deals": 200, "calls-in": 1 })
  })

  it("says all that it said, with the parts that are the same kept", () => {
    const before = dashboard(1, 1)
    const next = keptDashboard(before, dashboard(2, 5))
    assert.deepEqual(next, dashboard(2, 5))
    assert.strictEqual(next.window, before.window)
    assert.strictEqual(next.answers.get("calls-in"), before.answers.get("calls-in"))
  })
})

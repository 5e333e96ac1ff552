// Does the gauge fill as the goal is reached, and no further?
import { assert, describe, it } from "vitest"
import { gauge } from "./gauge.ts"

const shape = { radius: 86, stroke: 14 }

describe("a gauge", () => {
  it("is empty at nothing and full at the whole", () => {
    assert.strictEqual(gauge(0, shape).value, "")
    assert.strictEqual(gauge(1, shape).value, gauge(1, shape).track)
  })

  it("stays full when the goal is surpassed, and empty below zero", () => {
    assert.strictEqual(gauge(1.37, shape).value, gauge(1, shape).value)
    assert.strictEqual(gauge(-0.2, shape).value, "")
  })

  it("ends at noon when half is reached", () => {
    // The inner edge of the ring at noon.
    assert.include(gauge(0.5, shape).value, "L0 -79A")
  })

  it("has its tick where the time is, across the ring", () => {
    const tick = gauge(0.3, { ...shape, tick: 0.5 }).tick
    assert.deepEqual(tick, { x1: 0, y1: -76, x2: 0, y2: -97 })
    assert.isNull(gauge(0.3, shape).tick)
  })

  it("takes the room of the ring, and of the tick beyond it", () => {
    assert.deepEqual([gauge(0.3, shape).width, gauge(0.3, shape).height], [186, 93])
    assert.strictEqual(gauge(0.3, { ...shape, tick: 0 }).width, 194)
  })
})

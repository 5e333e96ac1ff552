// Do the rings run where they should?
import { assert, describe, it } from "vitest"
import { leaderAngle, ringPitch, rings } from "./rings.ts"

describe("the rings", () => {
  it("start at twelve o'clock and take the leader three quarters round, to nine o'clock", () => {
    const [leader] = rings([leaderAngle])
    assert.strictEqual(leader?.arc, "M118 8A110 110 0 1 1 8.00 118.00")
    assert.strictEqual(leader?.track, leader?.arc)
  })

  it("stand one pitch apart, the first outermost", () => {
    assert.deepEqual(
      rings([270, 180, 90]).map((ring) => ring.radius),
      [110, 110 - ringPitch, 110 - 2 * ringPitch]
    )
  })

  it("draw no arc for nothing, and the short way for less than half a circle", () => {
    const [none, quarter] = rings([0, 90])
    assert.strictEqual(none?.arc, "")
    assert.match(quarter?.arc ?? "", / 0 0 1 /u)
  })

  it("keep nine rings inside the circle", () => {
    const nine = rings(Array.from({ length: 9 }, () => 10))
    assert.isAtLeast(Math.min(...nine.map((ring) => ring.radius)), 8)
  })

  it("end each label left of the start, level with its ring", () => {
    const [first] = rings([270])
    assert.deepEqual(first?.label, { x: 110, y: 12 })
  })
})

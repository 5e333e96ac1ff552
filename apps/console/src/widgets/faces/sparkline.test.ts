// Does the small line say what the days say, and no more of them than have passed?
import { assert, describe, it } from "vitest"
import { passed, sparkline } from "./sparkline.ts"

const days = [
  { date: "2026-11-01", n: 2 },
  { date: "2026-11-02", n: 4 },
  { date: "2026-11-03", n: 4 },
  { date: "2026-11-04", n: 0 }
]
const box = { width: 103, height: 52 }

describe("the small line of days", () => {
  it("ends with today: days to come are not nothing", () => {
    assert.deepEqual(
      passed(days, "2026-11-03").map(({ date }) => date),
      ["2026-11-01", "2026-11-02", "2026-11-03"]
    )
    assert.lengthOf(passed(days, "2026-12-24"), 4)
  })

  it("runs from edge to edge, the most at the top, nothing at the bottom", () => {
    const drawn = sparkline(days, box)
    assert.match(drawn.line, /^M0,26\.5L33\.3,3L66\.7,3L100,50$/u)
    assert.deepEqual(drawn.end, { x: 100, y: 50 })
  })

  it("names the newest of the fullest days, and none where all are empty", () => {
    assert.strictEqual(sparkline(days, box).most?.date, "2026-11-03")
    assert.isNull(sparkline([{ date: "2026-11-01", n: 0 }], box).most)
  })

  it("is level on a single day", () => {
    assert.strictEqual(sparkline([days[0]!], box).line, "M0,3L100,3")
  })
})

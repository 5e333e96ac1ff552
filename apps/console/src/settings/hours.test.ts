import { assert, describe, it } from "vitest"
import { clock } from "../format/clock.ts"
import { closingOf, usualHours, weekFrom, withDay } from "./hours.ts"

describe("business hours", () => {
  it("end with the day when one closes at midnight", () => {
    assert.strictEqual(closingOf("00:00"), 1440)
    assert.strictEqual(closingOf("18:30"), 1110)
    assert.strictEqual(clock(1440), "00:00")
  })

  it("change a day at a time and keep the order of the week", () => {
    const longer = withDay(withDay(usualHours, 7, { opens: 600, closes: 720 }), 3, null)
    assert.deepStrictEqual(
      longer.map(({ weekday }) => weekday),
      [1, 2, 4, 5, 7]
    )
    assert.deepStrictEqual(withDay(longer, 3, { opens: 540, closes: 1080 })[2], usualHours[2])
    // The hours of one day are taken over to another, its name is not.
    assert.deepStrictEqual(withDay([], 6, usualHours[0]!), [{ weekday: 6, opens: 540, closes: 1080 }])
  })

  it("begin with the workspace's first day of the week", () => {
    assert.deepStrictEqual(weekFrom(7), [7, 1, 2, 3, 4, 5, 6])
    assert.deepStrictEqual(weekFrom(1), [1, 2, 3, 4, 5, 6, 7])
  })
})

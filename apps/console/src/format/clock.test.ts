// Is a time of day read as people write it, and written as a clock shows it?
import { assert, describe, it } from "vitest"
import { clock, minutesOf, readClock } from "./clock.ts"

describe("a time of day", () => {
  it("is read as people write it", () => {
    assert.deepEqual(["14:30", "14.30", "1430", "9", " 9:05 ", "0:00", "9h15"].map(readClock), [
      "14:30",
      "14:30",
      "14:30",
      "09:00",
      "09:05",
      "00:00",
      "09:15"
    ])
  })

  it("that is none is not", () => {
    for (const odd of ["", "24:00", "12:60", "noon", "1:2", "-1", "12:30:00"])
      assert.isUndefined(readClock(odd), odd)
  })

  it("is written as a clock shows it and read back", () => {
    for (const minutes of [0, 9 * 60 + 5, 1439]) assert.strictEqual(minutesOf(clock(minutes)), minutes)
    for (const wrong of ["", "24:00", "9:00", "09:60", "nine"]) assert.isNull(minutesOf(wrong))
  })

  it("goes on past midnight, either way", () => {
    assert.deepEqual([1440, 1441, -1, -61].map(clock), ["00:00", "00:01", "23:59", "22:59"])
  })
})

// Do the pages of the calendar hold the right days, and do keys lead where they should?
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import * as Calendar from "./calendar.ts"

const aDay = fc
  .integer({ min: Date.UTC(1999, 0, 1) / 86_400_000, max: Date.UTC(2040, 0, 1) / 86_400_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
const aWeekStart = fc.integer({ min: 1, max: 7 })

describe("a month's page", () => {
  it("holds every day of the month once, in its column", () => {
    fc.assert(
      fc.property(aDay, aWeekStart, (day, weekStart) => {
        const weeks = Calendar.weeksOf(day, weekStart)
        const days = weeks.flat().filter((place) => place !== null)
        assert.strictEqual(days[0], Calendar.firstOfMonth(day))
        assert.strictEqual(days.at(-1), Calendar.lastOfMonth(day))
        assert.deepEqual(days, [...new Set(days)].toSorted())
        assert.strictEqual(days.length, Number(Calendar.lastOfMonth(day).slice(8)))
        for (const week of weeks) {
          assert.isTrue(week.some((place) => place !== null))
          week.forEach((place, column) => {
            if (place !== null)
              assert.strictEqual(Calendar.weekdayOf(place), ((weekStart - 1 + column) % 7) + 1)
          })
        }
      })
    )
  })
})

describe("days of the calendar", () => {
  it("are counted as they are added", () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        assert.strictEqual(Calendar.daysBetween(day, Calendar.addDays(day, n)), n)
      })
    )
  })

  it("keep to the last day where a month is shorter", () => {
    assert.strictEqual(Calendar.addMonths("2026-01-31", 1), "2026-02-28")
    assert.strictEqual(Calendar.addMonths("2028-02-29", -12), "2027-02-28")
    assert.strictEqual(Calendar.addMonths("2026-01-15", -1), "2025-12-15")
    assert.strictEqual(Calendar.addMonths("2026-11-30", 14), "2028-01-30")
  })

  it("begin quarters and years", () => {
    assert.deepEqual(["2026-01-31", "2026-06-30", "2026-11-18"].map(Calendar.firstOfQuarter), [
      "2026-01-01",
      "2026-04-01",
      "2026-10-01"
    ])
    assert.strictEqual(Calendar.firstOfYear("2026-11-18"), "2026-01-01")
  })
})

describe("a key", () => {
  const from = (key: string, shiftKey = false, weekStart = 1) =>
    Calendar.dayByKey("2026-11-18", { key, shiftKey }, weekStart)

  it("leads by days, weeks, months and years", () => {
    assert.deepEqual(
      ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown"].map((key) => from(key)),
      ["2026-11-17", "2026-11-19", "2026-11-11", "2026-11-25", "2026-10-18", "2026-12-18"]
    )
    assert.deepEqual([from("PageUp", true), from("PageDown", true)], ["2025-11-18", "2027-11-18"])
    assert.isUndefined(from("x"))
  })

  it("leads to the ends of the week as weeks are counted here", () => {
    assert.deepEqual([from("Home"), from("End")], ["2026-11-16", "2026-11-22"])
    assert.deepEqual([from("Home", false, 7), from("End", false, 7)], ["2026-11-15", "2026-11-21"])
  })
})

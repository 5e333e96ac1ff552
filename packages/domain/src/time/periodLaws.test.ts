// What holds for every period, in every zone and with any first day of the week?
import { Result, Schema } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import * as Calendar from "./Calendar.ts"
import * as Instant from "./Instant.ts"
import * as LocalDate from "./LocalDate.ts"
import * as Period from "./Period.ts"
import * as Window from "./Window.ts"
import { calendar, custom, now, period, previousOf, unit, windowOf } from "./testing/periods.ts"

describe("laws, over every zone and first day of the week", () => {
  it("days, weeks, months, quarters and years tile time", () => {
    fc.assert(
      fc.property(unit, now, calendar, (unit, now, calendar) => {
        const current = windowOf(unit, now, calendar)
        assert.isTrue(Window.contains(current, now))
        const next = windowOf(unit, current.to, calendar)
        assert.strictEqual(next.from, current.to)
        assert.deepStrictEqual(windowOf(unit, current.from, calendar), current)
        assert.deepStrictEqual(windowOf(unit, Instant.make(current.to - 1), calendar), current)
      }),
      { numRuns: 2000 }
    )
  })

  it("the unit before the next one is this one", () => {
    fc.assert(
      fc.property(unit, now, calendar, (unit, now, calendar) => {
        const current = windowOf(unit, now, calendar)
        assert.deepStrictEqual(previousOf(unit, current.to, calendar).full, current)
      }),
      { numRuns: 2000 }
    )
  })

  it("the period before ends where this one begins", () => {
    fc.assert(
      fc.property(period, now, calendar, (period, now, calendar) => {
        assert.strictEqual(previousOf(period, now, calendar).full.to, windowOf(period, now, calendar).from)
      }),
      { numRuns: 2000 }
    )
  })

  it("a custom period and the one before have equally many dates", () => {
    fc.assert(
      fc.property(custom, now, calendar, (custom, now, calendar) => {
        if (custom.kind !== "custom") return
        const { full } = previousOf(custom, now, calendar)
        const first = LocalDate.addDays(custom.from, -1 - LocalDate.diffDays(custom.from, custom.to))
        assert.strictEqual(full.from, Calendar.startOfDay(calendar.zone, first))
        assert.strictEqual(full.to, Calendar.startOfDay(calendar.zone, custom.from))
      }),
      { numRuns: 1000 }
    )
  })

  it("as far as now lies within the period before, and is all of it once this one is over", () => {
    fc.assert(
      fc.property(period, now, calendar, (period, now, calendar) => {
        const current = windowOf(period, now, calendar)
        const { full, sameElapsed } = previousOf(period, now, calendar)
        assert.strictEqual(sameElapsed.from, full.from)
        assert.isTrue(full.from <= sameElapsed.to && sameElapsed.to <= full.to)
        if (now >= current.to) assert.strictEqual(sameElapsed.to, full.to)
      }),
      { numRuns: 2000 }
    )
  })

  it("as far as now shows the same time on the clock, unless the clock skipped it", () => {
    fc.assert(
      fc.property(unit, now, calendar, (unit, now, calendar) => {
        const { full, sameElapsed } = previousOf(unit, now, calendar)
        if (sameElapsed.to === full.to || sameElapsed.to === full.from) return
        const [here, there] = [
          Calendar.localTime(calendar.zone, now),
          Calendar.localTime(calendar.zone, sameElapsed.to)
        ]
        if (Calendar.fromLocal(calendar.zone, { ...here, date: there.date }).kind === "skipped") return
        assert.deepStrictEqual({ ...there, date: "" }, { ...here, date: "" })
      }),
      { numRuns: 2000 }
    )
  })

  it("a period is written and read back the same, and its schema accepts it", () => {
    fc.assert(
      fc.property(period, (period) => {
        assert.deepStrictEqual(Result.getOrThrow(Period.parse(Period.format(period))), period)
        assert.deepStrictEqual(
          Schema.decodeUnknownSync(Period.Period)(JSON.parse(JSON.stringify(period))),
          period
        )
      })
    )
  })
})

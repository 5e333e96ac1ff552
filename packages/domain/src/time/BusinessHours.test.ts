import { Result, Schema } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { BusinessHours, within } from "./BusinessHours.ts"
import { dayWindow } from "./Calendar.ts"
import * as Instant from "./Instant.ts"
import * as LocalDate from "./LocalDate.ts"
import * as Zone from "./Zone.ts"

const HOUR = 3_600_000
const lisbon = Zone.make("Europe/Lisbon")
const berlin = Zone.make("Europe/Berlin")
const days = (opens: number, closes: number, weekdays: ReadonlyArray<LocalDate.Weekday>): BusinessHours =>
  weekdays.map((weekday) => ({ weekday, opens, closes }))
const nineToSix = days(540, 1080, [1, 2, 3, 4, 5])
const always = days(0, 1440, [1, 2, 3, 4, 5, 6, 7])
const between = (from: string, to: string) => ({ from: Instant.iso(from), to: Instant.iso(to) })

describe("time within business hours", () => {
  it("leaves out the night", () =>
    assert.strictEqual(
      within(nineToSix, lisbon, between("2024-03-05T17:30:00Z", "2024-03-06T09:15:00Z")),
      0.75 * HOUR
    ))

  it("leaves out days off", () =>
    assert.strictEqual(
      within(nineToSix, lisbon, between("2024-03-08T17:00:00Z", "2024-03-11T10:00:00Z")),
      2 * HOUR
    ))

  it("is none before opening and after closing, and none of a moment", () => {
    assert.strictEqual(within(nineToSix, lisbon, between("2024-03-05T18:00:00Z", "2024-03-06T09:00:00Z")), 0)
    assert.strictEqual(within(nineToSix, lisbon, between("2024-03-05T12:00:00Z", "2024-03-05T12:00:00Z")), 0)
  })

  it("passes as it passes where the clock is turned", () => {
    const of = (date: string) => within(always, berlin, dayWindow(berlin, LocalDate.make(date)))
    assert.deepStrictEqual([of("2024-03-31"), of("2024-10-27")], [23 * HOUR, 25 * HOUR])
    // Opening at half past two: the clock never shows it that night, and shows it twice in autumn.
    const early = days(150, 240, [7])
    const spring = within(early, berlin, dayWindow(berlin, LocalDate.make("2024-03-31")))
    const autumn = within(early, berlin, dayWindow(berlin, LocalDate.make("2024-10-27")))
    assert.deepStrictEqual([spring, autumn], [HOUR, 2.5 * HOUR])
  })

  it("adds up over parts, and is all of it where it is always open", () => {
    const instant = fc.integer({ min: Date.UTC(2011, 0, 1), max: Date.UTC(2012, 5, 1) }).map(Instant.make)
    const zone = fc.constantFrom("Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia").map(Zone.make)
    fc.assert(
      fc.property(zone, fc.tuple(instant, instant, instant), (zone, all) => {
        const [a, b, c] = all.toSorted((x, y) => x - y) as [Instant.Instant, Instant.Instant, Instant.Instant]
        for (const hours of [nineToSix, always])
          assert.strictEqual(
            within(hours, zone, { from: a, to: b }) + within(hours, zone, { from: b, to: c }),
            within(hours, zone, { from: a, to: c })
          )
        assert.strictEqual(within(always, zone, { from: a, to: c }), c - a)
      }),
      { numRuns: 60 }
    )
  })
})

describe("business hours", () => {
  const read = Schema.decodeUnknownResult(BusinessHours)
  it("close after they open, have a working day, and name each weekday once", () => {
    for (const right of [nineToSix, always, days(0, 1, [1]), days(1439, 1440, [7])])
      assert.isTrue(Result.isSuccess(read(right)))
    for (const [wrong, reason] of [
      [[], "working day"],
      [days(600, 600, [1]), "closes"],
      [[...nineToSix, ...days(0, 60, [1])], "weekday"],
      [days(-1, 60, [1]), "opens"],
      [days(0, 1441, [1]), "closes"]
    ] as const) {
      const refused = read(wrong)
      assert.isTrue(Result.isFailure(refused))
      if (Result.isFailure(refused)) assert.include(String(refused.failure), reason)
    }
  })
})

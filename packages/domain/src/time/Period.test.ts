// Which days are a period, and which are the period before?
import { Result } from "effect"
import { assert, describe, it } from "vitest"
import * as Calendar from "./Calendar.ts"
import * as Instant from "./Instant.ts"
import * as Period from "./Period.ts"
import * as Window from "./Window.ts"
import * as Zone from "./Zone.ts"
import { at, berlin, d, HOUR, previousOf, refusal, shown, windowOf } from "./testing/periods.ts"

describe("the periods", () => {
  // A Friday.
  const friday = at("2024-03-15T12:00:00Z")
  const dates = (period: Period.Period, calendar = berlin) => {
    const days = Calendar.daysOf(calendar.zone, windowOf(period, friday, calendar))
    return `${days[0]!.date}..${days.at(-1)!.date}`
  }

  it("are calendar units around now, or days that end with today", () => {
    assert.strictEqual(dates({ kind: "today" }), "2024-03-15..2024-03-15")
    assert.strictEqual(dates({ kind: "yesterday" }), "2024-03-14..2024-03-14")
    assert.strictEqual(dates({ kind: "week" }), "2024-03-11..2024-03-17")
    assert.strictEqual(dates({ kind: "week" }, { ...berlin, weekStart: 7 }), "2024-03-10..2024-03-16")
    assert.strictEqual(dates({ kind: "week" }, { ...berlin, weekStart: 6 }), "2024-03-09..2024-03-15")
    assert.strictEqual(dates({ kind: "month" }), "2024-03-01..2024-03-31")
    assert.strictEqual(dates({ kind: "quarter" }), "2024-01-01..2024-03-31")
    assert.strictEqual(dates({ kind: "year" }), "2024-01-01..2024-12-31")
    assert.strictEqual(dates({ kind: "last-7-days" }), "2024-03-09..2024-03-15")
    assert.strictEqual(dates({ kind: "last-30-days" }), "2024-02-15..2024-03-15")
    assert.strictEqual(
      dates({ kind: "custom", from: d("2024-01-30"), to: d("2024-02-02") }),
      "2024-01-30..2024-02-02"
    )
  })

  it("a custom period of one date is exactly one account day", () => {
    const day = d("2024-10-27")
    assert.deepStrictEqual(
      windowOf({ kind: "custom", from: day, to: day }, friday, berlin),
      Calendar.dayWindow(berlin.zone, day)
    )
    assert.strictEqual(
      Window.lengthMs(windowOf({ kind: "custom", from: day, to: day }, friday, berlin)),
      25 * HOUR
    )
  })

  it("an event of 1 March 02:30 UTC falls into São Paulo's February", () => {
    const event = at("2024-03-01T02:30:00Z")
    const saoPaulo: Calendar.Calendar = { zone: Zone.make("America/Sao_Paulo"), weekStart: 1 }
    assert.deepStrictEqual(shown(windowOf({ kind: "month" }, event, saoPaulo)), [
      "2024-02-01T03:00:00.000Z",
      "2024-03-01T03:00:00.000Z"
    ])
  })

  it("a custom period needs its dates in order and spans at most five years", () => {
    const of = (from: string, to: string) =>
      refusal(Period.windowOf({ kind: "custom", from: d(from), to: d(to) }, friday, berlin))
    assert.deepStrictEqual(of("2024-02-02", "2024-02-01"), [
      "to",
      "must not be before 2024-02-02, the first day"
    ])
    assert.strictEqual(of("2017-01-01", "2021-12-31"), "accepted")
    assert.deepStrictEqual(of("2017-01-01", "2022-01-01"), [
      "to",
      "must be less than 5 years after 2017-01-01, the first day"
    ])
    assert.strictEqual(of("2016-02-29", "2021-02-27"), "accepted")
    assert.deepStrictEqual(
      refusal(
        Period.previousOf({ kind: "custom", from: d("2024-02-02"), to: d("2024-02-01") }, friday, berlin)
      )[0],
      "to"
    )
  })
})

describe("the period before", () => {
  const at31March = at("2024-03-31T13:00:00Z") // 15:00 in Berlin, summer time since 03:00
  const before = (period: Period.Period, now: Instant.Instant) => {
    const { full, sameElapsed } = previousOf(period, now, berlin)
    return [...shown(full), Instant.toIso(sameElapsed.to)]
  }

  it("on 31 March 15:00 is February, and as far as now is the whole of it", () => {
    assert.deepStrictEqual(before({ kind: "month" }, at31March), [
      "2024-01-31T23:00:00.000Z",
      "2024-02-29T23:00:00.000Z",
      "2024-02-29T23:00:00.000Z"
    ])
  })

  it("as far as now means the same day of the unit and the same time on the clock, across a turned clock", () => {
    assert.deepStrictEqual(before({ kind: "month" }, at("2024-04-15T08:30:00Z")), [
      "2024-02-29T23:00:00.000Z",
      "2024-03-31T22:00:00.000Z",
      "2024-03-15T09:30:00.000Z"
    ])
    assert.deepStrictEqual(
      before({ kind: "week" }, at("2024-04-03T08:30:00Z"))[2],
      "2024-03-27T09:30:00.000Z"
    )
    assert.deepStrictEqual(before({ kind: "today" }, at31March)[2], "2024-03-30T14:00:00.000Z")
  })

  it("of a time the clock skipped is the instant after the gap", () => {
    assert.deepStrictEqual(
      before({ kind: "today" }, at("2024-04-01T00:30:00Z"))[2],
      "2024-03-31T01:00:00.000Z"
    )
  })

  it("of a period that is over is compared whole, of one to come with nothing", () => {
    const custom: Period.Period = { kind: "custom", from: d("2024-04-03"), to: d("2024-04-04") }
    assert.deepStrictEqual(before(custom, at("2024-05-01T00:00:00Z")), [
      "2024-03-31T22:00:00.000Z",
      "2024-04-02T22:00:00.000Z",
      "2024-04-02T22:00:00.000Z"
    ])
    assert.strictEqual(before(custom, at31March)[2], "2024-03-31T22:00:00.000Z")
    assert.strictEqual(before({ kind: "yesterday" }, at31March)[2], "2024-03-29T23:00:00.000Z")
  })

  it("is right where the clock was put back over midnight: half an hour into 29 October it shows 23:30 again", () => {
    const stJohns: Calendar.Calendar = { zone: Zone.make("America/St_Johns"), weekStart: 1 }
    const now = at("2006-10-29T03:00:00Z")
    const read = (kind: "today" | "yesterday") => {
      const { full, sameElapsed } = previousOf({ kind }, now, stJohns)
      return [...shown(full), Instant.toIso(sameElapsed.to)]
    }
    assert.deepStrictEqual(read("today"), [
      "2006-10-28T02:30:00.000Z",
      "2006-10-29T02:30:00.000Z",
      "2006-10-28T03:00:00.000Z"
    ])
    assert.deepStrictEqual(read("yesterday"), [
      "2006-10-27T02:30:00.000Z",
      "2006-10-28T02:30:00.000Z",
      "2006-10-28T02:30:00.000Z"
    ])
  })

  it("is refused when the calendar does not reach back so far", () => {
    const first: Period.Period = { kind: "custom", from: d("1970-01-02"), to: d("1970-01-03") }
    assert.deepStrictEqual(refusal(Period.previousOf(first, at31March, berlin)), [
      "from",
      "the period before would begin before 1970-01-01"
    ])
    assert.strictEqual(refusal(Period.previousOf({ kind: "month" }, Instant.MIN, berlin))[0], "period")
  })

  it("never breaks at the rim of the calendar", () => {
    for (const now of [Instant.MIN, Instant.MAX]) {
      for (const kind of [
        "today",
        "yesterday",
        "week",
        "month",
        "last-7-days",
        "last-30-days",
        "quarter",
        "year"
      ] as const) {
        const window = windowOf({ kind }, now, berlin)
        assert.isTrue(window.from <= window.to, kind)
        assert.notStrictEqual(Period.previousOf({ kind }, now, berlin), undefined)
      }
    }
    assert.strictEqual(
      windowOf({ kind: "custom", from: d("9999-12-30"), to: d("9999-12-31") }, at31March, berlin).to,
      Instant.MAX
    )
  })
})

describe("reading a period", () => {
  it("names what is wrong", () => {
    assert.strictEqual(refusal(Period.parse("fortnight"))[0], "period")
    assert.strictEqual(refusal(Period.parse("custom"))[0], "period")
    assert.strictEqual(refusal(Period.parse(""))[0], "period")
    assert.deepStrictEqual(refusal(Period.parse("2024-02-30..2024-03-01"))[0], "from")
    assert.deepStrictEqual(refusal(Period.parse("2024-02-01.."))[0], "to")
    assert.deepStrictEqual(refusal(Period.parse("2024-02-02..2024-02-01"))[0], "to")
    assert.deepStrictEqual(refusal(Period.parse("2024-02-02..2024-02-03..2024-02-04"))[0], "to")
  })
})

it("only the very first day begins with the calendar itself, and it ends as every day does", () => {
  const utc: Calendar.Calendar = { zone: Zone.UTC, weekStart: 1 }
  const of = (date: string) =>
    Result.getOrThrow(
      Period.windowOf({ kind: "custom", from: d(date), to: d(date) }, at("1970-02-01T00:00:00Z"), utc)
    )
  assert.deepStrictEqual(of("1970-01-01"), { from: Instant.MIN, to: at("1970-01-02T00:00:00Z") })
  assert.strictEqual(of("1970-01-02").from, at("1970-01-02T00:00:00Z"))
})

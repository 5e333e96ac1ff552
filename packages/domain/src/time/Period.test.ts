import { Result, Schema } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import * as Calendar from "./Calendar.ts"
import * as Instant from "./Instant.ts"
import * as LocalDate from "./LocalDate.ts"
import * as Period from "./Period.ts"
import * as Window from "./Window.ts"
import * as Zone from "./Zone.ts"

const HOUR = 3_600_000
const d = LocalDate.make
const at = Instant.iso
const berlin: Calendar.Calendar = { zone: Zone.make("Europe/Berlin"), weekStart: 1 }

const calendar: fc.Arbitrary<Calendar.Calendar> = fc.record({
  zone: fc.constantFrom(...Intl.supportedValuesOf("timeZone").map(Zone.make)),
  weekStart: fc.constantFrom(1, 2, 3, 4, 5, 6, 7)
})
const now = fc.integer({ min: Date.UTC(1973, 0, 1), max: Date.UTC(2100, 0, 1) }).map(Instant.make)
const unit = fc.constantFrom<Period.Period>(
  { kind: "today" },
  { kind: "week" },
  { kind: "month" },
  { kind: "quarter" },
  { kind: "year" }
)
const custom = fc
  .tuple(fc.integer({ min: 4000, max: 40_000 }), fc.integer({ min: 0, max: 1800 }))
  .map(([first, more]): Period.Period => ({
    kind: "custom",
    from: LocalDate.ofEpochDay(first),
    to: LocalDate.ofEpochDay(first + more)
  }))
const period = fc.oneof(
  unit,
  custom,
  fc.constantFrom<Period.Period>({ kind: "yesterday" }, { kind: "last-7-days" }, { kind: "last-30-days" })
)

const windowOf = (period: Period.Period, now: Instant.Instant, calendar: Calendar.Calendar) =>
  Result.getOrThrow(Period.windowOf(period, now, calendar))
const previousOf = (period: Period.Period, now: Instant.Instant, calendar: Calendar.Calendar) =>
  Result.getOrThrow(Period.previousOf(period, now, calendar))
const shown = (window: Window.Window) => [Instant.toIso(window.from), Instant.toIso(window.to)]
const refusal = (result: Result.Result<unknown, Period.PeriodInvalid>) =>
  Result.isFailure(result) ? [result.failure.field, result.failure.reason] : "accepted"

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

it("only the very first day begins with the calendar itself", () => {
  const utc: Calendar.Calendar = { zone: Zone.UTC, weekStart: 1 }
  const fromOf = (date: string) =>
    Result.getOrThrow(
      Period.windowOf({ kind: "custom", from: d(date), to: d(date) }, at("1970-02-01T00:00:00Z"), utc)
    ).from
  assert.strictEqual(fromOf("1970-01-01"), Instant.MIN)
  assert.strictEqual(fromOf("1970-01-02"), at("1970-01-02T00:00:00Z"))
})

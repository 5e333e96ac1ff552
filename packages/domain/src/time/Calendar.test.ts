import fc from "fast-check"
import { assert, describe, it } from "vitest"
import * as Calendar from "./Calendar.ts"
import * as Instant from "./Instant.ts"
import * as LocalDate from "./LocalDate.ts"
import * as Window from "./Window.ts"
import * as Zone from "./Zone.ts"
import { turnsBetween } from "./ZoneOffset.ts"

const HOUR = 3_600_000
const zones = Intl.supportedValuesOf("timeZone").map(Zone.make)
const zone = fc.constantFrom(...zones)
const instant = fc.integer({ min: 864_000_000, max: Date.UTC(2100, 0, 1) }).map(Instant.make)
/** A zone and an instant, half of them within hours of a turned clock. */
const turns = zones.flatMap((zone) =>
  turnsBetween(zone, Date.UTC(2011, 0, 1), Date.UTC(2012, 0, 1))
    .slice(1)
    .map((turn) => [zone, turn.from] as const)
)
const moment = fc.oneof(
  fc.tuple(zone, instant),
  fc
    .tuple(fc.constantFrom(...turns), fc.integer({ min: -3 * HOUR, max: 3 * HOUR }))
    .map(([[zone, turn], away]) => [zone, Instant.make(turn + away)] as const)
)
const date = fc.integer({ min: 1, max: 47_482 }).map(LocalDate.ofEpochDay)
const d = LocalDate.make
const at = Instant.iso
const hoursLong = (zoneName: string, day: string) =>
  Window.lengthMs(Calendar.dayWindow(Zone.make(zoneName), d(day))) / HOUR
const start = (zoneName: string, day: string) =>
  Instant.toIso(Calendar.startOfDay(Zone.make(zoneName), d(day)))

/** The runtime's own date. */
const spokenDate = (zone: string, ms: number): string =>
  new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit"
  }).format(ms)

describe("laws, over every zone", () => {
  it("a day ends where the next begins, and its first and last instants are its own", () => {
    fc.assert(
      fc.property(zone, date, (zone, date) => {
        const day = Calendar.dayWindow(zone, date)
        assert.strictEqual(day.to, Calendar.startOfDay(zone, LocalDate.addDays(date, 1)))
        if (Window.isEmpty(day)) return
        assert.strictEqual(Calendar.dayOf(zone, day.from), date)
        assert.strictEqual(Calendar.dayOf(zone, Instant.make(day.to - 1)), date)
        assert.isBelow(LocalDate.compare(Calendar.dayOf(zone, Instant.make(day.from - 1)), date), 0)
        assert.isAbove(LocalDate.compare(Calendar.dayOf(zone, day.to), date), 0)
      }),
      { numRuns: 3000 }
    )
  })

  it("a day begins at the first instant that the runtime dates with it", () => {
    fc.assert(
      fc.property(zone, date, (zone, date) => {
        const day = Calendar.dayWindow(zone, date)
        if (Window.isEmpty(day)) return
        assert.strictEqual(spokenDate(zone, day.from), date)
        assert.isBelow(spokenDate(zone, day.from - 1) < date ? -1 : 1, 0)
      }),
      { numRuns: 1500 }
    )
  })

  it("every day of a year of many turned clocks tiles time", () => {
    let odd = 0
    for (const zone of zones) {
      for (let day = d("2011-01-01"); day < "2012-01-02"; day = LocalDate.addDays(day, 1)) {
        const window = Calendar.dayWindow(zone, day)
        if (Window.lengthMs(window) !== 24 * HOUR) odd++
        if (Window.isEmpty(window)) continue
        if (Calendar.dayOf(zone, window.from) !== day) assert.fail(`${zone} ${day} begins on another day`)
        if (Calendar.dayOf(zone, Instant.make(window.to - 1)) !== day)
          assert.fail(`${zone} ${day} ends on another day`)
      }
    }
    assert.isAbove(odd, 200)
  }, 60_000)

  it("each instant lies in exactly the window of its day", () => {
    fc.assert(
      fc.property(moment, ([zone, at]) => {
        const day = Calendar.dayOf(zone, at)
        assert.isTrue(Window.contains(Calendar.dayWindow(zone, day), at))
        for (const other of [-2, -1, 1, 2]) {
          assert.isFalse(Window.contains(Calendar.dayWindow(zone, LocalDate.addDays(day, other)), at))
        }
      }),
      { numRuns: 3000 }
    )
  })

  it("days and hours tile any window, to the millisecond", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 40 * 24 * HOUR }), ([zone, from], length) => {
        const window = { from, to: Instant.make(from + length) }
        for (const parts of [Calendar.daysOf(zone, window), Calendar.hoursOf(zone, window)]) {
          let end: number = window.from
          for (const part of parts) {
            assert.strictEqual(part.window.from, end)
            assert.isAbove(part.window.to, part.window.from)
            assert.strictEqual(Calendar.dayOf(zone, part.window.from), part.date)
            assert.strictEqual(Calendar.dayOf(zone, Instant.make(part.window.to - 1)), part.date)
            end = part.window.to
          }
          assert.strictEqual(end, window.to)
        }
      }),
      { numRuns: 100 }
    )
  }, 30_000)

  it("the hour of an instant holds it, is at most an hour, and shows one hour on the clock", () => {
    fc.assert(
      fc.property(moment, ([zone, at]) => {
        const hour = Calendar.hourWindow(zone, at)
        assert.isTrue(Window.contains(hour, at))
        assert.isAtMost(Window.lengthMs(hour), HOUR)
        assert.strictEqual(Calendar.localTime(zone, hour.from).hour, Calendar.localTime(zone, at).hour)
        assert.deepStrictEqual(Calendar.hourWindow(zone, hour.from), hour)
        assert.deepStrictEqual(Calendar.hourWindow(zone, Instant.make(hour.to - 1)), hour)
      }),
      { numRuns: 2000 }
    )
  })

  it("what the wall clock shows leads back to the instant, or to the first of two", () => {
    fc.assert(
      fc.property(moment, ([zone, at]) => {
        const back = Calendar.fromLocal(zone, Calendar.localTime(zone, at))
        if (back.kind === "exact") assert.strictEqual(back.instant, at)
        else assert.isTrue(back.kind === "ambiguous" && back.instant <= at)
        assert.deepStrictEqual(Calendar.localTime(zone, back.instant), Calendar.localTime(zone, at))
      }),
      { numRuns: 3000 }
    )
  })
})

describe("days that are not 24 hours long", () => {
  it("Berlin's 27 October 2024 has 25 hours and tiles with its neighbours", () => {
    assert.strictEqual(hoursLong("Europe/Berlin", "2024-10-27"), 25)
    assert.strictEqual(start("Europe/Berlin", "2024-10-27"), "2024-10-26T22:00:00.000Z")
    assert.strictEqual(start("Europe/Berlin", "2024-10-28"), "2024-10-27T23:00:00.000Z")
    assert.strictEqual(hoursLong("Europe/Berlin", "2024-03-31"), 23)
  })

  it("an event of 1 March 02:30 UTC is of 29 February in São Paulo", () => {
    assert.strictEqual(
      Calendar.dayOf(Zone.make("America/Sao_Paulo"), at("2024-03-01T02:30:00Z")),
      "2024-02-29"
    )
  })

  it("São Paulo's summer time began by skipping midnight and ended by repeating the hour before", () => {
    assert.strictEqual(start("America/Sao_Paulo", "2017-10-15"), "2017-10-15T03:00:00.000Z")
    assert.strictEqual(hoursLong("America/Sao_Paulo", "2017-10-15"), 23)
    assert.strictEqual(hoursLong("America/Sao_Paulo", "2018-02-17"), 25)
    assert.strictEqual(start("America/Sao_Paulo", "2018-02-18"), "2018-02-18T03:00:00.000Z")
  })

  it("Apia skipped 30 December 2011: an empty day", () => {
    const apia = Zone.make("Pacific/Apia")
    assert.isTrue(Window.isEmpty(Calendar.dayWindow(apia, d("2011-12-30"))))
    assert.strictEqual(start("Pacific/Apia", "2011-12-30"), "2011-12-30T10:00:00.000Z")
    assert.strictEqual(start("Pacific/Apia", "2011-12-31"), "2011-12-30T10:00:00.000Z")
    const window = { from: at("2011-12-29T10:00:00Z"), to: at("2011-12-31T10:00:00Z") }
    assert.deepStrictEqual(
      Calendar.daysOf(apia, window).map((day) => day.date),
      [d("2011-12-29"), d("2011-12-31")]
    )
  })

  it("Lord Howe turns its clock by half an hour", () => {
    assert.strictEqual(hoursLong("Australia/Lord_Howe", "2024-04-07"), 24.5)
    assert.strictEqual(hoursLong("Australia/Lord_Howe", "2024-10-06"), 23.5)
    const lordHowe = Zone.make("Australia/Lord_Howe")
    const hours = Calendar.hoursOf(lordHowe, Calendar.dayWindow(lordHowe, d("2024-04-07")))
    assert.deepStrictEqual(
      hours.slice(0, 4).map((h) => [h.hour, Window.lengthMs(h.window) / HOUR]),
      [
        [0, 1],
        [1, 1],
        [1, 0.5],
        [2, 1]
      ]
    )
    assert.deepStrictEqual(Calendar.hourWindow(lordHowe, at("2024-04-06T15:10:00Z")), {
      from: at("2024-04-06T15:00:00Z"),
      to: at("2024-04-06T15:30:00Z")
    })
  })

  it("Kathmandu is 5:45 ahead, and began it by skipping a quarter of an hour", () => {
    assert.strictEqual(start("Asia/Kathmandu", "2024-01-01"), "2023-12-31T18:15:00.000Z")
    assert.strictEqual(start("Asia/Kathmandu", "1986-01-01"), "1985-12-31T18:30:00.000Z")
    assert.strictEqual(hoursLong("Asia/Kathmandu", "1986-01-01"), 23.75)
  })

  it("St. John's put its clock back at 00:01: the day that had begun goes on", () => {
    const stJohns = Zone.make("America/St_Johns")
    assert.strictEqual(start("America/St_Johns", "2006-10-29"), "2006-10-29T02:30:00.000Z")
    assert.strictEqual(hoursLong("America/St_Johns", "2006-10-29"), 25)
    assert.strictEqual(Calendar.localTime(stJohns, at("2006-10-29T03:00:00Z")).hour, 23)
    assert.strictEqual(Calendar.dayOf(stJohns, at("2006-10-29T03:00:00Z")), "2006-10-29")
  })
})

describe("from the wall clock", () => {
  const berlin = Zone.make("Europe/Berlin")
  const read = (date: string, hour: number, minute: number) => {
    const { instant, kind } = Calendar.fromLocal(berlin, { date: d(date), hour, minute, second: 0 })
    return [Instant.toIso(instant), kind]
  }

  it("an hour shown twice is the first of the two", () => {
    assert.deepStrictEqual(read("2024-10-27", 2, 30), ["2024-10-27T00:30:00.000Z", "ambiguous"])
    assert.deepStrictEqual(read("2024-10-27", 3, 0), ["2024-10-27T02:00:00.000Z", "exact"])
  })

  it("an hour never shown is the instant after the gap", () => {
    assert.deepStrictEqual(read("2024-03-31", 2, 30), ["2024-03-31T01:00:00.000Z", "skipped"])
    assert.deepStrictEqual(read("2024-03-31", 3, 0), ["2024-03-31T01:00:00.000Z", "exact"])
    assert.deepStrictEqual(read("2024-03-31", 1, 59), ["2024-03-31T00:59:00.000Z", "exact"])
  })

  it("what no clock shows throws", () => {
    for (const [hour, minute] of [
      [24, 0],
      [0, 60],
      [-1, 0],
      [1.5, 0]
    ] as const) {
      assert.throws(() => read("2024-01-01", hour, minute), RangeError)
    }
  })
})

describe("at the rim of the calendar", () => {
  const east = Zone.make("Asia/Tokyo")
  const west = Zone.make("America/New_York")

  it("the first day holds the first instant and the last day the last, in every zone", () => {
    for (const zone of zones) {
      assert.strictEqual(Calendar.dayWindow(zone, LocalDate.FIRST).from, Instant.MIN)
      assert.strictEqual(Calendar.dayOf(zone, Instant.MIN), LocalDate.FIRST)
      assert.strictEqual(Calendar.dayWindow(zone, LocalDate.LAST).to, Instant.MAX)
      assert.strictEqual(Calendar.dayOf(zone, Instant.MAX), LocalDate.LAST)
    }
  })

  it("a wall clock outside it is moved in and called skipped", () => {
    assert.deepStrictEqual(
      Calendar.fromLocal(east, { date: LocalDate.FIRST, hour: 0, minute: 0, second: 0 }),
      {
        instant: Instant.MIN,
        kind: "skipped"
      }
    )
    assert.deepStrictEqual(
      Calendar.fromLocal(west, { date: LocalDate.LAST, hour: 23, minute: 0, second: 0 }),
      {
        instant: Instant.MAX,
        kind: "skipped"
      }
    )
  })
})

describe("at the edges", () => {
  it("an hour begins where a clock is turned by half of one", () => {
    const island = Zone.make("Australia/Lord_Howe")
    const turn = at("2024-10-05T15:30:00Z")
    assert.strictEqual(Calendar.hourWindow(island, turn).from, turn)
    assert.strictEqual(Calendar.hourWindow(island, Instant.make(turn - 1)).to, turn)
  })

  it("one number that no clock shows is enough to refuse a time of day", () => {
    const right = { date: d("2024-03-01"), hour: 9, minute: 30, second: 15, milli: 7 }
    assert.strictEqual(Calendar.fromLocal(Zone.UTC, right).instant, at("2024-03-01T09:30:15.007Z"))
    for (const wrong of [
      { hour: 24 },
      { minute: 60 },
      { second: 60 },
      { milli: 1000 },
      { hour: -1 },
      { minute: 0.5 }
    ])
      assert.throws(() => Calendar.fromLocal(Zone.UTC, { ...right, ...wrong }), RangeError)
  })
})

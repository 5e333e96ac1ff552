// Are values written as people read them, in the workspace's zone?
import { assert, describe, it } from "vitest"
import * as fc from "fast-check"
import { dayKey, formatInstant, formatMoment, formatTime, formatWeekday, formatWindow } from "./date.ts"
import { exponentOf, formatMoney, parseMoney } from "./money.ts"
import {
  formatBytes,
  formatCount,
  formatPart,
  formatPercent,
  formatScore,
  formatSigned,
  formatSignedPercent,
  formatWholePercent
} from "./number.ts"
import { fromWallClock, toWallClock } from "./zone.ts"

const nov18 = Date.UTC(2026, 10, 18, 14, 32, 7)

describe("money", () => {
  it("is written with the places its currency has, and without them when it is whole", () => {
    assert.strictEqual(formatMoney(21_550_000, "USD", "en"), "$215,500")
    assert.strictEqual(formatMoney(12_345, "USD", "en"), "$123.45")
    assert.strictEqual(formatMoney(1_234, "JPY", "en"), "¥1,234")
    assert.strictEqual(formatMoney(1_234, "KWD", "en").replaceAll("\u00a0", " "), "KWD 1.234")
  })

  it("shows the sign of a change, with a true minus, and none for nothing", () => {
    assert.strictEqual(formatMoney(4_820_000, "USD", "en", { signed: true }), "+$48,200")
    assert.strictEqual(formatMoney(-980_000, "USD", "en", { signed: true }), "−$9,800")
    assert.strictEqual(formatMoney(0, "USD", "en", { signed: true }), "$0")
  })

  it("does not fail on a currency the platform cannot name", () => {
    assert.strictEqual(exponentOf("XXXX"), 2)
  })

  it("is read back from what a person types, and refused when it has more places than the currency", () => {
    assert.strictEqual(parseMoney("1 200,50", "USD"), 120_050)
    assert.strictEqual(parseMoney("1200", "JPY"), 1200)
    for (const odd of ["", "abc", "1.2.3", "-5", "1200.5.0", "1e3"]) assert.isNull(parseMoney(odd, "USD"))
    assert.isNull(parseMoney("1200.505", "USD"))
    assert.isNull(parseMoney("1200.5", "JPY"))
    fc.assert(
      fc.property(fc.nat(), (minor) => assert.strictEqual(parseMoney((minor / 100).toFixed(2), "USD"), minor))
    )
  })
})

describe("numbers", () => {
  it("carry their sign when a change is meant", () => {
    assert.deepEqual(
      [formatSigned(7, "en"), formatSigned(-3, "en"), formatSigned(0, "en")],
      ["+7", "−3", "0"]
    )
  })

  it("keep one decimal where a score or a change of a share is meant", () => {
    assert.deepEqual(
      [formatScore(51, "en"), formatScore(-8.333, "en"), formatScore(0, "en")],
      ["+51.0", "−8.3", "0.0"]
    )
    assert.deepEqual(
      [formatSignedPercent(0.114, "en"), formatSignedPercent(-0.031, "en")],
      ["+11.4%", "−3.1%"]
    )
    assert.deepEqual([formatPart(41.869, "en"), formatPart(42, "en")], ["41.9", "42"])
  })

  it("are never a whole before all is there", () => {
    assert.deepEqual(
      [0.8975, 0.996, 1, 1.37].map((ratio) => formatWholePercent(ratio, "en")),
      ["90%", "99%", "100%", "137%"]
    )
  })

  it("are grouped, and shares have one decimal", () => {
    assert.strictEqual(formatCount(48_213, "en"), "48,213")
    assert.strictEqual(formatPercent(0.4523, "en"), "45.2%")
    assert.strictEqual(formatBytes(1_200_000, "en"), "1.2 MB")
  })
})

describe("dates", () => {
  it("are written in the workspace's zone, whatever the device's", () => {
    assert.strictEqual(formatTime(nov18, "Europe/Lisbon", "en"), "14:32")
    assert.strictEqual(formatTime(nov18, "Asia/Tokyo", "en"), "23:32")
    assert.strictEqual(dayKey(Date.UTC(2026, 10, 18, 23, 30), "Asia/Tokyo"), "2026-11-19")
  })

  it("are written day first", () => {
    assert.strictEqual(formatInstant(nov18, "UTC", "en"), "18 Nov 2026, 14:32:07")
    assert.strictEqual(formatMoment(nov18, "UTC", "en", nov18), "18 Nov, 14:32")
    assert.strictEqual(formatWeekday(nov18, "UTC", "en"), "Wednesday 18 November")
  })

  it("name their year when it is not the current one where the workspace is", () => {
    const [eve, newYear] = [Date.UTC(2026, 11, 31, 20, 30), Date.UTC(2027, 0, 1, 9)]
    assert.strictEqual(formatMoment(eve, "UTC", "en", newYear), "31 Dec 2026, 20:30")
    assert.strictEqual(formatMoment(eve, "Asia/Tokyo", "en", newYear), "1 Jan, 05:30")
  })

  it("name the last day that belongs to a window, not the one where it ends", () => {
    const november = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 11, 1) }
    assert.strictEqual(formatWindow(november, "UTC", "en"), "1–30 Nov 2026")
    assert.strictEqual(
      formatWindow({ from: november.from, to: november.from + 86_400_000 }, "UTC", "en"),
      "1 Nov 2026"
    )
  })
})

describe("the wall clock", () => {
  it("is read back to the same minute in any zone", () => {
    const zones = [
      "UTC",
      "Europe/Lisbon",
      "America/Sao_Paulo",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "Pacific/Apia"
    ]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 33_000_000 }), fc.constantFrom(...zones), (minutes, zone) => {
        const at = minutes * 60_000
        const back = fromWallClock(toWallClock(at, zone), zone)
        // An hour that the clock shows twice may come back as the other one.
        assert.strictEqual(back === null ? "" : toWallClock(back, zone), toWallClock(at, zone))
      })
    )
  })

  it("refuses what is no time", () => {
    assert.isNull(fromWallClock("soon", "UTC"))
  })
})

import fc from "fast-check"
import { assert, it } from "vitest"
import * as Zone from "./Zone.ts"
import { isCalm, offsetAt, turnsBetween } from "./ZoneOffset.ts"

const zones = Intl.supportedValuesOf("timeZone").map(Zone.make)
const from1970To2100 = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })

/** The runtime's own offset, read from its text "GMT-03:00". */
const spoken = (zone: string, ms: number): number => {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "longOffset"
  }).formatToParts(ms)
  const text = parts.find((part) => part.type === "timeZoneName")!.value
  const [, sign, h = 0, m = 0, s = 0] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text)!
  return (sign === "-" ? -1000 : 1000) * (Number(h) * 3600 + Number(m) * 60 + Number(s)) + 0
}

it("is the runtime's offset in every zone at any instant", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), from1970To2100, (zone, ms) => {
      assert.strictEqual(offsetAt(zone, ms), spoken(zone, ms))
    }),
    { numRuns: 1500 }
  )
})

it("changes at the very millisecond at which the clock is turned", () => {
  let turns = 0
  for (const zone of zones) {
    for (const turn of turnsBetween(zone, Date.UTC(2011, 0, 1), Date.UTC(2012, 0, 1)).slice(1)) {
      turns++
      assert.strictEqual(offsetAt(zone, turn.from), spoken(zone, turn.from))
      assert.strictEqual(offsetAt(zone, turn.from - 1), spoken(zone, turn.from - 1))
      assert.notStrictEqual(offsetAt(zone, turn.from), offsetAt(zone, turn.from - 1))
      assert.isFalse(isCalm(zone, Math.floor(turn.from / 86_400_000)))
    }
  }
  assert.isAbove(turns, 200)
}, 30_000)

it("knows offsets that are no whole minutes", () => {
  assert.strictEqual(offsetAt(Zone.make("Africa/Monrovia"), Date.UTC(1971, 5, 1)), -2_670_000)
})

it("a day is calm where no clock is turned on it or the day before", () => {
  const berlin = Zone.make("Europe/Berlin")
  const day = (iso: string) => Date.parse(iso) / 86_400_000
  assert.isTrue(isCalm(berlin, day("2024-06-15")))
  assert.isFalse(isCalm(berlin, day("2024-03-31")))
  assert.isFalse(isCalm(berlin, day("2024-04-01")))
  assert.isTrue(isCalm(berlin, day("2024-04-02")))
})

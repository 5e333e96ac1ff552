// Do the places in time lead where they say, and is what cannot be shown refused?
import { assert, describe, it } from "vitest"
import { atStop, clockOf, daysOf, placesOf, refusalOf, type Span, stopOf } from "./past.ts"

const at = (text: string) => Date.parse(text)
const span: Span = {
  begun: at("2026-01-05T09:30:00Z"),
  now: at("2026-11-18T14:32:10Z"),
  zone: "Europe/Lisbon"
}
const iso = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString()

describe("places in time", () => {
  it("are by the workspace's clock", () => {
    assert.deepEqual(Object.fromEntries(placesOf(span).map(({ at, name }) => [name, iso(at)])), {
      hourAgo: "2026-11-18T13:32:10.000Z",
      yesterdayEvening: "2026-11-17T18:00:00.000Z",
      weekAgo: "2026-11-11T14:32:00.000Z",
      monthEnd: "2026-10-31T23:59:59.999Z",
      // Summer time still held then.
      quarterStart: "2026-09-30T23:00:00.000Z"
    })
  })

  it("before anything was known are not offered", () => {
    const young = { ...span, begun: at("2026-11-15T00:00:00Z") }
    assert.deepEqual(
      placesOf(young).map(({ name }) => name),
      ["hourAgo", "yesterdayEvening"]
    )
  })
})

describe("an instant", () => {
  it("is refused when it has not come, and when nothing was known", () => {
    assert.deepEqual(
      [span.now + 1, span.now, span.begun! - 1, span.begun!].map((instant) => refusalOf(instant, span)),
      ["future", undefined, "before", undefined]
    )
    assert.isUndefined(refusalOf(0, { ...span, begun: undefined }))
  })
})

describe("the days of the history", () => {
  it("go from the first entry to today", () => {
    assert.deepEqual(daysOf(span), { first: "2026-01-05", last: 317 })
    assert.strictEqual(stopOf(span.begun!, span), 0)
    assert.strictEqual(stopOf(span.now, span), 317)
    assert.strictEqual(stopOf(0, span), 0)
  })

  it("are stopped at by the same time of day, through a change of clocks", () => {
    const clock = clockOf(at("2026-10-24T17:00:00Z"), span.zone)
    assert.strictEqual(clock, "18:00")
    const stop = stopOf(at("2026-10-24T17:00:00Z"), span)
    assert.strictEqual(iso(atStop(stop, clock, span)), "2026-10-24T17:00:00.000Z")
    assert.strictEqual(iso(atStop(stop + 1, clock, span)), "2026-10-25T18:00:00.000Z")
  })

  it("end in now, and begin no sooner than anything was known", () => {
    assert.isUndefined(atStop(317, "10:00", span))
    assert.strictEqual(atStop(0, "00:00", span), span.begun)
    assert.strictEqual(atStop(-5, "00:00", span), span.begun)
  })
})

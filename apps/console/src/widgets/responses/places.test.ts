// Are the places of a period named so that they can be read?
import { assert, describe, it } from "vitest"
import { labelsOf, type Step } from "./places.ts"

const names = {
  weekday: (date: string) => `w${date.slice(8)}`,
  month: (date: string) => `m${date.slice(5, 7)}`
}
const days = (n: number): ReadonlyArray<Step> =>
  Array.from({ length: n }, (_, i) => ({
    date: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
    hour: null
  }))
const said = (labels: ReadonlyArray<string>) => labels.filter((label) => label !== "")

describe("the places of a period", () => {
  it("are every sixth hour of a day", () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ({ date: "2026-01-01", hour }))
    assert.deepEqual(said(labelsOf(hours, names)), ["00:00", "06:00", "12:00", "18:00"])
  })

  it("are all days of a week, and each seventh of a month", () => {
    assert.strictEqual(said(labelsOf(days(7), names)).length, 7)
    assert.deepEqual(said(labelsOf(days(31), names)), ["1", "8", "15", "22", "29"])
  })

  it("are months of a quarter, and each third of a year", () => {
    assert.deepEqual(said(labelsOf(days(90), names)), ["m01", "m02", "m03"])
    assert.deepEqual(said(labelsOf(days(365), names)), ["m01", "m04", "m07", "m10"])
  })
})

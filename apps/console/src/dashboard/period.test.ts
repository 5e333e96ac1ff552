// Is the period in the address read as it was written?
import { assert, describe, it } from "vitest"
import { customDays, customPeriod, kindOf, readPeriod } from "./period.ts"

describe("the period in the address", () => {
  it("keeps the kinds that move with time", () => {
    for (const kind of ["today", "yesterday", "week", "month"]) assert.strictEqual(readPeriod(kind), kind)
  })

  it("keeps two days as a custom period", () => {
    const period = customPeriod("2026-10-01", "2026-10-31")
    assert.strictEqual(readPeriod(period), period)
    assert.strictEqual(kindOf(period), "custom")
    assert.deepEqual(customDays(period), { from: "2026-10-01", to: "2026-10-31" })
  })

  it("falls back to the month for anything else", () => {
    for (const odd of [
      undefined,
      null,
      7,
      "",
      "custom",
      "never",
      "2026-10-01",
      "2026-10-01..",
      "a..b",
      ["month"]
    ])
      assert.strictEqual(readPeriod(odd), "month")
  })
})

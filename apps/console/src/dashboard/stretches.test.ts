// Are months, quarters and years whole, over the ends of years too?
import { assert, describe, it } from "vitest"
import { stretches } from "./stretches.ts"

describe("stretches of days", () => {
  it("are whole, with both days in them", () => {
    const of = (day: string) => Object.fromEntries(stretches(day).map(({ name, span }) => [name, span]))
    assert.deepEqual(of("2026-01-31"), {
      lastMonth: { from: "2025-12-01", to: "2025-12-31" },
      thisQuarter: { from: "2026-01-01", to: "2026-03-31" },
      lastQuarter: { from: "2025-10-01", to: "2025-12-31" },
      thisYear: { from: "2026-01-01", to: "2026-12-31" }
    })
  })
})

/** Laws of days: what is told day by day is the number of the period (D7). */
import { metricNames } from "@weir/domain/workbook/Core"
import { assert } from "vitest"
import type { Law } from "./Law.ts"
import { shown } from "./parts.ts"

const addUp: Law = {
  name: "the days of a number add up to it",
  proves: ["D7", "G1"],
  holds: ({ reading }) => {
    for (const name of metricNames) {
      const numbers = shown(name, reading(name) as never).flatMap((number) => {
        if ("records" in number) return []
        const n =
          "figure" in number ? number.figure.deals : "counted" in number ? number.counted : number.deals
        return [{ part: number.part, n }]
      })
      const days = numbers.filter(({ part }) => part.startsWith("day:"))
      const whole = numbers.find(({ part }) => part === "now")
      if (days.length === 0 || whole === undefined) continue
      assert.strictEqual(
        days.reduce((sum, { n }) => sum + n, 0),
        whole.n,
        name
      )
    }
  }
}

export const laws: ReadonlyArray<Law> = [addUp]

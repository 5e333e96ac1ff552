/** Mistakes that leave a number of a reading unproven, or derive it from the wrong ones. */
import type { Mutant } from "./Mutant.ts"
import { withMetric } from "./Mutant.ts"

export const leafMutants: ReadonlyArray<Mutant> = [
  {
    name: "a number is shown that nobody can open",
    core: withMetric("newDeals", (metric) => ({
      read: (sums, ask) => {
        const reading = metric.read(sums, ask)
        return { ...reading, perWeek: Math.round(reading.now.deals / 4) }
      }
    })),
    killedBy: "every number of a reading opens, or is made of numbers of it that do"
  },
  {
    name: "a difference is that with the whole period before",
    core: withMetric("wonDeals", (metric) => ({
      read: (sums, ask) => {
        const reading = metric.read(sums, ask)
        const delta = reading.now.deals - reading.beforeFull.deals
        return { ...reading, deals: { ...reading.deals, delta } }
      }
    })),
    killedBy: "every number of a reading opens, or is made of numbers of it that do"
  }
]

import * as fc from "fast-check"
import { describe, it } from "vitest"
import { theCore } from "@weir/domain/workbook/Core"
import { cases, trialOf } from "./Law.ts"
import { laws } from "./laws.ts"

describe("over generated histories", () => {
  for (const law of laws) {
    it(law.name, () => {
      fc.assert(
        fc.property(cases, (one) => law.holds(trialOf(theCore, one))),
        { numRuns: 120 }
      )
    })
  }
})

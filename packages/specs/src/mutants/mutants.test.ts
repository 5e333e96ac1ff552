import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import type { Core } from "@weir/domain/workbook/Core"
import { cases, trialOf } from "../laws/Law.ts"
import { laws } from "../laws/laws.ts"
import { mutants } from "./mutants.ts"

const sample = fc.sample(cases, { numRuns: 800, seed: 20 })

const firstFailure = (core: Core, law: (typeof laws)[number]): number =>
  sample.findIndex((one) => {
    try {
      law.holds(trialOf(core, one))
      return false
    } catch {
      return true
    }
  })

describe("a law is worth something once it was seen to fail", () => {
  for (const { core, killedBy, name } of mutants) {
    it(`${name}: noticed`, () => {
      const law = laws.find((l) => l.name === killedBy)
      assert.isDefined(law, `there is no law "${killedBy}"`)
      if (law !== undefined) assert.isAtLeast(firstFailure(core, law), 0, `"${killedBy}" let it through`)
    })
  }

  it("every law has killed a mutant", () => {
    const killers = new Set(mutants.map((m) => m.killedBy))
    assert.deepStrictEqual(
      laws.map((l) => l.name).filter((name) => !killers.has(name)),
      []
    )
  })
})

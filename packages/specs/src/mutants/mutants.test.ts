import { assert, describe, it } from "vitest"
import { laws } from "../laws/laws.ts"
import { mutants } from "./mutants.ts"
import { casesToNotice } from "./tryMutant.ts"

describe("a law is worth something once it was seen to fail", () => {
  for (const mutant of mutants) {
    it(
      `${mutant.name}: noticed`,
      () => {
        const law = laws.find((l) => l.name === mutant.killedBy)
        assert.isDefined(law, `there is no law "${mutant.killedBy}"`)
        if (law !== undefined)
          assert.isNotNull(casesToNotice(mutant, law), `"${mutant.killedBy}" let it through`)
      },
      // Whatever survives is looked at on every case.
      300_000
    )
  }

  it("every law has killed a mutant", () => {
    const killers = new Set(mutants.map((m) => m.killedBy))
    assert.deepStrictEqual(
      laws.map((l) => l.name).filter((name) => !killers.has(name)),
      []
    )
  })

  it("names tell them apart", () => {
    for (const names of [mutants.map((m) => m.name), laws.map((l) => l.name)])
      assert.deepStrictEqual(names, [...new Set(names)])
  })
})

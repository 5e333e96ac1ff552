import { assert, beforeAll, describe, it } from "vitest"
import { failureText } from "../runner/failureText.ts"
import { failureAt } from "../runner/shrink.ts"
import { type SliceTally, trySlice } from "../runner/trySlice.ts"
import { laws } from "./laws.ts"

// The same cases every time: fresh ones are what `npm run specs` is for.
const seed = 20_261_122

describe("over generated histories", () => {
  let tally: SliceTally
  beforeAll(() => {
    tally = trySlice({ seed, from: 0, runs: 100 }, laws)
  }, 600_000)

  for (const law of laws) {
    it(
      law.name,
      () => {
        const found = tally.laws.find(({ name }) => name === law.name)
        if (found === undefined) return assert.fail("it was not tried")
        if (found.failedAt === null) return assert.isAbove(found.spoke, 0, "it had nothing to say")
        const failure = failureAt(law, { seed, path: String(found.failedAt) })
        assert.fail(failure === null ? "it fails now and then" : failureText(failure).join("\n"))
      },
      300_000
    )
  }
})

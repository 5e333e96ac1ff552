// Are stays drawn as long as they were, all on one scale?
import { assert, describe, it } from "vitest"
import { lanes } from "./lanes.ts"

describe("lanes of stays", () => {
  it("share the scale of the longest length of all", () => {
    assert.deepEqual(
      lanes([
        { average: 500, median: 250, p90: 1000 },
        { average: 2000, median: 100, p90: 1500 }
      ]),
      [
        { average: 25, median: 12.5, p90: 50 },
        { average: 100, median: 5, p90: 75 }
      ]
    )
  })

  it("have nothing where nobody stayed, which is not a stay of no time", () => {
    const [none, instant] = lanes([
      { average: null, median: null, p90: null },
      { average: 0, median: 0, p90: 0 }
    ])
    assert.deepEqual(none, { average: null, median: null, p90: null })
    assert.deepEqual(instant, { average: 0, median: 0, p90: 0 })
  })
})

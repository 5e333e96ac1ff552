// Do the columns of sales and losses stand on one scale, those who came back upon the others?
import { assert, describe, it } from "vitest"
import { trendColumns, type Trends } from "./trendColumns.ts"

const counts = (won: readonly [number, number], lost: readonly [number, number]) => ({
  won: { now: won[0], before: won[1] },
  lost: { now: lost[0], before: lost[1] }
})
const trends = {
  all: counts([10, 5], [20, 0]),
  primary: counts([6, 5], [20, 0]),
  repeat: counts([4, 0], [0, 0])
} as unknown as Trends
const plot = { top: 0, bottom: 100 }

describe("columns of sales", () => {
  const columns = trendColumns(trends, { ...plot, compares: true })

  it("stand beside those of the period before, won first", () => {
    assert.deepEqual(
      columns.map(({ part }) => part),
      ["all:won:before", "all:won:now", "all:lost:before", "all:lost:now"]
    )
  })

  it("are on one scale, and have the sales to clients who came back on top", () => {
    assert.deepEqual(columns[1]?.blocks, [
      { sort: "primary", n: 6, y: 70, height: 30, part: "primary:won:now" },
      { sort: "repeat", n: 4, y: 50, height: 20, part: "repeat:won:now" }
    ])
    assert.strictEqual(columns[3]?.top, 0)
    assert.strictEqual(columns[2]?.top, 100)
  })

  it("stand alone where nothing is compared", () => {
    assert.deepEqual(
      trendColumns(trends, { ...plot, compares: false }).map(({ when }) => when),
      ["now", "now"]
    )
  })
})

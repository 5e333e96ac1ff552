// Does the report show as much as there is room for, the most telling first?
import { assert, describe, it } from "vitest"
import { changeOf, columns, columnsIn, type EmployeeRow, partOf } from "./reportColumns.ts"

describe("the columns of the report", () => {
  it("are all of them where there is room, in the order they are read", () => {
    const all = columnsIn(2000)
    assert.lengthOf(all, columns.length)
    assert.deepEqual(all.slice(0, 4), ["active", "new", "won", "wonSum"])
  })

  it("are the money won, the wins and the rate before others", () => {
    assert.deepEqual(columnsIn(0), ["wonSum"])
    assert.deepEqual(columnsIn(138 + 92 + 58 + 58), ["won", "wonSum", "winRate"])
  })

  it("grow with the room and never shrink", () => {
    for (let width = 200; width < 1200; width += 10)
      assert.isAtLeast(columnsIn(width + 10).length, columnsIn(width).length)
  })

  it("open what they are made of", () => {
    assert.deepEqual(
      [partOf("a", "wonSum"), partOf("a", "winRate"), partOf("a", "callsIn")],
      ["user:a:won", "user:a:rate", "user:a:callsIn"]
    )
  })

  it("compare each with the same person's own, and what stands open now with nothing", () => {
    const change = { delta: 1, pct: 0.5, base: "known" as const }
    const row = {
      change: { won: { deals: null, converted: change }, done: change }
    } as unknown as EmployeeRow
    assert.strictEqual(changeOf(row, "wonSum"), change)
    assert.strictEqual(changeOf(row, "done"), change)
    assert.isNull(changeOf(row, "active"))
  })
})

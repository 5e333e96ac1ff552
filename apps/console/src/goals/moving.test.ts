// Do the arrows reach every target and stay inside the grid?
import { assert, describe, it } from "vitest"
import { moved } from "./moving.ts"

const size = { columns: 12, stops: [true, true, false, true] }

describe("the arrows", () => {
  it("go to the neighbours and pass over rows that are only read", () => {
    assert.deepEqual(moved({ row: 1, column: 3 }, "ArrowDown", size), { row: 3, column: 3 })
    assert.deepEqual(moved({ row: 3, column: 3 }, "ArrowUp", size), { row: 1, column: 3 })
    assert.deepEqual(moved({ row: 1, column: 3 }, "ArrowLeft", size), { row: 1, column: 2 })
    assert.deepEqual(moved({ row: 1, column: 3 }, "ArrowRight", size), { row: 1, column: 4 })
  })

  it("stay at the edges", () => {
    assert.deepEqual(moved({ row: 0, column: 0 }, "ArrowUp", size), { row: 0, column: 0 })
    assert.deepEqual(moved({ row: 0, column: 0 }, "ArrowLeft", size), { row: 0, column: 0 })
    assert.deepEqual(moved({ row: 3, column: 11 }, "ArrowDown", size), { row: 3, column: 11 })
    assert.deepEqual(moved({ row: 3, column: 11 }, "ArrowRight", size), { row: 3, column: 11 })
  })

  it("with Home and End go along the row, with Control to the first and last row", () => {
    assert.deepEqual(moved({ row: 1, column: 5 }, "End", size), { row: 1, column: 11 })
    assert.deepEqual(moved({ row: 1, column: 5 }, "Home", size, true), { row: 0, column: 0 })
    assert.deepEqual(moved({ row: 1, column: 5 }, "End", size, true), { row: 3, column: 11 })
  })

  it("are no others than these", () => assert.isUndefined(moved({ row: 1, column: 5 }, "x", size)))
})

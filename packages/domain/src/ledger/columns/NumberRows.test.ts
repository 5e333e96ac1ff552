// Does every row of numbers keep its number, however many there are?
import { assert, describe, test } from "vitest"
import { NumberRows } from "./NumberRows.ts"

const rowOf = (n: number): ReadonlyArray<number> => [n % 3, Math.floor(n / 3) % 40, 90 - Math.floor(n / 120)]

describe("rows of numbers", () => {
  test("are numbered as they are met, and found again under their numbers", () => {
    const rows = new NumberRows(3)
    for (let n = 0; n < 5000; n++) {
      assert.strictEqual(rows.numberOf(rowOf(n)), n)
      const before = Math.floor(n / 2)
      assert.strictEqual(rows.numberOf(rowOf(before)), before)
    }
    assert.strictEqual(rows.size, 5000)
    for (let n = 0; n < 5000; n++) {
      assert.strictEqual(rows.numberOf(rowOf(n)), n)
      assert.deepStrictEqual([rows.at(n, 0), rows.at(n, 1), rows.at(n, 2)], [...rowOf(n)])
    }
  })

  test("are all the same where they have nothing in them", () => {
    const rows = new NumberRows(0)
    assert.deepStrictEqual([rows.numberOf([]), rows.numberOf([]), rows.size], [0, 0, 1])
  })
})

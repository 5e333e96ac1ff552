/** Is every key known again by its row, and no other taken for it, in files as long as they come? */
import * as fc from "fast-check"
import { assert, describe, test } from "vitest"
import { FirstRows } from "./FirstRows.ts"

const keys = fc.array(
  fc.tuple(fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: "binary" })), fc.nat(50))
)

describe("first rows", () => {
  test("any keys are found as a map finds them, each with its first row", () => {
    fc.assert(
      fc.property(keys, (noted) => {
        const [rows, first] = [new Map<string, number>(), new FirstRows()]
        for (const [key, before] of noted) {
          assert.strictEqual(first.get(key), rows.get(key))
          if (!rows.has(key)) rows.set(key, before + 1)
          first.note(key, before + 1)
        }
        for (const [key, row] of rows) assert.strictEqual(first.get(key), row)
      })
    )
  })

  test("keys that look alike are told apart, two hundred thousand of them", () => {
    const many = 200_000
    const first = new FirstRows()
    const forms = [(n: number) => `D-${n}`, (n: number) => String(n).padStart(12, "0")]
    for (let n = 0; n < many; n++) first.note(forms[n % 2]!(n), n + 1)
    let wrong = 0
    for (let n = 0; n < many; n++) {
      if (first.get(forms[n % 2]!(n)) !== n + 1) wrong += 1
      if (first.get(forms[1 - (n % 2)]!(n)) !== undefined) wrong += 1
    }
    assert.strictEqual(wrong, 0)
  })
})

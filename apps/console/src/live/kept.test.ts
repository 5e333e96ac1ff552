// Does an answer that reads as before stay the same object, in all its parts?
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { kept } from "./kept.ts"

const copy = <A>(value: A): A => structuredClone(value)

describe("a new answer", () => {
  it("says what it said, whatever was there before", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (old, next) => {
        assert.deepEqual(kept(old, copy(next)), next)
      })
    )
  })

  it("is the old object where it is equal", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (old) => {
        assert.isTrue(Object.is(kept(old, copy(old)), old))
      })
    )
  })

  it("keeps the rows that did not change", () => {
    const old = { rows: [{ n: 1 }, { n: 2 }], at: { day: "x" } }
    const next = kept(old, { rows: [{ n: 1 }, { n: 3 }], at: { day: "x" } })
    assert.notStrictEqual(next, old)
    assert.notStrictEqual(next.rows, old.rows)
    assert.strictEqual(next.rows[0], old.rows[0])
    assert.notStrictEqual(next.rows[1], old.rows[1])
    assert.strictEqual(next.at, old.at)
  })

  it("is new where a part is gone or has another name", () => {
    const old: object = { a: 1, b: undefined }
    assert.deepEqual(Object.keys(kept(old, { a: 1, c: undefined })), ["a", "c"])
    assert.deepEqual(kept([1, 2], [1]), [1])
  })
})

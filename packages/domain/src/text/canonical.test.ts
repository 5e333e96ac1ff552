// Are equal values equal texts, whatever they went through?
import * as fc from "fast-check"
import { assert, test } from "vitest"
import { canonical } from "./canonical.ts"

test("names are in one order at every depth, and what is undefined is not said", () => {
  assert.strictEqual(
    canonical({ b: [1, { z: null, a: "ü\n" }], "10": true, "9": -0, a: undefined }),
    '{"10":true,"9":0,"b":[1,{"a":"ü\\n","z":null}]}'
  )
  for (const plain of ["text", 1.5, true, null, []])
    assert.strictEqual(canonical(plain), JSON.stringify(plain))
  assert.strictEqual(canonical([undefined]), "[null]")
})

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, shuffled(part)])
  )
}

test("is the same after a value was kept as JSON and its names were put in another order, and says the value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.strictEqual(canonical(shuffled(JSON.parse(JSON.stringify(value)))), canonical(value))
      assert.deepStrictEqual(JSON.parse(canonical(value)), JSON.parse(JSON.stringify(value)))
    })
  )
})

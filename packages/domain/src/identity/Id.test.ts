import { Schema } from "effect"
import fc from "fast-check"
import { assert, it } from "vitest"
import { CommandKey, DealId, ROBOT, UserId } from "./Id.ts"

it("every UUID in lower case is an id, whatever its version", () => {
  fc.assert(fc.property(fc.uuid({ version: [1, 2, 3, 4, 5, 6, 7, 8] }), (id) => Schema.is(DealId)(id)))
  assert.isTrue(Schema.is(DealId)("00000000-0000-0000-0000-000000000000"))
})

it("the same UUID in capitals is refused, so that equal ids are equal strings", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      fc.pre(/[a-f]/.test(id))
      assert.isFalse(Schema.is(DealId)(id.toUpperCase()))
    })
  )
})

it("other texts are no ids", () => {
  for (const s of [
    "",
    "1",
    "{0f8fad5b-d9cb-469f-a165-70867728950e}",
    "0f8fad5bd9cb469fa16570867728950e",
    " 0f8fad5b-d9cb-469f-a165-70867728950e",
    "0f8fad5b-d9cb-469f-a165-70867728950e\n"
  ]) {
    assert.isFalse(Schema.is(DealId)(s), s)
  }
})

it("the robot is a user", () => assert.isTrue(Schema.is(UserId)(ROBOT)))

it("a command key is 1 to 128 printable ASCII characters", () => {
  const is = Schema.is(CommandKey)
  assert.deepStrictEqual(["", "k", "a b~", "k".repeat(128), "k".repeat(129), "ключ", "a\n", "\t"].map(is), [
    false,
    true,
    true,
    true,
    false,
    false,
    false,
    false
  ])
})

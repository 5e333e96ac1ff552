import { assert, test } from "vitest"
import { Recent } from "./Recent.ts"

test("who was put or found longest ago goes first, and nobody before there are too many", () => {
  const recent = new Recent<string, number>(2)
  recent.put("a", 1)
  recent.put("b", 2)
  assert.strictEqual(recent.get("a"), 1)
  recent.put("c", 3)
  assert.deepStrictEqual([recent.get("a"), recent.get("b"), recent.get("c")], [1, undefined, 3])
  recent.drop("a")
  assert.isUndefined(recent.get("a"))
})

// Does a key have one number however it is given, and is what was asked of late not looked at anew?
import { assert, describe, test } from "vitest"
import * as Book from "../Book.ts"
import { Keys } from "./Keys.ts"

const book = Book.make({ id: "kept", dims: ["stage", "user"], measures: ["deals"], post: () => [] })
const about = (user: string) => ({ by: ["stage"], where: { user: [user] } })

describe("the keys of a book", () => {
  test("have one number, written down or as what a posting is filed under", () => {
    const keys = new Keys(book)
    for (const key of [
      { stage: "a", user: "b" },
      { stage: "b", user: "a" },
      { stage: "", user: "b" },
      { stage: "a", user: "" }
    ])
      assert.strictEqual(keys.numberOfKey(key), keys.numberOf(Book.encodeKey(book, key)))
    assert.strictEqual(keys.rows.size, 4)
  })

  test("group for a question as they did when it was asked last, unless that is long ago", () => {
    const keys = new Keys(book)
    const [often, once] = [keys.grouping(about("often")), keys.grouping(about("once"))]
    for (let n = 0; n < 250; n++) {
      keys.grouping(about(`user ${n}`))
      assert.strictEqual(keys.grouping(about("often")), often)
    }
    assert.notStrictEqual(keys.grouping(about("once")), once)
  })

  test("group for a question that was asked before they came", () => {
    const keys = new Keys(book)
    const grouping = keys.grouping(about("b"))
    const [one, other] = [keys.numberOf("a|b"), keys.numberOf("a|c")]
    assert.deepStrictEqual(grouping.groups[grouping.groupOf(one)], { stage: "a" })
    assert.strictEqual(grouping.groupOf(other), 0)
  })
})

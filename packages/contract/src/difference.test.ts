// Does a difference lead from any JSON to any other, and say no more than what differs?
import { assert, describe, test } from "vitest"
import { applied, differenceOf } from "./difference.ts"

const before = {
  now: { deals: 3, amount: null },
  days: [{ n: 1 }, { n: 2 }, { n: 3 }],
  title: "New",
  list: [[1, 2], []]
}

describe("a difference", () => {
  test("names the places that differ, and nothing else", () => {
    const after = { ...before, now: { deals: 4, amount: null }, days: [{ n: 1 }, { n: 5 }, { n: 3 }] }
    assert.deepStrictEqual(differenceOf(before, after), { now: { deals: [4] }, days: { 1: { n: [5] } } })
    assert.deepStrictEqual(applied(before, differenceOf(before, after)), after)
  })

  test("is nothing where all is the same, and what stays the same is the same object", () => {
    assert.isUndefined(differenceOf(before, structuredClone(before)))
    const after = applied(before, { title: ["Newer"] }) as typeof before
    assert.strictEqual(after.days, before.days)
    assert.strictEqual(after.title, "Newer")
  })

  const values = [
    null,
    0,
    "",
    [],
    {},
    [null],
    [[]],
    [{ a: 1 }, 2],
    [{ a: 2 }, 2],
    [{ a: 2 }],
    { a: null },
    { a: [] },
    { a: [1] },
    { a: [2] },
    { a: { 0: 1 } },
    { a: [1], b: null },
    { b: [1] },
    { 0: { a: 1 }, 1: 2 },
    ["a", ["b", ["c", { d: [1, 2, 3] }]]],
    ["a", ["b", ["c", { d: [1, 2, 4] }]]],
    before
  ]
  test("leads from every shape to every other, over the wire, too", () => {
    for (const from of values)
      for (const to of values) {
        const difference = differenceOf(from, to)
        const sent = difference === undefined ? undefined : JSON.parse(JSON.stringify(difference))
        const reached = sent === undefined ? from : applied(from, sent)
        assert.deepStrictEqual(reached, to, `${JSON.stringify(from)} to ${JSON.stringify(to)}`)
      }
  })
})

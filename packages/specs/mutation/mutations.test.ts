import { assert, it } from "vitest"
import { mutated, mutationsOf } from "./mutations.ts"

const all = (source: string): ReadonlyArray<string> =>
  mutationsOf("x.ts", source).map((mutation) => mutated(source, mutation))

it("makes one small mistake at a time", () => {
  assert.sameMembers(
    [...all("const f = (a: number) => a < 2 && !g(a)")],
    [
      "const f = (a: number) => a <= 2 && !g(a)",
      "const f = (a: number) => a < 2 || !g(a)",
      "const f = (a: number) => a < 2 && (g(a))",
      "const f = (a: number) => a < 3 && !g(a)"
    ]
  )
  assert.sameMembers(
    [...all("const s = list.filter(even).some(odd)")],
    ["const s = list.some(odd)", "const s = list.filter(even).every(odd)"]
  )
  assert.sameMembers([...all("if (x) { go() }")], ["if (true) { go() }", "if (false) { go() }", "if (x) {}"])
  assert.include(all('const k = { book: "won" }'), 'const k = { book: "" }')
})

it("leaves types, words for people and the sign of an order alone", () => {
  for (const source of [
    'import { a } from "b"',
    "type A = 1 | 2",
    'const m = { title: "won", formula: "a+b", examples: [1, 2] }',
    "const text = `1 ${a} 2`"
  ])
    assert.isEmpty(all(source), source)
  assert.sameMembers(
    [...all("l.sort((a, b) => (a ? -1 : 1))")],
    ["l.sort((a, b) => (true ? -1 : 1))", "l.sort((a, b) => (false ? -1 : 1))"]
  )
})

import { assert, describe, it } from "vitest"
import type { Balance } from "../../ledger/Query.ts"
import type { Ask } from "../Ask.ts"
import { flowPerPerson, flowPerType, perPerson, perType, rowOf, typePart } from "./rows.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const ask = {
  users: [
    { id: uuid(1), name: "Ann", disabled: false },
    { id: uuid(2), name: "Ann", disabled: true },
    { id: uuid(3), name: "Ada", disabled: false }
  ],
  lists: [
    { id: uuid(8), name: "Visit", archived: true },
    { id: uuid(9), name: "Visit", archived: false }
  ]
} as unknown as Ask

const balance = (key: Record<string, string>, n: number): Balance => ({
  key,
  day: null,
  at: null,
  subject: null,
  tally: { n }
})
const owned = (id: string, n: number) => balance({ owner: id }, n)
const typed = (kind: string, type: string, n: number) => balance({ kind, type }, n)

describe("rows of people", () => {
  it("stand by their count, equal ones by name, and namesakes by their ids", () => {
    const rows = perPerson(
      ask,
      [owned(uuid(2), 1), owned(uuid(1), 1), owned(uuid(3), 1), owned(uuid(4), 2)],
      "owner"
    )
    assert.deepStrictEqual(
      rows.map(({ id, name }) => [id, name]),
      [
        [uuid(4), uuid(4)],
        [uuid(3), "Ada"],
        [uuid(1), "Ann"],
        [uuid(2), "Ann"]
      ]
    )
    assert.isTrue(rows[3]?.disabled)
  })

  it("leave out those whose entries cancel out", () => {
    assert.deepStrictEqual(perPerson(ask, [owned(uuid(1), 1), owned(uuid(1), -1)], "owner"), [])
  })
})

describe("rows of a period", () => {
  it("stand beside the same person's part of the period before, and keep whoever had any then", () => {
    const rows = flowPerPerson(
      ask,
      { now: [owned(uuid(1), 1)], before: [owned(uuid(1), 2), owned(uuid(3), 4), owned(uuid(2), 0)] },
      "owner"
    )
    assert.deepStrictEqual(
      rows.map(({ before, change, count, id }) => [id, count, before, change]),
      [
        [uuid(1), 1, 2, { delta: -1, pct: -0.5, base: "known" }],
        [uuid(3), 0, 4, { delta: -4, pct: -1, base: "known" }]
      ]
    )
  })

  it("do so for types, too", () => {
    const now = [typed("task", "task", 2)]
    const before = [typed("call", "call", 1), typed("call", uuid(9), 1), typed("call", uuid(9), -1)]
    assert.deepStrictEqual(
      flowPerType(ask, { now, before }).map(({ before: then, count, kind }) => [kind, count, then]),
      [
        ["task", 2, 0],
        ["call", 0, 1]
      ]
    )
  })
})

describe("rows of types", () => {
  it("are told apart by kind and by the workspace's own type, archived ones kept", () => {
    const rows = perType(ask, [
      typed("task", uuid(9), 1),
      typed("task", uuid(8), 1),
      typed("call", uuid(8), 1),
      typed("call", "call", 1),
      typed("task", "task", 3),
      typed("other", "other", 0)
    ])
    assert.deepStrictEqual(
      rows.map(({ archived, count, kind, name, typeId }) => [name, kind, typeId, archived, count]),
      [
        ["task", "task", null, false, 3],
        ["Visit", "call", uuid(8), true, 1],
        ["Visit", "task", uuid(8), true, 1],
        ["Visit", "task", uuid(9), false, 1],
        ["call", "call", null, false, 1]
      ]
    )
  })
})

describe("the row that a part names", () => {
  it("is a person or a type, with the keys it is filed under", () => {
    assert.deepStrictEqual(rowOf(`user:${uuid(3)}`, ask, "by"), { title: "Ada", where: { by: [uuid(3)] } })
    assert.deepStrictEqual(rowOf(typePart("call", null), ask, "by"), {
      title: "call",
      where: { kind: ["call"], type: ["call"] }
    })
    assert.deepStrictEqual(rowOf(typePart("task", uuid(8)), ask, "by"), {
      title: "Visit",
      where: { kind: ["task"], type: [uuid(8)] }
    })
  })

  it("is none where anything else is written", () => {
    for (const part of [
      "",
      ":",
      "user:",
      "user:x",
      `user:${uuid(1)}:`,
      `user:${uuid(1)}:x`,
      `user:${uuid(7)}`,
      `people:${uuid(1)}`,
      "type:",
      "type:call",
      "type:constructor:",
      "type:call:x",
      `type:call:${uuid(8)}:`,
      `kind:call:${uuid(8)}`
    ])
      assert.isNull(rowOf(part, ask, "by"), part)
  })
})

import { assert, describe, it } from "vitest"
import type { Trace } from "../ledger/Trace.ts"
import { leftOut, tallied } from "./leftOut.ts"

const trace = (subject: string, over: Partial<Trace>): Trace => ({
  subject,
  inside: null,
  reversed: null,
  restored: null,
  before: null,
  after: null,
  ...over
})
const none: ReadonlySet<string> = new Set()
const whyOf = (one: Trace, narrowed: Parameters<typeof leftOut>[0]["narrowed"] = null) =>
  leftOut({ traces: [one], counted: none, narrowed })[0]

describe("what a number leaves out", () => {
  it("never tells of what counts", () => {
    const traces = [trace("a", { inside: 3 }), trace("b", { inside: 2 })]
    const left = leftOut({ traces, counted: new Set(["a"]), narrowed: null })
    assert.deepStrictEqual(
      left.map(({ subject }) => subject),
      ["b"]
    )
  })

  it("is deleted or brought back only if that was entered last, and cancelled by whatever else was", () => {
    assert.strictEqual(whyOf(trace("a", { inside: 7, reversed: 7 }))?.why, "deleted")
    assert.strictEqual(whyOf(trace("a", { inside: 8, reversed: 7, restored: 8 }))?.why, "restored")
    assert.strictEqual(whyOf(trace("a", { inside: 9, reversed: 7, restored: 8 }))?.why, "cancelled")
    assert.strictEqual(whyOf(trace("a", { inside: 9 }))?.seq, 9)
  })

  it("lies outside the period where it has nothing in it, on one side or on both", () => {
    const out = (over: Partial<Trace>) => {
      const { seq, side, why } = whyOf(trace("a", over)) ?? {}
      return [why, side, seq]
    }
    assert.deepStrictEqual(out({ before: 4 }), ["outside", "before", 4])
    assert.deepStrictEqual(out({ after: 5 }), ["outside", "after", 5])
    assert.deepStrictEqual(out({ before: 6, after: 5 }), ["outside", "both", 6])
    assert.deepStrictEqual(out({ before: 6, inside: 5 }), ["cancelled", null, 5])
  })

  it("is left out for what else it has or has not, where it would be there", () => {
    const narrowed = { inside: new Set(["a", "b"]), outside: new Set(["a", "c"]) }
    const all = ["a", "b", "c"].map((id) => whyOf(trace(id, { inside: 1 }), narrowed)?.why)
    assert.deepStrictEqual(all, ["excepted", "wanting", "cancelled"])
  })

  it("stands with the newest change first, and is counted reason by reason", () => {
    const traces = [
      trace("a", { inside: 2 }),
      trace("b", { before: 9 }),
      trace("c", { inside: 5, reversed: 5 }),
      trace("d", { inside: 5 })
    ]
    const left = leftOut({ traces, counted: none, narrowed: null })
    assert.deepStrictEqual(
      left.map(({ subject }) => subject),
      ["b", "c", "d", "a"]
    )
    assert.deepStrictEqual(tallied(left), {
      cancelled: 2,
      deleted: 1,
      restored: 0,
      excepted: 0,
      wanting: 0,
      outside: 1
    })
  })
})

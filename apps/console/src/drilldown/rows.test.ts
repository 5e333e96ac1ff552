// Are entries filtered and sorted by every column, and does the address keep it?
import { assert, describe, it } from "vitest"
import type { LedgerEntry } from "./entries.ts"
import { asTheyRan, columns, readView, recordsOf, type RowsView, shownOf, writeView } from "./rows.ts"

const entry = (seq: number, title: string, over: Partial<LedgerEntry> = {}): LedgerEntry =>
  ({
    seq,
    at: seq * 1000,
    record: { kind: "deal", id: title, title, deleted: false },
    from: null,
    to: { id: "s", name: `Stage ${seq}` },
    owner: { id: `u${seq % 2}`, name: seq % 2 === 0 ? "Ada" : "Ben" },
    count: 1,
    amount: 100 * seq,
    currency: "USD",
    converted: 100 * seq,
    ...over
  }) as LedgerEntry
const list = [
  entry(4, "Oak"),
  entry(3, "Elm 10", { count: -1, amount: -50, converted: -50 }),
  entry(2, "Elm 9", { owner: null }),
  entry(1, "Oak", { to: null })
]
const seqs = (view: Partial<RowsView>) => shownOf(list, { ...asTheyRan, ...view }).map(({ seq }) => seq)

describe("the rows of a number", () => {
  it("stand as they ran until somebody asks for another order", () => {
    assert.deepStrictEqual(seqs({}), [4, 3, 2, 1])
    assert.deepStrictEqual(seqs({ down: false }), [1, 2, 3, 4])
  })

  it("are sorted by each column both ways: names as people count, what is empty last", () => {
    assert.deepStrictEqual(seqs({ sort: "deal", down: false }), [2, 3, 4, 1])
    assert.deepStrictEqual(seqs({ sort: "deal", down: true }), [4, 1, 3, 2])
    assert.deepStrictEqual(seqs({ sort: "owner", down: false }), [4, 3, 1, 2])
    assert.deepStrictEqual(seqs({ sort: "owner", down: true }), [3, 1, 4, 2])
    assert.deepStrictEqual(seqs({ sort: "fromTo", down: false }), [2, 3, 4, 1])
    assert.deepStrictEqual(seqs({ sort: "count", down: false }), [3, 4, 2, 1])
    assert.deepStrictEqual(seqs({ sort: "amount", down: true }), [4, 2, 1, 3])
  })

  it("are filtered by part of a name, by owner and by direction, all together", () => {
    assert.deepStrictEqual(seqs({ text: " oak" }), [4, 1])
    assert.deepStrictEqual(seqs({ text: "stage 3" }), [3])
    assert.deepStrictEqual(seqs({ owner: "u1" }), [3, 1])
    assert.deepStrictEqual(seqs({ sign: "out" }), [3])
    assert.deepStrictEqual(seqs({ sign: "in", text: "elm" }), [2])
  })

  it("are kept by the address, which says nothing of what is usual and takes no nonsense", () => {
    assert.isUndefined(writeView(asTheyRan))
    for (const sort of columns) {
      const view: RowsView = { text: "a", owner: "b", sign: "in", sort, down: false }
      assert.deepStrictEqual(readView(writeView(view)), view)
    }
    for (const said of [undefined, "{", "[1]", '{"sort":"__proto__","sign":1,"text":{}}'])
      assert.deepStrictEqual(readView(said), asTheyRan)
  })

  it("make each record one row with the number of its entries and the last of them", () => {
    assert.deepStrictEqual(
      recordsOf(list).map(({ entries, last, title }) => [title, entries, last]),
      [
        ["Oak", 2, 4000],
        ["Elm 10", 1, 3000],
        ["Elm 9", 1, 2000]
      ]
    )
  })
})

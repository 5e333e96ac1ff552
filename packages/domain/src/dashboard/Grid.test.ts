import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import {
  columns,
  firstFree,
  fits,
  overlap,
  type Placed,
  inReadingOrder,
  rearranged,
  reordered,
  stepped,
  without
} from "./Grid.ts"

const places = fc.integer({ min: 1, max: columns }).chain((w) =>
  fc.record({
    w: fc.constant(w),
    x: fc.integer({ min: 0, max: columns - w }),
    y: fc.integer({ min: 0, max: 30 }),
    h: fc.integer({ min: 1, max: 9 })
  })
)
const sizes = fc.record({ w: fc.integer({ min: 1, max: 14 }), h: fc.integer({ min: 1, max: 9 }) })

/** Arrangements as people make them: each widget added to what is there, all as high as they can be. */
const arrangements = fc
  .array(sizes, { minLength: 1, maxLength: 12 })
  .map((all) =>
    all.reduce<ReadonlyArray<Placed>>(
      (before, size, n) => [...before, { id: String(n), ...firstFree(before, size) }],
      []
    )
  )
  .map((all) => without([...all, { id: "gone", x: 0, y: 999, w: 1, h: 1 }], "gone"))

const wishes = fc.record(
  {
    x: fc.integer({ min: -3, max: 14 }),
    y: fc.integer({ min: -3, max: 40 }),
    w: fc.integer({ min: -1, max: 15 }),
    h: fc.integer({ min: -1, max: 45 })
  },
  { requiredKeys: [] }
)

const legal = (all: ReadonlyArray<Placed>): void => {
  for (const [n, one] of all.entries()) {
    assert.isTrue(one.x >= 0 && one.y >= 0 && fits(one), JSON.stringify(one))
    for (const other of all.slice(n + 1)) assert.isFalse(overlap(one, other), `${one.id} lies on ${other.id}`)
  }
}
const raised = (all: ReadonlyArray<Placed>): void => {
  for (const one of all)
    assert.isTrue(
      one.y === 0 || all.some((other) => overlap({ ...one, y: one.y - 1 }, other) && other !== one)
    )
}
const chosen = fc
  .tuple(arrangements, fc.nat(11))
  .map(([all, n]) => ({ all, id: all[n % all.length]?.id ?? "" }))

describe("the first free place", () => {
  it("lies on nothing, within the columns, and nothing of that size is free before it", () => {
    fc.assert(
      fc.property(fc.array(places, { maxLength: 8 }), sizes, (taken, size) => {
        const place = firstFree(taken, size)
        assert.isTrue(fits(place) && place.h === size.h && place.w === Math.min(size.w, columns))
        assert.isFalse(taken.some((other) => overlap(place, other)))
        for (let y = 0; y <= place.y; y++)
          for (let x = 0; x + place.w <= (y < place.y ? columns : place.x + place.w - 1); x++)
            assert.isTrue(taken.some((other) => overlap({ ...place, x, y }, other)))
      })
    )
  })

  it("is the corner of an empty dashboard", () => {
    assert.deepStrictEqual(firstFree([], { w: 3, h: 5 }), { x: 0, y: 0, w: 3, h: 5 })
  })
})

describe("a widget that is moved or resized", () => {
  it("keeps all widgets, in their order, none upon another, each as high as it can be", () => {
    fc.assert(
      fc.property(chosen, wishes, ({ all, id }, wish) => {
        const after = rearranged(all, id, wish)
        assert.deepStrictEqual(
          after.map((one) => one.id),
          all.map((one) => one.id)
        )
        legal(after)
        raised(after)
        for (const [n, { h, id: other, w }] of all.entries())
          if (other !== id) assert.deepInclude(after[n], { w, h })
      })
    )
  })

  it("lies in the column where it was put, and no lower, as far as the grid allows", () => {
    fc.assert(
      fc.property(chosen, wishes, ({ all, id }, wish) => {
        const before = all.find((one) => one.id === id) ?? assert.fail()
        const after = rearranged(all, id, wish).find((one) => one.id === id) ?? assert.fail()
        const w = Math.min(columns, Math.max(1, wish.w ?? before.w))
        assert.strictEqual(after.w, w)
        assert.strictEqual(after.h, Math.min(40, Math.max(1, wish.h ?? before.h)))
        assert.strictEqual(after.x, Math.min(columns - w, Math.max(0, wish.x ?? before.x)))
        assert.isAtMost(after.y, Math.max(0, wish.y ?? before.y))
      })
    )
  })

  it("put where it is changes nothing", () => {
    fc.assert(fc.property(chosen, ({ all, id }) => assert.deepStrictEqual(rearranged(all, id, {}), all)))
  })

  it("changes places with the one below when it is put on that one's place", () => {
    const all = [
      { id: "a", x: 0, y: 0, w: 4, h: 5 },
      { id: "b", x: 0, y: 5, w: 4, h: 5 }
    ]
    assert.deepStrictEqual(
      rearranged(all, "a", { y: 5 }).map(({ y }) => y),
      [5, 0]
    )
    assert.deepStrictEqual(
      rearranged(all, "b", { y: 4 }).map(({ y }) => y),
      [5, 0]
    )
  })

  it("that is not there leaves everything as it is", () => {
    const all = [{ id: "a", x: 0, y: 3, w: 4, h: 5 }]
    assert.strictEqual(rearranged(all, "b", { y: 5 }), all)
  })
})

describe("a step with an arrow key", () => {
  it("goes past what lies above or below, and one column sideways", () => {
    const all = [
      { id: "a", x: 0, y: 0, w: 4, h: 2 },
      { id: "b", x: 0, y: 2, w: 4, h: 5 }
    ]
    const ys = (to: "up" | "down", id: string) => stepped(all, id, to).map(({ y }) => y)
    assert.deepStrictEqual(ys("down", "a"), [5, 0])
    assert.deepStrictEqual(ys("up", "b"), [5, 0])
    assert.deepStrictEqual(ys("up", "a"), [0, 2])
    assert.deepStrictEqual(ys("down", "b"), [0, 2])
    assert.strictEqual(stepped(all, "b", "right")[1]?.x, 1)
    assert.strictEqual(stepped(all, "b", "left")[1]?.x, 0)
  })

  it("up or down moves the widget there, or not at all", () => {
    fc.assert(
      fc.property(chosen, fc.constantFrom("up" as const, "down" as const), ({ all, id }, to) => {
        const after = stepped(all, id, to)
        legal(after)
        const y = (list: ReadonlyArray<Placed>) => list.find((one) => one.id === id)?.y ?? -1
        assert.isTrue(after === all || (to === "up" ? y(after) < y(all) : y(after) > y(all)))
      })
    )
  })
})

describe("a widget that is taken away", () => {
  it("leaves the others, as high as they can be", () => {
    fc.assert(
      fc.property(chosen, ({ all, id }) => {
        const after = without(all, id)
        legal(after)
        raised(after)
        assert.deepStrictEqual(
          after.map((one) => one.id),
          all.map((one) => one.id).filter((one) => one !== id)
        )
      })
    )
  })

  it("change places when one is put upon another of its size, and the others stay", () => {
    const all = [
      { id: "a", x: 0, y: 0, w: 3, h: 5 },
      { id: "b", x: 3, y: 0, w: 3, h: 5 },
      { id: "c", x: 6, y: 0, w: 3, h: 5 },
      { id: "d", x: 0, y: 5, w: 9, h: 2 }
    ]
    assert.deepStrictEqual(rearranged(all, "c", { x: 0, y: 1 }), [
      { id: "a", x: 6, y: 0, w: 3, h: 5 },
      { id: "b", x: 3, y: 0, w: 3, h: 5 },
      { id: "c", x: 0, y: 0, w: 3, h: 5 },
      { id: "d", x: 0, y: 5, w: 9, h: 2 }
    ])
  })
})

describe("read earlier or later", () => {
  const order = (all: ReadonlyArray<Placed>) => inReadingOrder(all).map((one) => one.id)

  it("one comes before what was before it, on a place of its own and as high as it can be", () => {
    fc.assert(
      fc.property(chosen, fc.constantFrom("earlier" as const, "later" as const), ({ all, id }, to) => {
        const found = reordered(all, id, to)
        legal(found)
        raised(found)
        assert.deepStrictEqual(
          found.map(({ h, id, w }) => ({ h, id, w })),
          all.map(({ h, id, w }) => ({ h, id, w }))
        )
        const at = order(all).indexOf(id)
        const other = order(all)[at + (to === "earlier" ? -1 : 1)]
        if (other === undefined) return assert.deepStrictEqual(found, all)
        const now = order(found)
        assert.strictEqual(now.indexOf(id) < now.indexOf(other), to === "earlier", `${id} and ${other}`)
      }),
      { numRuns: 500 }
    )
  })

  it("neighbours in a row exchange their places, whatever their widths, and nothing else moves", () => {
    const row = [
      { id: "a", x: 0, y: 0, w: 8, h: 2 },
      { id: "b", x: 8, y: 0, w: 4, h: 2 },
      { id: "c", x: 0, y: 2, w: 12, h: 2 }
    ]
    assert.deepStrictEqual(reordered(row, "b", "earlier"), [
      { id: "a", x: 4, y: 0, w: 8, h: 2 },
      { id: "b", x: 0, y: 0, w: 4, h: 2 },
      { id: "c", x: 0, y: 2, w: 12, h: 2 }
    ])
  })

  it("from one row to the next, both exchange their places", () => {
    const all = [
      { id: "a", x: 0, y: 0, w: 6, h: 3 },
      { id: "b", x: 6, y: 0, w: 6, h: 3 },
      { id: "c", x: 0, y: 3, w: 6, h: 3 }
    ]
    assert.deepStrictEqual(order(reordered(all, "b", "later")), ["a", "c", "b"])
  })
})

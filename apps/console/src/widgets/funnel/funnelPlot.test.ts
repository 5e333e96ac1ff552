// Does the funnel show each stage as high as it is?
import { assert, describe, it } from "vitest"
import { funnelPlot } from "./funnelPlot.ts"

const room = { width: 156, top: 0, bottom: 100 }
const of = (...reached: ReadonlyArray<number>) =>
  funnelPlot(
    reached.map((n) => ({ reached: n })),
    room
  )

describe("a funnel", () => {
  it("is as high as the room at its widest stage, others in proportion", () => {
    assert.deepEqual(
      of(40, 20, 10).map(({ height }) => height),
      [100, 50, 25]
    )
  })

  it("fills the width from the first column to the last", () => {
    const columns = of(4, 2)
    assert.strictEqual(columns[0]?.x, 0)
    assert.closeTo((columns.at(-1)?.x ?? 0) + (columns.at(-1)?.width ?? 0), 156, 0.2)
  })

  it("has a line where each stage stood before, on the same scale", () => {
    const columns = funnelPlot(
      [
        { reached: 20, before: 40 },
        { reached: 10, before: null }
      ],
      room
    )
    assert.deepEqual(
      columns.map(({ height }) => height),
      [50, 25]
    )
    assert.match(columns[0]?.ago ?? "", /^M-3 0H/u)
    assert.isNull(columns[1]?.ago ?? null)
    assert.deepEqual(
      columns.map(({ label }) => label),
      [44, 69]
    )
    const near = funnelPlot([{ reached: 90, before: 100 }], room)
    assert.strictEqual(near[0]?.label, -6)
  })

  it("runs from each stage to the next, and nowhere after the last", () => {
    const [first, last] = of(4, 2)
    assert.match(first?.flow ?? "", / 50V100H/u)
    assert.strictEqual(last?.flow, "")
  })

  it("may widen where deals skip stages, and shows a few among many", () => {
    const [first, second] = of(2, 10_000)
    assert.strictEqual(first?.height, 2)
    assert.strictEqual(second?.height, 100)
  })

  it("is flat without a deal", () => {
    assert.deepEqual(
      of(0, 0).map(({ flow, height }) => [height, flow]),
      [
        [0, ""],
        [0, ""]
      ]
    )
  })
})

import { Schema } from "effect"
import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { contrast, leastContrast } from "./contrast.ts"
import { standard } from "./standard.ts"
import { Theme } from "./Theme.ts"

const colours = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`)
const read = Schema.is(Theme)
const plain = standard.theme

describe("contrast", () => {
  it("is 21 for black on white, 1 for a colour on itself", () => {
    assert.closeTo(contrast("#000000", "#ffffff"), 21, 1e-9)
    assert.strictEqual(contrast("#7c5cff", "#7c5cff"), 1)
  })

  it("is the same both ways, from 1 to 21", () => {
    fc.assert(
      fc.property(colours, colours, (a, b) => {
        assert.strictEqual(contrast(a, b), contrast(b, a))
        assert.isTrue(contrast(a, b) >= 1 && contrast(a, b) <= 21)
      })
    )
  })

  it("of the lightest readable grey on white is that of the guideline", () => {
    assert.isAtLeast(contrast("#767676", "#ffffff"), leastContrast)
    assert.isBelow(contrast("#777777", "#ffffff"), leastContrast)
  })
})

describe("a theme", () => {
  it("may have a title of 80 characters, none, and no more", () => {
    assert.isTrue(read(plain))
    assert.isTrue(read({ ...plain, title: "a".repeat(80) }))
    assert.isFalse(read({ ...plain, title: "a".repeat(81) }))
    assert.isFalse(read({ ...plain, title: "\u0000" }))
  })

  it("names colours and pictures, and nothing that could be written into a page", () => {
    assert.isTrue(read({ ...plain, fontColour: "#00ff7f" }))
    for (const fontColour of ["#00FF7F", "red", "#fff", "#00ff7f;background:url(x)", "var(--x)"])
      assert.isFalse(read({ ...plain, fontColour }), fontColour)
    assert.isTrue(read({ ...plain, background: { _tag: "Upload", imageId: "a".repeat(64) } }))
    for (const imageId of ["../secret", "A".repeat(64), "a".repeat(63), "https://example.com/x.png"])
      assert.isFalse(read({ ...plain, background: { _tag: "Upload", imageId } }), imageId)
  })
})

// Are days and times typed in the console's own fields alone? The browser's speak its language, not the reader's.
import { assert, describe, it } from "vitest"

const sources = import.meta.glob<string>("../../**/*.vue", { query: "?raw", import: "default", eager: true })
const native = /\btype="(?:date|datetime-local|time|month|week)"/gu

describe("the pages", () => {
  it("have no field of the browser's for days and times", () => {
    assert.isAbove(Object.keys(sources).length, 100)
    assert.deepEqual(
      Object.entries(sources).flatMap(([path, source]) =>
        (source.match(native) ?? []).map((found) => `${path}: ${found}`)
      ),
      []
    )
  })
})

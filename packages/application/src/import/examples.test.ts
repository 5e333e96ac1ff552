/** Are the mappings that are shipped as examples good ones? Each must read, and agree with itself. */
import { readdirSync, readFileSync } from "node:fs"
import { checkMapping } from "@weir/domain/import/checkMapping"
import { readMapping } from "@weir/domain/import/Mapping"
import { Result } from "effect"
import { assert, describe, it } from "vitest"

const folder = new URL("../../../../docs/how-to/import/", import.meta.url)
const examples = readdirSync(folder).filter((name) => name.endsWith(".mapping.json"))

describe("the mappings in docs/how-to/import", () => {
  it("are there: one for each product, the worked example, the sample and the stage history", () => {
    assert.strictEqual(examples.length, 8)
  })

  it.each(examples)("%s reads, and nothing in it contradicts itself", (name) => {
    const mapping = Result.getOrThrow(readMapping(JSON.parse(readFileSync(new URL(name, folder), "utf8"))))
    // Against a file without columns every column is missing, and nothing else may be wrong.
    const wrong = checkMapping(mapping, []).filter(
      ({ reason }) => !reason.startsWith("the file has no column")
    )
    assert.deepStrictEqual(wrong, [])
  })
})

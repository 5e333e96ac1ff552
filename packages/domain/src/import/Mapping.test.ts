/** Does a mapping that is none say where and why, and does a header that stands twice have to be told apart? */
import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { checkMapping } from "./checkMapping.ts"
import { readMapping } from "./Mapping.ts"

const mapping = {
  weir: "mapping",
  version: 1,
  name: "Small",
  kind: "deals",
  columns: {
    externalId: { column: "id" },
    title: { column: "name" },
    stage: { column: "stage" },
    owner: { column: "owner" },
    createdAt: { column: "created", date: "yyyy-mm-dd" }
  },
  stages: [{ text: "New", stage: "New", kind: "open" }],
  create: Object.fromEntries(
    ["pipelines", "stages", "owners", "sources", "companies", "contacts", "products", "lossReasons"].map(
      (kind) => [kind, "create"]
    )
  )
}

const problems = (json: unknown) => {
  const read = readMapping(json)
  return Result.isFailure(read) ? read.failure.problems.map(({ field }) => field) : []
}

describe("a mapping", () => {
  it("is read when it is one", () => {
    assert.deepStrictEqual(problems(mapping), [])
  })

  it("that is none names each place and the reason", () => {
    assert.deepStrictEqual(problems({ ...mapping, stages: [{ text: "New", stage: "New", kind: "later" }] }), [
      "stages.0.kind"
    ])
    assert.deepStrictEqual(problems({ ...mapping, colums: {} }), ["colums"])
    assert.deepStrictEqual(problems({ ...mapping, version: 2 }), ["version"])
    assert.deepStrictEqual(problems("mapping"), ["weir"])
    const { name: _, ...nameless } = mapping
    const read = readMapping(nameless)
    assert.isTrue(Result.isFailure(read) && read.failure.reason === "name: it is missing")
  })

  it("that means a column by a name several bear does not fit", () => {
    const read = Result.getOrThrow(readMapping(mapping))
    assert.deepStrictEqual(checkMapping(read, ["id", "name", "stage", "owner", "created"]), [])
    const found = checkMapping(read, ["id", "name", "stage (1)", "owner", "created", "stage (2)"])
    assert.deepStrictEqual(
      found.map(({ field }) => field),
      ["columns.stage"]
    )
    assert.include(found[0]!.reason, "stage (2)")
  })
})

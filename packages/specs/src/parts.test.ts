import { metricNames, theCore } from "@weir/domain/workbook/Core"
import { assert, it } from "vitest"
import titles from "./golden/titles.json" with { type: "json" }
import { type Listed, titlesOf } from "./golden/titles.ts"

const written: Readonly<Record<string, Listed>> = titles

for (const name of metricNames)
  it(`the parts of "${theCore.metrics[name].title}" are called as is written, and nothing else opens`, () => {
    assert.deepStrictEqual(
      titlesOf(name),
      written[name],
      "if that is meant: node packages/specs/run/titles.ts"
    )
  })

import { metricNames } from "@weir/domain/workbook/Core"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, test } from "vitest"
import { vectors } from "../golden/vectors.ts"
import { laws } from "../laws/laws.ts"
import { rowsOf } from "./metricRows.ts"
import { page } from "./page.ts"
import { reasons } from "./reasons.ts"
import { titles } from "./rows.ts"
import { specMap, unnamed } from "./specMap.ts"

const root = join(import.meta.dirname, "../../../..")

test("no row of the specification is left without a law, a vector or a written reason", () => {
  assert.deepStrictEqual(unnamed(), [])
})

test("a reason stands only where nothing proves the row", () => {
  const rows = specMap().flatMap((section) => section.rows)
  assert.deepStrictEqual(
    rows.filter((row) => row.reason !== null && row.laws.length + row.vectors.length > 0).map(({ id }) => id),
    []
  )
})

test("laws and vectors name rows that exist, and at least one each", () => {
  for (const { name, proves } of [...laws, ...vectors.map(({ id, proves }) => ({ name: id, proves }))]) {
    assert.isNotEmpty(proves, name)
    for (const row of proves)
      assert.isTrue(Object.hasOwn(titles, row) || /^(?:B\d+|8\.\d+)$/.test(row), `${name} names ${row}`)
  }
})

test("every metric answers a row", () => {
  assert.deepStrictEqual(
    metricNames.filter((name) => rowsOf(name).length === 0),
    []
  )
})

test("tests that stand in for laws are there", () => {
  const named = Object.values(reasons).flatMap(({ tests }) => tests)
  assert.isNotEmpty(named)
  assert.deepStrictEqual(
    named.filter((path) => !existsSync(join(root, path))),
    []
  )
})

test("the page of the documentation says what is so now", () => {
  const written = readFileSync(join(root, "docs/reference/spec-map.md"), "utf8")
  assert.isTrue(written === page(), "docs/reference/spec-map.md is stale: run npm run generate")
})

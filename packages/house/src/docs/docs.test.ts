// Do the readers of source see what they should: laws and vectors for the reference of metrics, and exports that nobody explains?
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, test } from "vitest"
import { isWorkshop, readSources } from "../architecture/sources.ts"
import { lawsIn, vectorsIn } from "./proofs.ts"
import { undocumented } from "./undocumented.ts"

const inFolder = <A>(text: string, read: (root: string) => A): A => {
  const root = mkdtempSync(join(tmpdir(), "weir-proofs-"))
  try {
    mkdirSync(join(root, "specs"))
    writeFileSync(join(root, "specs/one.ts"), text)
    writeFileSync(join(root, "specs/one.test.ts"), text)
    return read(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

describe("what proves a metric", () => {
  const metrics = ["newDeals", "wonDeals"]

  test("laws: one for each metric, about some by name, about all, and about none", () => {
    const text = `
      const each = (name) => ({ name: \`\${name} reads true\`, holds: () => tell(name) })
      const some = { name: "won are new", holds: ({ reading }) => { tell(reading("wonDeals"), reading("newDeals")) } }
      const all = { name: "all are valid", holds: () => { for (const name of metricNames) tell(name) } }
      const none = { name: "replay is state", holds: () => tell("deals") }
      const noLaw = { name: "newDeals", id: 1 }`
    const seen = inFolder(text, (root) => lawsIn(root, "specs", metrics))
    assert.deepStrictEqual(
      seen.map(({ metrics, name }) => [name, metrics]),
      [
        ["newDeals reads true", ["newDeals"]],
        ["wonDeals reads true", ["wonDeals"]],
        ["won are new", ["newDeals", "wonDeals"]],
        ["all are valid", null],
        ["replay is state", []]
      ]
    )
  })

  test("vectors, with the metrics that they ask", () => {
    const text = `export const vectors = [{ id: "GV1", story: "a deal", lines: [], asked: [inMarch("newDeals", {})] }]`
    assert.deepStrictEqual(
      inFolder(text, (root) => vectorsIn(root, "specs", metrics)),
      [{ name: "GV1", story: "a deal", path: "specs/one.ts", metrics: ["newDeals"] }]
    )
  })
})

describe("what nobody explains", () => {
  test("every export of the core says what it means", () => {
    const core = readSources().filter((source) => source.home === "packages/domain" && !isWorkshop(source))
    assert.isAbove(core.length, 100)
    assert.deepStrictEqual(core.flatMap(undocumented), [])
  })

  test("a function, a constant, a class, an interface and a type alias are missed, by name and line", () => {
    const text = `/** What is it? */
      import { Schema } from "effect"

      export const rate = 1
      export function weigh() {}
      export class Broken extends Error {}
      export interface Load { readonly weight: number }
      export type Name = string
      // Said so that a tool does not hear it.
      export const low = 2
      /** Short. */
      export const high = 3`
    assert.deepStrictEqual(undocumented({ path: "a.ts", text }), [
      "a.ts:4 rate",
      "a.ts:5 weigh",
      "a.ts:6 Broken",
      "a.ts:7 Load",
      "a.ts:8 Name",
      "a.ts:10 low",
      "a.ts:12 high"
    ])
  })

  test("a schema and its type share a comment; a metric is its own; what is passed on and what is kept need none", () => {
    const text = `/** What is it? */
      import * as Metric from "./Metric.ts"
      import { Schema } from "effect"

      /** A load, in kilograms. */
      export const Load = Schema.Int
      export type Load = typeof Load.Type
      /** Any load at all. */
      // oxlint-disable-next-line typescript/no-explicit-any -- a load is whatever it is
      export type AnyLoad = any
      export const newLoads = Metric.make({ definition: "Loads that are new." })
      export { other } from "./other.ts"
      const kept = 1`
    assert.deepStrictEqual(undocumented({ path: "a.ts", text }), [])
  })
})

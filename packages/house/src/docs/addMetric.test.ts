// Does adding a metric take one file, as docs/how-to/add-a-metric.md says? The page's own file is added to a copy of the workspace.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { root } from "../architecture/sources.ts"
import { run } from "../package/packed.ts"
import { copyWorkspace } from "./workspaceCopy.ts"

const howTo = readFileSync(join(root, "docs/how-to/add-a-metric.md"), "utf8")
const [, path = "", code = ""] =
  /`(packages\/domain\/src\/metrics\/\w+\.ts)`:\n\n```ts\n([\s\S]*?)```/.exec(howTo) ?? []
const [, id = ""] = /Metric\.make\(\{\n\s*id: "([\w-]+)"/.exec(code) ?? []
const [, name = ""] = /export const (\w+) = Metric\.make/.exec(code) ?? []

let copy: string
const generate = (...args: ReadonlyArray<string>) =>
  run(process.execPath, ["packages/house/src/generate.mjs", ...args], copy)
const inCopy = (file: string) => readFileSync(join(copy, file), "utf8")

/** Runs a program in the copy and gives what it prints, as JSON. */
const program = (home: string, text: string): unknown => {
  writeFileSync(join(copy, home, "src/program.ts"), text)
  return JSON.parse(run(process.execPath, [join(home, "src/program.ts")], copy))
}

beforeAll(() => {
  copy = copyWorkspace(["packages/domain", "packages/contract", "packages/specs", "packages/house"])
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

// Each step starts Node or the compiler anew, on a machine that may have other things to do.
describe("a metric is one file", { timeout: 120_000 }, () => {
  test("before, nothing knows of it, and what is generated stays up to date", () => {
    assert.isFalse(existsSync(join(root, path)), "the how-to adds a metric that is there already")
    generate()
    generate("--check")
  })

  test("with the file there, what is generated is stale", () => {
    writeFileSync(join(copy, path), code)
    assert.throws(() => generate("--check"), /metrics\/index\.ts is stale/)
  })

  test("the generator names it in the index and writes its page", () => {
    generate()
    assert.include(
      inCopy("packages/domain/src/metrics/index.ts"),
      `export { ${name} } from "./${path.split("/").at(-1)}"`
    )
    const page = inCopy(`docs/reference/metrics/${id}.md`)
    for (const said of [
      "create **Mill**, stage Offer, budget 1500",
      "| `now.deals` | 1 |",
      "`GET /api/readings/"
    ])
      assert.include(page, said)
    assert.include(inCopy("docs/reference/metrics/README.md"), `(${id}.md)`)
    generate("--check")
  })

  test("a page that somebody edits is stale", () => {
    const page = join(copy, `docs/reference/metrics/${id}.md`)
    const text = readFileSync(page, "utf8")
    writeFileSync(page, text.replace("Reopened", "Reopend"))
    assert.throws(() => generate("--check"), new RegExp(`stale.*\n- docs/reference/metrics/${id}\\.md`))
    generate()
    assert.strictEqual(readFileSync(page, "utf8"), text)
  })

  test("it has the types of the house", () => {
    run(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", "packages/domain"],
      copy
    )
  })

  test("it reads a small history, and opens into the entry behind it", () => {
    const seen = program(
      "packages/domain",
      `import { DealId, PipelineId, StageId, UserId } from "./identity/Id.ts"
      import { iso } from "./time/Instant.ts"
      import { askOf, explained, ledgerOf } from "./workbook/evaluate.ts"
      import { bare, open } from "./workbook/Workbook.ts"
      import { Result } from "effect"
      const on = (day: string) => iso(\`2024-\${day}T09:00:00Z\`)
      const stage = (name: string, kind: "open" | "won" | "lost") => ({ id: StageId.make(crypto.randomUUID()), name, kind, color: "#5a48d6" })
      const stages = [stage("Offer", "open"), stage("Won", "won"), stage("Lost", "lost")] as const
      const [userId, pipelineId, dealId] = [UserId.make(crypto.randomUUID()), PipelineId.make(crypto.randomUUID()), DealId.make(crypto.randomUUID())]
      const book = open({ zone: "UTC", currency: "EUR", at: on("01-01") })
      const refusals = [
        book.ask({ _tag: "AddUser", userId, name: "Ann", email: null, role: "admin" }, on("01-01")),
        book.ask({ _tag: "AddPipeline", pipelineId, name: "Sales", stages, lossReasonRequired: false }, on("01-01")),
        book.ask({ _tag: "CreateDeal", ...bare, dealId, title: "A mill", pipelineId, stageId: stages[0].id, ownerId: userId }, on("03-04")),
        book.ask({ _tag: "WinDeal", dealId }, on("03-05")),
        book.ask({ _tag: "ReopenDeal", dealId, stageId: stages[0].id }, on("03-06"))
      ]
      const question = { period: { kind: "month" }, now: on("03-20") } as const
      const behind = explained("${name}", "now", ledgerOf(book.events), askOf(book.events, question))
      console.log(JSON.stringify({
        refused: refusals.filter(Result.isFailure),
        deals: book.read("${name}", question).now.deals,
        entries: behind.entries.map((entry) => entry.subject === dealId)
      }))`
    )
    assert.deepStrictEqual(seen, { refused: [], deals: 1, entries: [true] })
  })

  test("a ledger that was entered without its book is told from one with it", () => {
    const seen = program(
      "packages/domain",
      `import { signature } from "./ledger/signature.ts"
      import { books } from "./metrics/books.ts"
      import { ${name} } from "./metrics/index.ts"
      const before = books.filter((book) => !${name}.books.some(({ id }) => id === book.id))
      console.log(JSON.stringify([books.length - before.length, signature(books) === signature(before)]))`
    )
    assert.deepStrictEqual(seen, [1, false])
  })

  test("the contract has an endpoint for it", () => {
    const seen = program(
      "packages/contract",
      `import { MetricId } from "./Narrowing.ts"
import { Readings } from "./Readings.ts"
      import { Schema } from "effect"
      console.log(JSON.stringify([Schema.is(MetricId)("${id}"), Schema.is(MetricId)("no-such-metric"), "${id}" in Readings.fields]))`
    )
    assert.deepStrictEqual(seen, [true, false, true])
  })

  test("the laws of every metric take it up, and find nothing wrong", () => {
    const seen = program(
      "packages/specs",
      `import { metricNames, theCore } from "@weir/domain/workbook/Core"
      import * as fc from "fast-check"
      import { cases, trialOf } from "./laws/Law.ts"
      import { laws } from "./laws/laws.ts"
      const trials = fc.sample(cases, { numRuns: 30, seed: 4 }).map((one) => trialOf(theCore, one))
      const tried = laws.filter(({ name }) => /order of entries|as of an instant never changes|always valid/.test(name))
      for (const law of tried) for (const trial of trials) law.holds(trial)
      const reached = trials.filter(({ reading }) => reading("${name}").now.deals > 0).length
      console.log(JSON.stringify([metricNames.includes("${name}"), tried.length, reached > 0]))`
    )
    assert.deepStrictEqual(seen, [true, 3, true])
  })
})

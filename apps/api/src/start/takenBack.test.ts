// Can the command line show an import row by row before it happens, and take it back afterwards?
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, assert, describe, test, vi } from "vitest"
import { setUp, weir, workshop } from "../testing/processes.ts"

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const { clear, folder, inFolder, run, started } = workshop()
afterAll(clear)

const sample = (name: string) =>
  fileURLToPath(new URL(`../../../../docs/how-to/import/${name}`, import.meta.url))

describe("the sample, on the command line", () => {
  test("is planned row by row, imported, and taken back, though the same file was given once more in between", async () => {
    const data = inFolder("sample")
    const server = await started(data, ["--empty"])
    assert.strictEqual((await setUp(server.url)).status, 200)
    server.child.kill("SIGTERM")
    assert.strictEqual(await server.ended, 0)
    const say = async (...args: ReadonlyArray<string>) => {
      const said = run(weir, [...args], data)
      const code = await said.ended
      return { code, text: said.output() }
    }
    const command = ["import", sample("sample.csv"), "--mapping", sample("sample.mapping.json")]

    const table = join(folder, "plan.csv")
    const plan = await say(...command, "--dry-run", "--result", table)
    assert.include(plan.text, "would create 22")
    const lines = readFileSync(table, "utf8").trim().split(/\r?\n/u)
    assert.match(lines[0]!.replace("\uFEFF", ""), /^row,action,title,reasons$/u)
    assert.strictEqual(lines.length, 25)
    assert.match(lines.find((line) => line.startsWith("10,")) ?? "", /error.*muito/u)

    const won = async () => {
      const { text } = await say("reading", "won-deals", "--period", "2026-01-01..2026-12-31", "--json")
      return (JSON.parse(text) as { reading: { now: { deals: number } } }).reading.now.deals
    }
    const result = ["--result", join(folder, "result.csv")]
    assert.include(
      (await say(...command, ...result)).text,
      "24 rows = 22 created + 0 updated + 0 skipped + 2 failed"
    )
    const before = await won()
    assert.isAbove(before, 0)
    assert.include(
      (await say(...command, ...result)).text,
      "24 rows = 0 created + 0 updated + 22 skipped + 2 failed"
    )

    assert.strictEqual((await say("undo", "last", "--dry-run")).code, 0)
    assert.strictEqual(await won(), before)
    const undone = await say("undo", "last")
    assert.strictEqual(undone.code, 0, undone.text)
    assert.strictEqual(await won(), 0, undone.text)
    const checked = await say("verify")
    assert.strictEqual(checked.code, 0, checked.text)
  })
})

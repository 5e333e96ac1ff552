// Is an import whose process was killed taken up where it stopped, by the command line and by the server?
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, test, vi } from "vitest"
import { pause, setUp, visit, weir, workshop } from "../testing/processes.ts"
import { smallMapping } from "../testing/smallMapping.ts"

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const { clear, folder, inFolder, run, started } = workshop()
afterAll(clear)

const rows = 4000
const csv = [
  "id,title,stage,amount,owner,created",
  ...Array.from(
    { length: rows },
    (_, i) =>
      `D${i},Deal ${i},${i % 3 === 0 ? "Won" : "Offer"},${100 + i},Ada,2026-01-${String(1 + (i % 28)).padStart(2, "0")}`
  )
].join("\n")
const mapping = smallMapping({
  title: { column: "title" },
  amount: { column: "amount", number: { decimal: ".", grouping: "none" } },
  createdAt: { column: "created", date: "yyyy-mm-dd" },
  whenNotClosed: { policy: "created" }
})

beforeAll(() => {
  writeFileSync(join(folder, "deals.csv"), csv)
  writeFileSync(join(folder, "map.json"), JSON.stringify(mapping))
})

/** What the folder must hold when all rows are in: nothing lost, nothing doubled, books that agree with the log. */
const holdsAll = async (data: Readonly<Record<string, string>>) => {
  const checked = run(weir, ["verify"], data)
  assert.strictEqual(await checked.ended, 0, checked.output())
  const reading = run(weir, ["reading", "won-deals", "--period", "2026-01-01..2026-01-31", "--json"], data)
  assert.strictEqual(await reading.ended, 0)
  assert.strictEqual(JSON.parse(reading.output()).reading.now.deals, Math.ceil(rows / 3))
}

describe("an import that was killed in the middle", () => {
  test("goes on when the same command is given again, and a third time changes nothing", async () => {
    const data = inFolder("line")
    const server = await started(data, ["--empty"])
    assert.strictEqual((await setUp(server.url)).status, 200)
    server.child.kill("SIGTERM")
    assert.strictEqual(await server.ended, 0)
    const command = ["import", "deals.csv", "--mapping", "map.json"]
    const plan = run(weir, [...command, "--dry-run"], data)
    assert.strictEqual(await plan.ended, 0, plan.output())
    assert.include(plan.output(), `would create ${rows}`)
    const first = run(weir, command, data)
    for (let i = 0; i < 3000 && !first.output().includes(`of ${rows} rows`); i++) await pause(20)
    first.child.kill("SIGKILL")
    await first.ended
    assert.notInclude(first.output(), `${rows} rows = `)
    const second = run(weir, command, data)
    assert.strictEqual(await second.ended, 0, second.output())
    assert.match(second.output(), /Going on with the import of deals.csv after row [1-9]\d* of 4000/)
    assert.include(second.output(), `${rows} rows = ${rows} created + 0 updated + 0 skipped + 0 failed`)
    const third = run(weir, command, data)
    assert.strictEqual(await third.ended, 0, third.output())
    assert.include(third.output(), `${rows} rows = 0 created + 0 updated + ${rows} skipped + 0 failed`)
    await holdsAll(data)
  })

  test("goes on by itself when the server comes up again", async () => {
    const data = inFolder("server")
    const server = await started(data, ["--empty"])
    assert.strictEqual((await setUp(server.url)).status, 200)
    const headers = await visit(server.url, "ada@north.example")
    const sent = await fetch(`${server.url}/api/imports?fileName=deals.csv`, {
      method: "POST",
      headers: { ...headers, "content-type": "text/csv" },
      body: csv
    })
    const { id } = ((await sent.json()) as { job: { id: string } }).job
    await fetch(`${server.url}/api/imports/${id}/mapping`, {
      method: "PUT",
      headers,
      body: JSON.stringify(mapping)
    })
    await fetch(`${server.url}/api/imports/${id}/run`, { method: "POST", headers })
    const job = async (url: string) =>
      (await (await fetch(`${url}/api/imports/${id}`, { headers })).json()) as {
        state: string
        done: number
        counts: unknown
      }
    let seen = await job(server.url)
    while (seen.done === 0) {
      await pause(20)
      seen = await job(server.url)
    }
    server.child.kill("SIGKILL")
    await server.ended
    assert.isBelow(seen.done, rows)
    const again = await started(data)
    seen = await job(again.url)
    while (seen.state === "running") {
      await pause(100)
      seen = await job(again.url)
    }
    assert.deepStrictEqual(
      [seen.state, seen.counts],
      ["finished", { created: rows, updated: 0, skipped: 0, failed: 0 }]
    )
    again.child.kill("SIGTERM")
    assert.strictEqual(await again.ended, 0)
    await holdsAll(data)
  })
})

/**
 * Does a published export of 8,800 opportunities read the right totals over HTTP? The file lies beside the project
 * (../shared/data/maven-crm from its root) and is not part of it: without it this test says so and skips.
 */
import { existsSync, readFileSync } from "node:fs"
import { afterAll, assert, beforeAll, describe, test, vi } from "vitest"
import { company, type Serving, serving, type Visitor } from "../testing/serving.ts"

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const at = (path: string): URL => new URL(`../../../../${path}`, import.meta.url)
const file = at("../shared/data/maven-crm/sales_pipeline.csv")
if (!existsSync(file))
  process.stderr.write("skipped: the published export (../shared/data/maven-crm) is not beside the project\n")

describe.skipIf(!existsSync(file))("the published export, over HTTP and the embedded database", () => {
  let served: Serving
  let ada: Visitor
  beforeAll(async () => {
    served = await serving("/nowhere", "pglite")
    ada = await served.signIn((await company(served, "north")).email)
  })
  afterAll(() => served.stop())

  const read = async (path: string) => {
    const { body, status, text } = await served.call("GET", path, { as: ada })
    assert.strictEqual(status, 200, text)
    return body
  }

  test("is imported whole and gives the published totals, each with a list that adds up to it", async () => {
    const sent = await served.call("POST", "/api/imports?fileName=sales_pipeline.csv", {
      as: ada,
      body: readFileSync(file),
      headers: { "content-type": "text/csv" }
    })
    assert.strictEqual(sent.status, 200, sent.text)
    const { id } = sent.body.job
    const mapping = JSON.parse(readFileSync(at("docs/how-to/import/maven-crm.mapping.json"), "utf8"))
    assert.strictEqual(
      (await served.call("PUT", `/api/imports/${id}/mapping`, { as: ada, json: mapping })).status,
      200
    )
    assert.strictEqual((await served.call("POST", `/api/imports/${id}/run`, { as: ada })).status, 200)
    const seen = new Set<number>()
    let job = await read(`/api/imports/${id}`)
    while (job.state === "running") {
      seen.add(job.done)
      await new Promise((resolve) => setTimeout(resolve, 100))
      job = await read(`/api/imports/${id}`)
    }
    assert.deepStrictEqual(
      [job.state, job.counts],
      ["finished", { created: 8800, updated: 0, skipped: 0, failed: 0 }],
      job.problem
    )
    assert.isAbove(seen.size, 2, "progress was to be seen")

    const { pipelines } = await read("/api/workspace")
    const pipeline = pipelines.find((p: { name: string }) => p.name === "Hardware sales").id
    const all = await read(`/api/dashboard?period=2016-01-01..2017-12-31&pipeline=${pipeline}`)
    const { "deal-dynamics": dynamics, "lost-deals": lost, "won-deals": won } = all.readings
    assert.deepStrictEqual(
      [won.now.deals, won.now.money],
      [4238, [{ currency: "USD", amount: 1_000_553_400 }]]
    )
    assert.strictEqual(dynamics.lost.total.deals, 2473)
    assert.isDefined(lost)
    const stock = Object.fromEntries(
      dynamics.stages.map((s: { name: string; stock: { deals: number } }) => [s.name, s.stock.deals])
    )
    assert.deepInclude(stock, { Engaging: 1589, Prospecting: 500, Won: 4238 })
    for (const stage of dynamics.stages) assert.isTrue(stage.balanced, stage.name)
    assert.isTrue(dynamics.books.balanced)

    const quarters = []
    for (const [from, to] of [
      ["01-01", "03-31"],
      ["04-01", "06-30"],
      ["07-01", "09-30"],
      ["10-01", "12-31"]
    ]) {
      quarters.push(
        (await read(`/api/readings/won-deals?period=2017-${from}..2017-${to}&pipeline=${pipeline}`)).reading
          .now.deals
      )
    }
    assert.deepStrictEqual(quarters, [531, 1254, 1257, 1196])
    const owners = (await read("/api/readings/deals-by-owner")).reading
    assert.deepStrictEqual(
      [owners.total.deals, owners.rows[0].name, owners.rows[0].deals.deals],
      [2089, "Darcel Schlecht", 194]
    )

    const path = `/api/readings/won-deals/entries?part=now&period=2017-01-01..2017-03-31&pipeline=${pipeline}&limit=200`
    let sum = 0,
      deals = 0,
      after = ""
    do {
      const page = await read(`${path}${after}`)
      assert.isTrue(page.addsUp)
      for (const { amount, count } of page.entries) {
        sum += amount
        deals += count
      }
      after = page.next === null ? "" : `&after=${encodeURIComponent(page.next)}`
      if (after === "") assert.deepStrictEqual([deals, sum], [page.total.deals, page.total.money[0].amount])
    } while (after !== "")
    assert.strictEqual(deals, 531)
  })
})

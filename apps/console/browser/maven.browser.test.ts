// Does a real, published export read its known totals on the screen?
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { api, root, startWeir, type Weir } from "./weir.ts"

const data = join(root, "../shared/data/maven-crm/sales_pipeline.csv")
const there = existsSync(data)
if (!there) console.log("skipped: the published pipeline of ../shared/data is not beside the project")

let weir: Weir, browser: Browser, page: Page

describe.skipIf(!there)("8,800 published opportunities", () => {
  beforeAll(async () => {
    weir = await startWeir({ args: ["--empty"] })
    browser = await launchBrowser()
    page = await (
      await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" })
    ).newPage()
    await page.goto(weir.url)
    await page.locator("#company").fill("Maven Hardware")
    await page.locator("#currency").selectOption("USD")
    await page.locator("#zone").selectOption("UTC")
    await page.locator("#your-name").fill("Ada")
    await page.locator("#your-email").fill("ada@example.com")
    await page.locator("#your-password").fill("slow water over stone")
    await page.locator("button[type=submit]").click()
    await page.locator('[data-figure="deal-dynamics/won"]').first().waitFor()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await weir?.stop()
  })

  it("are imported whole with the mapping of the worked example", async () => {
    const { job } = await api<{ job: { id: string } }>(
      page,
      "POST",
      "/imports?fileName=sales_pipeline.csv",
      await readFile(data, "utf8")
    )
    const mapping = JSON.parse(
      await readFile(join(root, "docs/how-to/import/maven-crm.mapping.json"), "utf8")
    ) as unknown
    await api(page, "PUT", `/imports/${job.id}/mapping`, mapping)
    await api(page, "POST", `/imports/${job.id}/run`)
    const state = () =>
      api<{ state: string; problem: string | null; rows: number; counts: Record<string, number> }>(
        page,
        "GET",
        `/imports/${job.id}`
      )
    let now = await state()
    while (now.state === "running" || now.state === "ready") {
      await page.waitForTimeout(500)
      now = await state()
    }
    assert.deepStrictEqual(
      [now.state, now.problem, now.rows, now.counts],
      ["finished", null, 8800, { created: 8800, updated: 0, skipped: 0, failed: 0 }]
    )
  }, 240_000)

  const period = async (from: string, to: string) => {
    const { pipelines } = await api<{ pipelines: ReadonlyArray<{ id: string; name: string }> }>(
      page,
      "GET",
      "/workspace"
    )
    const pipeline = pipelines.find((p) => p.name === "Hardware sales")!
    await page.goto(`${weir.url}/?period=${from}..${to}&pipeline=${pipeline.id}`)
    await page.locator('[data-figure="deal-dynamics/won"]:visible').first().waitFor()
  }
  const read = async (figure: string, nth = 0) =>
    (await page.locator(`[data-figure="${figure}"]:visible`).nth(nth).innerText()).trim()

  it("show what was won and lost, and what is open in each stage", async () => {
    await period("2016-01-01", "2017-12-31")
    assert.strictEqual(await read("deal-dynamics/won"), "4,238")
    assert.strictEqual(await read("deal-dynamics/won", 1), "$10,005,534")
    assert.strictEqual(await read("deal-dynamics/lost"), "2,473")
    const columns = await page
      .locator("[data-figure]:visible")
      .evaluateAll((all) =>
        all
          .filter((e) => (e as HTMLElement).dataset["figure"]!.includes("/net:"))
          .map((e) => e.textContent!.trim())
      )
    assert.includeMembers(columns, ["+500", "+1,589"])
  }, 60_000)

  it("show the wins of each quarter", async () => {
    const quarters = [
      ["01-01", "03-31"],
      ["04-01", "06-30"],
      ["07-01", "09-30"],
      ["10-01", "12-31"]
    ] as const
    const won: Array<string> = []
    for (const [from, to] of quarters) {
      await period(`2017-${from}`, `2017-${to}`)
      won.push(await read("won-deals/now"))
    }
    assert.deepStrictEqual(won, ["531", "1,254", "1,257", "1,196"])
  }, 60_000)

  it("show the five best owners with what they won", async () => {
    const { shown } = await api<{
      shown: { layout: ReadonlyArray<unknown>; theme: unknown }
    }>(page, "GET", "/my/dashboard")
    const widget = { id: crypto.randomUUID(), type: "won-by-owner", x: 0, y: 200, w: 4, h: 7, settings: {} }
    await api(page, "PUT", "/my/dashboard", { ...shown, layout: [...shown.layout, widget] })
    await page.reload()
    await period("2016-01-01", "2017-12-31")
    await page.locator('[data-figure^="won-by-owner/owner:"]:visible').first().waitFor()
    const rows = await page
      .locator('[data-figure^="won-by-owner/owner:"]:visible')
      .evaluateAll((all) =>
        all.slice(0, 5).map((e) => (e as HTMLElement).innerText.replaceAll(/\s+/gu, " ").trim())
      )
    const best = [
      ["Darcel Schlecht", "$1,153,214"],
      ["Vicki Laflamme", "$478,396"],
      ["Kary Hendrixson", "$454,298"],
      ["Cassey Cress", "$450,489"],
      ["Donn Cantrell", "$445,860"]
    ]
    for (const [i, [name, sum]] of best.entries())
      assert.isTrue(rows[i]!.includes(name!) && rows[i]!.includes(sum!), `${rows[i]} is ${name} ${sum}`)
  }, 60_000)
})

// Can a person bring a file in with the wizard, read what became of each row, and take it all back?
import { join } from "node:path"
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { api, complaints, root, signIn, startWeir, type Weir } from "./weir.ts"

const sample = (name: string) => join(root, "docs/how-to/import", name)

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  heard = complaints(page)
  await signIn(page, weir)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const step = (name: string) => page.locator(`[data-step=${name}]`)
const next = async (name: string) => {
  await step(name).locator("[data-next]").click()
}
const imported = async () => (await api<{ total: number }>(page, "GET", "/deals?q=sample:&limit=1")).total

describe("the import wizard", () => {
  it("shows what a file holds and what each row would become, before anything is written", async () => {
    await page.goto(`${weir.url}/import`)
    await page.locator("input[type=file]").first().setInputFiles(sample("sample.csv"))
    await step("file").locator("[data-next]").waitFor()
    assert.match(await step("file").innerText(), /utf-8/iu)
    await next("file")
    await step("columns").waitFor()
    await page.locator("input[data-mapping]").setInputFiles(sample("sample.mapping.json"))
    await next("columns")
    await step("check").waitFor({ timeout: 30_000 })
    const plan = await step("check").innerText()
    for (const part of ["22", "2", "muito", "31/06/2026"]) assert.include(plan, part)
    assert.strictEqual(await imported(), 0)
  }, 60_000)

  it("runs, and ends with rows = created + updated + skipped + failed", async () => {
    await next("check")
    await step("result").waitFor({ timeout: 60_000 })
    assert.match((await step("result").innerText()).replaceAll(/\s+/gu, " "), /24.*22.*0.*0.*2/u)
    assert.strictEqual(await imported(), 22)
  }, 90_000)

  it("takes the whole import back", async () => {
    await step("result").getByRole("button", { name: /undo/iu }).click()
    const sure = page.getByRole("dialog").getByRole("button", { name: /undo|take/iu })
    if (await sure.isVisible().catch(() => false)) await sure.click()
    await page.waitForFunction(
      async () =>
        ((await (await fetch("/api/deals?q=sample:&limit=1")).json()) as { total: number }).total === 0,
      undefined,
      { timeout: 30_000, polling: 500 }
    )
    assert.strictEqual(await imported(), 0)
  }, 60_000)

  it("refuses a file that is no table, in words", async () => {
    await page.goto(`${weir.url}/import`)
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({
        name: "book.xlsx",
        mimeType: "application/octet-stream",
        buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])
      })
    await page
      .getByText(/XLSX|Excel|CSV file/iu)
      .first()
      .waitFor({ timeout: 15_000 })
  }, 30_000)

  it("has shown no error and broken no rule of its content policy", () => {
    assert.deepStrictEqual(
      heard.filter((line) => !line.includes("422") && !line.includes("400")),
      []
    )
  })
})

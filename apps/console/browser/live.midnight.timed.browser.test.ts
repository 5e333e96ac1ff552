// Does an open dashboard begin the new day by itself, when midnight passes where the company is?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { fromWallClock, toWallClock } from "../src/format/zone.ts"
import { demoAdmin, shiftedClock, signIn, startWeir, type Weir } from "./weir.ts"

const zone = "Europe/Lisbon"
/** So long before midnight the second server believes it is when it is started. */
const before = 30_000

let weir: Weir, browser: Browser, page: Page

beforeAll(async () => {
  const first = await startWeir()
  const admin = demoAdmin(first)
  await first.stop("keep")
  const now = Date.now()
  const tomorrow = toWallClock(now + 86_400_000, zone).slice(0, 10)
  const ahead = fromWallClock(`${tomorrow}T00:00`, zone)! - before - now
  weir = await startWeir({ folder: first.folder, ahead })
  browser = await launchBrowser()
  // The reader is elsewhere: there it is not midnight.
  const context = await browser.newContext({ timezoneId: "America/Los_Angeles" })
  await context.addInitScript(shiftedClock(ahead))
  page = await context.newPage()
  await signIn(page, weir, admin)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

describe("at midnight in the company's zone", () => {
  it("an open dashboard of today shows the new day, without a reload and though nothing happened", async () => {
    await page.getByRole("button", { name: "Today", exact: true }).click()
    const window = page.locator(".window")
    await window.waitFor()
    const yesterday = await window.innerText()
    await page.evaluate(() => Object.assign(globalThis, { sameVisit: true }))
    await page.waitForFunction(
      (old) => {
        const now = document.querySelector(".window")?.textContent?.trim()
        return now !== undefined && now !== old
      },
      yesterday,
      { timeout: 120_000 }
    )
    const [last, next] = [yesterday, await window.innerText()].map((text) => Date.parse(`${text} UTC`))
    assert.strictEqual(next! - last!, 86_400_000)
    assert.isTrue(await page.evaluate(() => (globalThis as unknown as { sameVisit?: boolean }).sameVisit))
    assert.strictEqual(
      (await page.locator('[data-figure="won-deals/now"]:visible').first().innerText()).trim().slice(0, 1),
      "0",
      "the day begins with nothing won"
    )
  }, 240_000)
})

// Does a television show all of a dashboard that is higher than it is, by itself?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { complaints, signIn, startWeir, type Weir } from "./weir.ts"

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    reducedMotion: "reduce"
  })
  page = await context.newPage()
  heard = complaints(page)
  await page.clock.install()
  await signIn(page, weir)
  await page.goto(`${weir.url}/?kiosk=1`)
  await page.locator('[data-figure="deal-dynamics/won"]:visible').first().waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

/** What stands on the screen as a whole, by the types of widgets. */
const whole = () =>
  page.evaluate(() => {
    const under = document.querySelector("header.kiosk-head")!.getBoundingClientRect().bottom
    return [...document.querySelectorAll<HTMLElement>("[data-widget]")]
      .filter((one) => {
        const { bottom, top } = one.getBoundingClientRect()
        return top >= under - 1 && bottom <= innerHeight + 1
      })
      .map((one) => one.dataset["widget"]!)
  })
const pass = async (milliseconds: number) => {
  await page.clock.runFor(milliseconds)
  await page.waitForTimeout(150)
}

describe("a television", () => {
  it("says whose numbers it shows and of which days", async () => {
    const said = await page.locator("header.kiosk-head").innerText()
    assert.match(said, /Quillmere[^]*Month[^]*20\d\d/u)
  })

  it("shows every widget whole, one screenful after the other, and begins again", async () => {
    const all = await page.locator("[data-widget]").count()
    const dots = await page.locator(".rounds i").count()
    assert.isAbove(dots, 1)
    const seen = new Set(await whole())
    for (let n = 1; n < dots; n++) {
      await pass(20_100)
      for (const one of await whole()) seen.add(one)
      assert.strictEqual(await page.locator(".rounds i.on").count(), 1)
    }
    const types = await page
      .locator("[data-widget]")
      .evaluateAll((cards) => new Set(cards.map((one) => (one as HTMLElement).dataset["widget"])).size)
    assert.deepStrictEqual([seen.size, all > 10], [types, true])
    await pass(20_100)
    assert.strictEqual(await page.evaluate(() => scrollY), 0)
  }, 60_000)

  it("stays where somebody takes it in hand, and goes on later", async () => {
    await page.mouse.move(600, 600)
    await page.mouse.wheel(0, 300)
    await page.waitForTimeout(200)
    const at = await page.evaluate(() => scrollY)
    assert.isAbove(at, 0)
    await pass(40_100)
    assert.strictEqual(await page.evaluate(() => scrollY), at)
    await pass(40_100)
    assert.notStrictEqual(await page.evaluate(() => scrollY), at)
  })

  it("has shown no error", () => assert.deepStrictEqual(heard, []))
})

// Can every page and open panel be used with a screen reader and the keyboard alone, in every language and both themes?
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { locales } from "../src/text/text.ts"
import { barriers } from "./barriers.ts"
import { speak } from "./Place.ts"
import { places } from "./places.ts"
import { receive, type Visitors } from "./visitors.ts"

let visitors: Visitors, pageOf: ReturnType<Visitors["pages"]>

beforeAll(async () => {
  visitors = await receive()
  pageOf = visitors.pages({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    bypassCSP: true
  })
}, 120_000)

afterAll(() => visitors?.stop())

describe("in every language, light and dark, nothing serious stands in the way", () => {
  for (const place of places) {
    it(`at ${place.name}`, async () => {
      const page = await pageOf(place.who)
      await place.go(page, visitors.url(place.who))
      const found: Array<string> = []
      for (const locale of locales) {
        await speak(page, locale)
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme })
          for (const barrier of await barriers(page, place.within))
            found.push(`${locale}, ${colorScheme}: ${barrier}`)
        }
      }
      await speak(page, "en")
      await place.leave?.(page)
      assert.deepEqual(found, [])
    }, 120_000)
  }
})

describe("with the keyboard", () => {
  it("a number opens, and Esc gives the focus back to it", async () => {
    const page = await pageOf("ana")
    await page.goto(visitors.url("ana"))
    const number = page.locator('[data-figure^="deal-dynamics/net:"]:visible').first()
    const figure = await number.getAttribute("data-figure")
    await number.focus()
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").locator("footer").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.waitForFunction(
      (wanted) => (document.activeElement as HTMLElement | null)?.dataset["figure"] === wanted,
      figure
    )
  }, 60_000)
})

describe("what stands in the way", () => {
  it("is seen: a button without a name, and grey on white", async () => {
    const context = await visitors.browser.newContext({ bypassCSP: true })
    const page = await context.newPage()
    await page.setContent(
      `<html lang="en"><title>T</title><main><button></button><p style="color:#bbb;background:#fff">pale</p></main>`
    )
    const kinds = async (within?: string) =>
      (await barriers(page, within)).map((barrier) => barrier.split(":")[0])
    assert.deepEqual(await kinds(), ["button-name", "color-contrast"])
    assert.deepEqual(await kinds("p"), ["color-contrast"])
    await context.close()
  }, 30_000)
})

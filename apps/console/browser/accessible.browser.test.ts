// Can every page be used with a screen reader and the keyboard alone, in both themes?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import axe from "axe-core"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { signIn, startWeir, type Weir } from "./weir.ts"

interface Finding {
  readonly id: string
  readonly nodes: ReadonlyArray<{ readonly target: ReadonlyArray<string> }>
}

let weir: Weir, browser: Browser, page: Page

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

/** What axe finds against WCAG 2.1 A and AA on the page as it stands. */
const findings = async (): Promise<ReadonlyArray<string>> => {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { run } = (
      globalThis as unknown as {
        axe: { run: (...args: ReadonlyArray<unknown>) => Promise<{ violations: ReadonlyArray<Finding> }> }
      }
    ).axe
    return (await run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })).violations
  })
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)
}

for (const colorScheme of ["light", "dark"] as const) {
  describe(`in the ${colorScheme} theme`, () => {
    beforeAll(async () => {
      // axe is put into the page from outside, which the page's own policy forbids.
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        colorScheme,
        reducedMotion: "reduce",
        bypassCSP: true
      })
      page = await context.newPage()
      await page.goto(`${weir.url}/sign-in`)
      await page.locator("#email").waitFor()
    })
    afterAll(() => page.context().close())

    it("the sign-in page has no fault that axe knows", async () => {
      assert.deepEqual(await findings(), [])
    })

    it("the dashboard has none", async () => {
      await signIn(page, weir)
      assert.deepEqual(await findings(), [])
    })

    it("a number opens by the keyboard, its panel has none, and Esc gives the focus back to the number", async () => {
      const number = page.locator('[data-figure^="deal-dynamics/net:"]:visible').first()
      const figure = await number.getAttribute("data-figure")
      await number.focus()
      await page.keyboard.press("Enter")
      await page.getByRole("dialog").locator("footer").waitFor()
      assert.deepEqual(await findings(), [])
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.waitForFunction(
        (wanted) => (document.activeElement as HTMLElement | null)?.dataset["figure"] === wanted,
        figure
      )
    })

    it("the deals have none, nor has the menu of stages", async () => {
      await page.goto(`${weir.url}/deals`)
      await page.locator("[data-deal]").first().waitFor()
      assert.deepEqual(await findings(), [])
      await page.locator("[data-deal] button.stage").first().click()
      await page.getByRole("menu").waitFor()
      assert.deepEqual(await findings(), [])
      await page.keyboard.press("Escape")
    })

    it("the import wizard has none while columns are matched", async () => {
      await page.goto(`${weir.url}/import`)
      await page.locator("input[type=file]").setInputFiles({
        name: "deals.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("id,title,stage,amount,owner,created\n1,Press,Offer,100.50,Ann,2025-01-10\n")
      })
      await page.locator("[data-step=file] [data-next]").click()
      await page.locator("[data-step=columns]").waitFor()
      assert.deepEqual(await findings(), [])
    })
  })
}

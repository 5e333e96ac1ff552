// Can a whole day's work be done without a mouse: every key pressed, every focus where one expects it?
import { readFile } from "node:fs/promises"
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { complaints, demoAdmin, startWeir, type Weir } from "./weir.ts"

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    reducedMotion: "reduce"
  })
  page = await context.newPage()
  page.setDefaultTimeout(45_000)
  heard = complaints(page)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const press = (key: string) => page.keyboard.press(key)
const isAt = (selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)
const arrivesAt = (selector: string) =>
  page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector)
/** Goes on from where the focus is, key by key, until it is at what is wanted; says every stop where it never is. */
const goTo = async (selector: string, key = "Tab", most = 400) => {
  await page.locator(selector).first().waitFor({ state: "attached" })
  for (let n = 0; n < most; n++) {
    if (await isAt(selector)) return
    await press(key)
  }
  assert.fail(`${most} times ${key} do not lead to ${selector}`)
}
const shown = (selector: string) => page.locator(`${selector} >> visible=true`).first().waitFor()
const gone = (selector: string) => page.locator(selector).first().waitFor({ state: "detached" })
/** The places of widgets on the screen, by kind. */
const placeOf = async (type: string) => (await page.locator(`[data-widget="${type}"]`).first().boundingBox())!

/** Every stop of a dialog, until they come round again. */
const stopsOf = async (): Promise<{ readonly inside: boolean; readonly stops: number }> =>
  await (async () => {
    const seen = new Set<string>()
    let inside = true
    for (let n = 0; n < 150; n++) {
      await press("Tab")
      const { at, within } = await page.evaluate(() => {
        const focused = document.activeElement
        const all = [...document.querySelectorAll("*")]
        return { at: String(all.indexOf(focused!)), within: focused?.closest("[role=dialog]") !== null }
      })
      inside &&= within
      if (seen.has(at)) break
      seen.add(at)
    }
    return { inside, stops: seen.size }
  })()

describe("by the keyboard alone", () => {
  it("one signs in", async () => {
    const { email, password } = demoAdmin(weir)
    await page.goto(`${weir.url}/sign-in`)
    await shown("#email")
    await goTo("#email")
    await page.keyboard.type(email)
    await goTo("#password")
    await page.keyboard.type(password)
    await press("Enter")
    await shown('[data-figure="won-deals/now"]')
  }, 60_000)

  it("the first stop skips to the page, and it goes on in the order one reads", async () => {
    await page.goto(weir.url)
    await shown('[data-figure="won-deals/now"]')
    await press("Tab")
    assert.isTrue(await isAt("a.skip"))
    await press("Enter")
    await arrivesAt("#main")
    const tops: Array<number> = []
    const widgets: Array<string> = []
    for (let n = 0; n < 150; n++) {
      await press("Tab")
      const stop = await page.evaluate(() => {
        const at = document.activeElement!
        const card = at.closest("[data-widget]")
        const { height, top, width } = at.getBoundingClientRect()
        return {
          widget: card?.getAttribute("data-widget") ?? "",
          top: (card ?? at).getBoundingClientRect().top + scrollY,
          // A field of its own look wears the ring of the label around it.
          ring: [at, at.closest("label") ?? at].some(
            (one) =>
              getComputedStyle(one).boxShadow !== "none" || getComputedStyle(one).outlineStyle !== "none"
          ),
          seen: width > 0 && height > 0 && top < innerHeight && top + height > 0
        }
      })
      assert.isTrue(stop.seen, `a stop in ${stop.widget} is on the screen`)
      assert.isTrue(stop.ring, `a stop in ${stop.widget} has a ring`)
      if (stop.widget !== "" && stop.widget !== widgets.at(-1)) {
        widgets.push(stop.widget)
        tops.push(stop.top)
      }
    }
    assert.isAtLeast(widgets.length, 3)
    assert.lengthOf(new Set(widgets), widgets.length, "no card is come back to")
    assert.deepStrictEqual(
      tops,
      [...tops].sort((a, b) => a - b)
    )
  }, 60_000)

  it("a dashboard is arranged: grabbed, moved, resized, added to, taken from and saved", async () => {
    await press("c")
    await shown("[data-grip]")
    const grip = '[data-widget="overdue-tasks"] [data-grip]'
    await goTo(grip)
    const before = await placeOf("overdue-tasks")
    await press("Space")
    await press("ArrowRight")
    await press("Space")
    const moved = await placeOf("overdue-tasks")
    assert.isAbove(moved.x, before.x)
    await press("Shift+ArrowDown")
    assert.isAbove((await placeOf("overdue-tasks")).height, moved.height)
    await goTo('[data-add="lost-deals"]')
    await press("Enter")
    await arrivesAt('[data-widget="lost-deals"] [data-grip]')
    await goTo('[data-widget="notes-added"] [data-grip]', "Shift+Tab")
    await press("Delete")
    await gone('[data-widget="notes-added"]')
    assert.isTrue(await isAt("[data-grip]"), "the focus goes to the next one")
    await goTo("[data-save]", "Shift+Tab")
    await press("Enter")
    await page.waitForURL((url) => url.pathname === "/")
    await shown('[data-widget="lost-deals"]')
    assert.strictEqual(await page.locator('[data-widget="notes-added"]').count(), 0)
  }, 120_000)

  it("the period is chosen, also one's own days", async () => {
    for (const [key, period] of [
      ["1", "today"],
      ["2", "yesterday"],
      ["3", "week"]
    ] as const) {
      await press(key)
      await page.waitForURL((url) => url.searchParams.get("period") === period)
    }
    await press("5")
    await shown("[role=dialog]")
    await page.waitForFunction(() => document.activeElement?.closest("[role=dialog]"))
    await press("Escape")
    await gone("[role=dialog]")
    await press("4")
    await page.waitForURL((url) => url.searchParams.get("period") === null)
  }, 60_000)

  it("a number is opened, read on all sides, taken along and left, and the focus is at the number again", async () => {
    const figure = '[data-figure="won-deals/now"]'
    await shown(figure)
    await goTo(figure)
    await press("Enter")
    await shown("[role=dialog] footer")
    const { inside, stops } = await stopsOf()
    assert.isTrue(inside, "the focus stays in the panel")
    assert.isAtLeast(stops, 5)
    await goTo("[role=tab]:nth-of-type(2)")
    await press("Enter")
    assert.strictEqual(await page.locator("[role=tab]:nth-of-type(2)").getAttribute("aria-selected"), "true")
    await goTo("[role=dialog] .acts button:nth-of-type(2)", "Shift+Tab")
    const [file] = await Promise.all([page.waitForEvent("download"), press("Enter")])
    assert.isAbove((await readFile(await file.path(), "utf8")).split("\n").length, 2)
    await press("Escape")
    await gone("[role=dialog]")
    await arrivesAt(figure)
  }, 90_000)
})

describe("the keys", () => {
  it("are all in the list that ? opens, and each does what it says", async () => {
    await press("?")
    await shown("[role=dialog] kbd")
    const keys = await page.locator("[role=dialog] kbd").allInnerTexts()
    for (const key of ["K", "/", "1", "E", "C", "N", "Enter", "Esc", "?"]) assert.include(keys, key)
    assert.isTrue((await stopsOf()).inside)
    await press("Escape")
    await gone("[role=dialog]")
    await press("e")
    await page.waitForURL((url) => url.pathname === "/events")
    await shown("main input[type=search]")
    await press("/")
    await arrivesAt("input[type=search]")
    await press("Escape")
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await press("n")
    await arrivesAt("#deal-title")
    assert.isTrue((await stopsOf()).inside, "the focus stays in the form")
    await press("Escape")
    await gone("[role=dialog]")
    assert.isFalse(new URL(page.url()).searchParams.has("new"))
    await press("n")
    await arrivesAt("#deal-title")
    await press("Escape")
    await gone("[role=dialog]")
    await press("/")
    await arrivesAt("input[type=search]")
    await page.keyboard.type("nce1")
    assert.strictEqual(await page.locator("input[type=search]").inputValue(), "nce1", "typing is no key")
    await press("Control+k")
    await arrivesAt("[role=combobox]")
    await page.keyboard.type("settings")
    await press("Enter")
    await page.waitForURL((url) => url.pathname === "/settings")
    await shown("[data-person]")
    await press("c")
    await page.waitForURL((url) => url.pathname === "/configure")
    await shown("[data-grip]")
    await press("Escape")
    await page.waitForURL((url) => url.pathname === "/")
    await press("/")
    await arrivesAt("[role=combobox]")
    await press("Escape")
    await gone("[role=dialog]")
  }, 120_000)

  it("give the focus back to what opened a dialog of the settings", async () => {
    await press("Control+k")
    await arrivesAt("[role=combobox]")
    await page.keyboard.type("settings")
    await press("Enter")
    await shown("[data-person]")
    for (const opener of ["[data-add-person]", "[data-add-team]"]) {
      await goTo(opener)
      await press("Enter")
      await arrivesAt("[role=dialog] input")
      assert.isTrue((await stopsOf()).inside)
      await press("Escape")
      await gone("[role=dialog]")
      await arrivesAt(opener)
    }
    await goTo("#presence")
    const before = await page.locator("#presence").getAttribute("aria-checked")
    await press("Space")
    await page.waitForFunction(
      (was) => document.querySelector("#presence")?.getAttribute("aria-checked") !== was,
      before
    )
    assert.isTrue(await isAt("#presence"))
  }, 120_000)

  it("have shown no error and broken no rule of the content policy", () => {
    assert.deepStrictEqual([...heard], [])
  })
})

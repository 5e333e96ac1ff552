// Can somebody read the log: seven columns, narrowed, followed live without moving, exported, by keyboard and screen reader?
import { readFile } from "node:fs/promises"
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import axe from "axe-core"
import { afterAll, assert, beforeAll, describe, it, vi } from "vitest"
import { api, complaints, signIn, startWeir, type Weir } from "./weir.ts"

vi.setConfig({ testTimeout: 60_000 })

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  // axe is put into the page from outside, which the page's own policy forbids.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    bypassCSP: true,
    acceptDownloads: true
  })
  page = await context.newPage()
  heard = complaints(page)
  await signIn(page, weir)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const open = async (query = "") => {
  await page.goto(`${weir.url}/events${query}`)
  await page.locator(".event-line").first().waitFor()
}
const texts = (selector: string) => page.locator(selector).allInnerTexts()

describe("the page of events", () => {
  it("opens with a key from the dashboard, and has the seven columns", async () => {
    await page.keyboard.press("e")
    await page.locator(".event-line").first().waitFor()
    assert.match(page.url(), /\/events$/u)
    assert.deepStrictEqual(await texts("[role=columnheader]"), [
      "Date",
      "Author",
      "Object",
      "Title",
      "Event",
      "Value before",
      "Value after"
    ])
    assert.match((await texts(".day"))[0]!, /\d/u)
  })

  it("is narrowed by a view and by a chip, and the address says so", async () => {
    await open()
    await page.getByRole("button", { name: "Stage changes" }).click()
    await page.waitForURL(/type=DealMoved/u)
    await page.locator(".event-line .event", { hasText: "Stage changed" }).first().waitFor()
    const [first] = await texts(".event-line .after")
    assert.match(first!, /\S+ \/ \S+/u)
    const kinds = new Set((await texts(".event-line .object")).map((said) => said.trim()))
    assert.deepStrictEqual([...kinds], ["Deal"])
    await page.getByRole("button", { name: "Any: Event" }).click()
    await page.waitForURL((url) => !url.search.includes("type="))
  })

  it("is narrowed to anyone but some, to a field, and to part of the value after", async () => {
    await open()
    await page.locator(".chip .main", { hasText: "Author" }).click()
    await page.getByRole("button", { name: "Anyone but" }).click()
    await page.getByRole("checkbox", { name: "Robot" }).check()
    await page.waitForURL(/notAuthor=robot/u)
    await page.keyboard.press("Escape")
    assert.include((await texts(".chip")).join(), "anyone but Robot")
    await page.locator(".chip .main", { hasText: "Field" }).click()
    await page.getByRole("checkbox", { name: "Stage changed" }).check()
    await page.waitForURL(/change=DealMoved/u)
    await page.keyboard.press("Escape")
    await page.locator(".chip .main", { hasText: "Value after" }).click()
    await page.getByRole("dialog", { name: "Value after" }).locator("input").fill("WON")
    await page.keyboard.press("Enter")
    await page.waitForURL(/valueAfter=WON/u)
    await page.locator(".event-line .event", { hasText: "Stage changed" }).first().waitFor()
    await page.waitForTimeout(400)
    const [after, who] = [await texts(".event-line .after"), await texts(".event-line .author")]
    assert.isNotEmpty(after)
    for (const said of after.slice(0, 10)) assert.match(said, /won/iu)
    assert.notInclude(who, "Robot")
    // The address says it all: who opens it sees the same.
    const link = page.url()
    await page.getByRole("button", { name: "Clear" }).click()
    await page.waitForURL((url) => url.search === "")
    await page.goto(link)
    await page.locator(".event-line").first().waitFor()
    assert.deepStrictEqual((await texts(".event-line .after")).slice(0, 5), after.slice(0, 5))
  })

  it("says the day in words, and exactly when to whoever points at it or stands on it", async () => {
    await open()
    await page.locator(".event-line[tabindex='0']").focus()
    await page.keyboard.press("ArrowDown")
    const exact = page.locator(".event-line:focus .exact")
    assert.match(await exact.innerText(), /^\d{4}-\d\d-\d\dT[\d:.]+Z · .+/u)
    assert.isTrue(await exact.isVisible())
    await page.locator(".event-line .date").nth(4).hover()
    assert.isTrue(await page.locator(".event-line .exact").nth(4).isVisible())
  })

  it("fits a width of 1024 and a phone without scrolling sideways", async () => {
    for (const width of [1024, 390]) {
      await page.setViewportSize({ width, height: 800 })
      await open()
      const [wide, seen] = await page
        .locator(".scroller")
        .evaluate((box) => [box.scrollWidth, box.clientWidth] as const)
      assert.isAtMost(wide, seen, String(width))
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it("keeps a view under a name, on every device", async () => {
    await open("?type=DealBudgetChanged&type=DealMoved")
    await page.getByRole("button", { name: "Save view" }).click()
    await page.getByLabel("Name of the view").fill("Money and moves")
    await page.keyboard.press("Enter")
    await open()
    await page.getByRole("button", { name: "Money and moves", exact: true }).click()
    await page.waitForURL(/DealBudgetChanged/u)
    const context = await browser.newContext()
    const device = await context.newPage()
    await signIn(device, weir)
    await device.goto(`${weir.url}/events`)
    await device.getByRole("button", { name: "Money and moves", exact: true }).click()
    await device.waitForURL(/type=DealBudgetChanged&type=DealMoved/u)
    await device.getByRole("button", { name: "Remove the view Money and moves" }).click()
    await device.getByRole("button", { name: "Money and moves", exact: true }).waitFor({ state: "detached" })
    await context.close()
    await open()
    await page.waitForTimeout(300)
    assert.strictEqual(await page.getByRole("button", { name: "Money and moves", exact: true }).count(), 0)
  })

  it("hands over once the views that a device kept by itself, and keeps those of the server", async () => {
    const user = (await api<{ readonly user: { readonly id: string } }>(page, "GET", "/session")).user.id
    const key = `weir.events.views.${user}`
    await api(page, "PUT", "/my/views", { name: "Both", query: "type=DealMoved" })
    await page.evaluate((name) => {
      const views = [
        { name: "Robot here", filter: { author: ["robot"] } },
        { name: "Both", filter: { type: ["DealBudgetChanged"] } }
      ]
      localStorage.setItem(name, JSON.stringify(views))
    }, key)
    await open()
    await page.getByRole("button", { name: "Robot here", exact: true }).click()
    await page.waitForURL(/author=robot/u)
    await page.waitForFunction((name) => localStorage.getItem(name) === null, key)
    const { items } = await api<{ readonly items: ReadonlyArray<unknown> }>(page, "GET", "/my/views")
    assert.deepStrictEqual(items, [
      { name: "Both", query: "type=DealMoved" },
      { name: "Robot here", query: "author=robot" }
    ])
  })

  it("fetches older lines as one scrolls, and draws only those in sight", async () => {
    await open()
    const shown = async () => Number((await texts(".status .num"))[0]!.replaceAll(/\D/gu, ""))
    const before = await shown()
    for (let n = 0; n < 12; n++) {
      await page.locator(".scroller").evaluate((box) => (box.scrollTop = box.scrollHeight))
      await page.waitForTimeout(150)
    }
    assert.isAbove(await shown(), before * 2)
    assert.isBelow(await page.locator(".event-line").count(), 80)
  })

  it("says that something is new without moving what one reads, and shows it on request", async () => {
    await open()
    await page.locator(".scroller").evaluate((box) => (box.scrollTop = 300))
    await page.waitForTimeout(300)
    const where = () => page.locator(".scroller").evaluate((box) => box.scrollTop)
    const placed = await where()
    const other = await page.context().newPage()
    await other.goto(`${weir.url}/deals`)
    await api(other, "POST", "/deals", { title: "=HYPERLINK(1) seen live" })
    await other.close()
    const pill = page.getByRole("button", { name: /^\d+ new$/u })
    await pill.waitFor()
    assert.strictEqual(await where(), placed)
    await pill.click()
    await page.locator(".event-line.fresh", { hasText: "seen live" }).first().waitFor()
    assert.strictEqual(await pill.count(), 0)
  })

  it("finds by part of a name after a slash, and exports what is found, no cell a formula", async () => {
    await open()
    await page.keyboard.press("/")
    await page.keyboard.type("seen live")
    await page.waitForURL(/text=seen/u)
    await page.locator(".event-line .title", { hasText: "seen live" }).first().waitFor()
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).click()
    ])
    const rows = (await readFile(await file.path(), "utf8")).split("\r\n")
    assert.include(rows[0]!, "at,author,object,title,event,before,after")
    assert.include(rows[1]!, "'=HYPERLINK(1) seen live")
    assert.notMatch(rows.slice(1).join("\n"), /(?:^|,)=/mu)
  })

  it("shows the past without what came later", async () => {
    await page.goto(`${weir.url}/events?text=seen%20live&asOf=2020-01-01T00:00:00.000Z`)
    await page.getByText("Nothing like this has happened").waitFor()
    assert.strictEqual(await page.locator(".past").count(), 1)
  })

  it("is walked through with the arrows, and left with Escape", async () => {
    await open()
    await page.locator(".event-line[tabindex='0']").focus()
    const at = () => page.evaluate(() => Number((document.activeElement as HTMLElement).dataset["index"]))
    const from = await at()
    for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowDown")
    assert.isAtLeast(await at(), from + 3)
    await page.keyboard.press("Escape")
    await page.waitForURL((url) => url.pathname === "/")
  })

  it("has no fault that axe knows, wide, dark and on a phone", async () => {
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 }
    ])
      for (const theme of ["light", "dark"]) {
        await page.setViewportSize(size)
        await open()
        await page.evaluate((name) => (document.documentElement.dataset["theme"] = name), theme)
        await page.waitForTimeout(200)
        await page.evaluate(axe.source)
        const found = await page.evaluate(async () => {
          const { run } = (
            globalThis as unknown as { axe: { run: (...all: Array<unknown>) => Promise<any> } }
          ).axe
          const { violations } = await run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
          })
          return violations.map(
            (v: any) =>
              `${v.id}: ${v.nodes
                .map((n: any) => n.target.join(" "))
                .slice(0, 3)
                .join(", ")}`
          )
        })
        assert.deepStrictEqual(found, [], `${size.width} ${theme}`)
      }
  }, 60_000)

  it("has shown no error", () => {
    assert.deepStrictEqual([...heard], [])
  })
})

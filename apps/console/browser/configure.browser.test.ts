// Can somebody arrange a dashboard, change its period, open a number and take it along, with the keyboard alone?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import axe from "axe-core"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { api, complaints, signIn, startWeir, type Weir } from "./weir.ts"

interface Mine {
  readonly source: string
  readonly locked: boolean
  readonly version: number
  readonly shown: {
    readonly layout: ReadonlyArray<{
      readonly id: string
      readonly type: string
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
    }>
    readonly theme: { readonly title: string; readonly palette: string }
  }
  readonly revisions: ReadonlyArray<{ readonly of: string; readonly number: number }>
}

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
  heard = complaints(page)
  await signIn(page, weir)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const mine = () => api<Mine>(page, "GET", "/my/dashboard")
const widget = async (type: string) => (await mine()).shown.layout.find((one) => one.type === type)
const grip = (type: string) => page.locator(`[data-widget="${type}"] [data-grip]`).first()
const arranging = async () => {
  await page.keyboard.press("c")
  await page.locator("[data-grip]").first().waitFor()
}
const saved = async () => {
  await page.locator("[data-save]").focus()
  await page.keyboard.press("Enter")
  await page.waitForURL((url) => url.pathname === "/")
  await page.locator('[data-figure="won-deals/now"]').first().waitFor()
}

describe("with the keyboard alone", () => {
  it("a widget is added, moved, made wider and another removed, and it is so after a reload", async () => {
    await page.locator("body").press("Tab")
    await arranging()
    await page.locator('[data-add="lost-deals"]').focus()
    await page.keyboard.press("Enter")
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-grip") !== null)
    await page.keyboard.press("Shift+ArrowRight")
    await page.keyboard.press("ArrowRight")
    await grip("notes-added").focus()
    await page.keyboard.press("Delete")
    assert.include(await page.locator("p[role=status]").last().innerText(), "Notes added")
    await saved()
    const lost = await widget("lost-deals")
    assert.deepInclude(lost, { w: 4 })
    assert.isAtLeast(lost!.x, 1)
    assert.isUndefined(await widget("notes-added"))
    await page.reload()
    await page.locator('[data-widget="lost-deals"] [data-figure="lost-deals/now"]').first().waitFor()
    assert.strictEqual(await page.locator('[data-widget="notes-added"]').count(), 0)
  }, 60_000)

  it("what was lifted goes back with Escape, and leaving with changes asks first", async () => {
    await page.locator("body").press("Tab")
    await arranging()
    const before = (await grip("overdue-tasks").boundingBox())!
    await grip("overdue-tasks").focus()
    await page.keyboard.press(" ")
    await page.keyboard.press("ArrowRight")
    assert.notStrictEqual((await grip("overdue-tasks").boundingBox())!.x, before.x)
    await page.keyboard.press("Escape")
    assert.strictEqual((await grip("overdue-tasks").boundingBox())!.x, before.x)
    await page.keyboard.press("Escape")
    const dialog = page.getByRole("dialog")
    await dialog.waitFor()
    await page.keyboard.press("Escape")
    await dialog.waitFor({ state: "detached" })
    assert.include(page.url(), "/configure")
    await page.keyboard.press("Escape")
    await dialog.waitFor()
    await dialog.getByRole("button").last().press("Enter")
    await page.waitForURL((url) => url.pathname === "/")
  }, 60_000)

  it("the period is changed, a number opened and its entries exported", async () => {
    await page.locator('[data-figure="won-deals/now"]').first().waitFor()
    await page.locator("body").press("3")
    await page.waitForURL(/period=week/u)
    await page.locator("body").press("4")
    await page.waitForURL((url) => url.searchParams.get("period") === null)
    const number = page.locator('[data-figure="won-deals/now"]').first()
    await number.waitFor()
    await number.focus()
    await page.keyboard.press("Enter")
    const panel = page.getByRole("dialog")
    await panel.locator("footer").waitFor()
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      panel.getByRole("button", { name: "Export" }).press("Enter")
    ])
    assert.match(file.suggestedFilename(), /^won-deals-now.*\.csv$/u)
    await page.keyboard.press("Escape")
    await panel.waitFor({ state: "detached" })
  }, 60_000)

  it("the palette finds a command by a few letters and does it", async () => {
    await page.keyboard.press("Control+k")
    await page.locator("[role=combobox]:focus").waitFor()
    await page.keyboard.type("yester")
    await page.keyboard.press("Enter")
    await page.waitForURL(/period=yesterday/u)
    await page.locator("body").press("?")
    await page.getByRole("dialog").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
  }, 60_000)
})

describe("a dashboard", () => {
  it("is dressed, and nothing that axe knows is wrong where it is arranged", async () => {
    await page.goto(`${weir.url}/configure`)
    await page.locator("[data-grip]").first().waitFor()
    await page.locator('button[data-palette="teal"]').click()
    await page.locator("#theme-title").fill("Floor 3")
    await page.locator("#theme-title").press("Tab")
    await saved()
    assert.deepInclude((await mine()).shown.theme, { title: "Floor 3", palette: "teal" })
    assert.strictEqual(await page.locator("h1").innerText(), "Floor 3")

    const strict = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
    await strict.addCookies(await page.context().cookies())
    const other = await strict.newPage()
    await other.goto(`${weir.url}/configure`)
    await other.locator("[data-grip]").first().waitFor()
    await other.evaluate(axe.source)
    const found = await other.evaluate(async () => {
      const { run } = (
        globalThis as unknown as {
          axe: {
            run: (...args: ReadonlyArray<unknown>) => Promise<{
              violations: ReadonlyArray<{
                id: string
                nodes: ReadonlyArray<{ target: ReadonlyArray<string> }>
              }>
            }>
          }
        }
      ).axe
      return (await run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`
      )
    })
    assert.deepEqual(found, [])
    await strict.close()
  }, 60_000)

  it("is moved with the pointer, and what it is put upon takes its place", async () => {
    await page.goto(`${weir.url}/configure`)
    await grip("overdue-tasks").waitFor()
    const [from, to] = [await widget("overdue-tasks"), await widget("current-tasks")]
    const [a, b] = [
      (await grip("overdue-tasks").boundingBox())!,
      (await grip("current-tasks").boundingBox())!
    ]
    await page.mouse.move(a.x + 8, a.y + 8)
    await page.mouse.down()
    await page.mouse.move(b.x + 8, b.y + 8, { steps: 8 })
    await page.mouse.up()
    await saved()
    assert.deepInclude(await widget("overdue-tasks"), { x: to!.x, y: to!.y })
    assert.deepInclude(await widget("current-tasks"), { x: from!.x, y: from!.y })
  }, 60_000)

  it("is given to everybody by an admin, and what one had can be had again", async () => {
    await page.goto(`${weir.url}/configure`)
    await grip("overdue-tasks").waitFor()
    await page.locator("[data-for-all]").check()
    await saved()
    const now = await mine()
    assert.strictEqual(now.source, "everybody")
    const own = now.revisions.find((one) => one.of === "own")
    assert.isDefined(own)
    const back = await api<Mine>(page, "POST", "/my/dashboard/restore", { of: "own", revision: own!.number })
    assert.strictEqual(back.source, "own")
  }, 60_000)

  it("has shown no error and broken no rule of its content policy", () => {
    assert.deepStrictEqual([...heard], [])
  })
})

describe("a window", () => {
  it("beats while it is visible, says once that it is hidden, and says nothing without a network", async () => {
    const context = await browser.newContext()
    await context.addCookies(await page.context().cookies())
    const looked = await context.newPage()
    const beats: Array<boolean> = []
    await looked.route("**/api/presence", async (route) => {
      beats.push((route.request().postDataJSON() as { visible: boolean }).visible)
      await route.continue()
    })
    await looked.clock.install()
    await looked.goto(weir.url)
    await looked.locator('[data-figure="won-deals/now"]').first().waitFor({ state: "attached" })
    await looked.waitForFunction(() => document.visibilityState === "visible")
    const first = beats.length
    assert.isAtLeast(first, 1)
    await looked.clock.runFor(30_000)
    await looked.waitForTimeout(200)
    assert.strictEqual(beats.length, first + 1)
    const hide = (hidden: boolean) =>
      looked.evaluate((is) => {
        Object.defineProperty(document, "visibilityState", {
          value: is ? "hidden" : "visible",
          configurable: true
        })
        document.dispatchEvent(new Event("visibilitychange"))
      }, hidden)
    await hide(true)
    await looked.clock.runFor(90_000)
    await looked.waitForTimeout(200)
    assert.deepStrictEqual(beats.slice(first), [true, false])
    await hide(false)
    await looked.waitForTimeout(200)
    assert.deepStrictEqual(beats.slice(first), [true, false, true])
    await context.setOffline(true)
    await looked.clock.runFor(90_000)
    await looked.waitForTimeout(200)
    assert.strictEqual(beats.length, first + 3)
    await context.close()
  }, 60_000)
})

// Can a dashboard be arranged where there is little room: within the window down to a tablet, and in order on a phone?
import { inReadingOrder } from "@weir/domain/dashboard/Grid"
import {
  type Browser,
  type BrowserContext,
  launchBrowser,
  type Page
} from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { barriers } from "./barriers.ts"
import { misfits } from "./fit.ts"
import { api, complaints, signIn, startWeir, type Weir } from "./weir.ts"

interface Placed {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

const visitor = async (width: number, touch: boolean): Promise<BrowserContext> =>
  await browser.newContext({
    viewport: { width, height: 900 },
    hasTouch: touch,
    isMobile: touch,
    reducedMotion: "reduce",
    // axe is put into the page from outside, which the page's own policy forbids.
    bypassCSP: true
  })

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  page = await (await visitor(1280, false)).newPage()
  heard = complaints(page)
  await signIn(page, weir)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const layout = async (on: Page) =>
  (await api<{ readonly shown: { readonly layout: ReadonlyArray<Placed> } }>(on, "GET", "/my/dashboard"))
    .shown.layout
const widget = async (on: Page, type: string) => (await layout(on)).find((one) => one.type === type)
const saved = async (on: Page) => {
  await on.locator("[data-save]").click()
  await on.waitForURL((url) => url.pathname === "/")
}

describe("arranging with less room", () => {
  it("keeps within the window at every width down to a tablet's, nothing scrolls sideways", async () => {
    for (const width of [1440, 1280, 1100, 1001, 1000, 900, 768]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${weir.url}/configure`)
      await page.locator("[data-grip]").first().waitFor()
      await page.waitForTimeout(500)
      const out = await page.evaluate(() => {
        const stage = document.querySelector<HTMLElement>(".stage")!
        const { right } = stage.getBoundingClientRect()
        const wide = (one: Element) => one.scrollWidth - one.clientWidth
        const beyond = [...stage.querySelectorAll(".place")].filter(
          (place) => place.getBoundingClientRect().right > right
        )
        return { page: wide(document.documentElement), stage: wide(stage), beyond: beyond.length }
      })
      assert.deepStrictEqual(out, { page: 0, stage: 0, beyond: 0 }, `${width} px`)
    }
  }, 120_000)

  it("drops a widget on the place it was dragged to, also where all is drawn smaller", async () => {
    await page.setViewportSize({ width: 768, height: 1100 })
    await page.goto(`${weir.url}/configure`)
    const [from, to] = [await widget(page, "overdue-tasks"), await widget(page, "completed-tasks")]
    const box = async (type: string) => {
      const grip = page.locator(`[data-widget="${type}"] [data-grip]`)
      await grip.scrollIntoViewIfNeeded()
      return (await grip.boundingBox())!
    }
    await page.locator("[data-grip]").first().waitFor()
    await page.waitForTimeout(500)
    const target = await box("completed-tasks")
    const start = await box("overdue-tasks")
    await page.mouse.move(start.x + 8, start.y + 8)
    await page.mouse.down()
    await page.mouse.move(target.x + 8, target.y + 8, { steps: 8 })
    await page.mouse.up()
    await saved(page)
    assert.deepInclude(await widget(page, "overdue-tasks"), { x: to!.x, y: to!.y })
    assert.deepInclude(await widget(page, "completed-tasks"), { x: from!.x, y: from!.y })
  }, 60_000)
})

describe("arranging on a phone", () => {
  let phone: Page
  beforeAll(async () => {
    const context = await visitor(390, true)
    await context.addCookies(await page.context().cookies())
    phone = await context.newPage()
    await phone.goto(`${weir.url}/configure`)
    await phone.locator("[data-row]").first().waitFor()
  }, 60_000)

  const rows = () =>
    phone
      .locator("[data-row]")
      .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset["row"] ?? ""))
  const button = (id: string, what: string) => phone.locator(`[data-row="${id}"] [${what}]`)

  it("lists the widgets as they are read, fits, and has no barrier", async () => {
    assert.deepStrictEqual(
      await rows(),
      inReadingOrder(await layout(phone)).map(({ id }) => id)
    )
    assert.deepStrictEqual(
      { misfits: await misfits(phone), barriers: await barriers(phone) },
      { misfits: [], barriers: [] }
    )
  }, 60_000)

  it("moves one up and down in that order, says where it is, and keeps the focus on what moves it", async () => {
    const [first = "", second = "", third = ""] = await rows()
    assert.isTrue(await button(first, "data-move=earlier").isDisabled())
    await button(second, "data-move=earlier").click()
    assert.deepStrictEqual((await rows()).slice(0, 2), [second, first])
    assert.match(await phone.locator("p[role=status]").last().innerText(), /: 1 of \d+$/u)
    const focused = () =>
      phone.evaluate(() => {
        const at = document.activeElement as HTMLElement | null
        return [at?.closest<HTMLElement>("[data-row]")?.dataset["row"], at?.dataset["move"]]
      })
    assert.deepStrictEqual(await focused(), [second, "later"])
    await phone.keyboard.press("Enter")
    assert.deepStrictEqual((await rows()).slice(0, 3), [first, second, third])
    assert.deepStrictEqual(await focused(), [second, "later"])
  }, 60_000)

  it("removes and adds, and the dashboard has them in that order after it was saved", async () => {
    const before = await rows()
    await button(before[1] ?? "", "data-remove").click()
    await phone.locator('[data-add="success-rate"]').click()
    await phone.waitForFunction(() => document.activeElement?.closest("[data-row]") !== null)
    await button(before[2] ?? "", "data-move=later").click()
    const after = await rows()
    await saved(phone)
    assert.notInclude(after, before[1])
    assert.deepStrictEqual(
      inReadingOrder(await layout(phone)).map(({ id }) => id),
      after
    )
    assert.isDefined(await widget(phone, "success-rate"))
    await phone
      .locator("[data-widget]")
      .nth(after.length - 1)
      .waitFor()
    const shown = await phone
      .locator(".place[data-widget]")
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["widget"]))
    const types = new Map((await layout(phone)).map(({ id, type }) => [id, type]))
    assert.deepStrictEqual(
      shown,
      after.map((id) => types.get(id))
    )
  }, 60_000)

  it("has shown no error and broken no rule of its content policy", () => {
    assert.deepStrictEqual([...heard], [])
  })
})

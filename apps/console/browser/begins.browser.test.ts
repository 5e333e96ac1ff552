// Does an opening dashboard ask for each thing once, and for as little as it can?
import { type Browser, type BrowserContext, launchBrowser } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { complaints, signIn, startWeir, type Weir } from "./weir.ts"

let weir: Weir, browser: Browser, context: BrowserContext

const aNumber = '[data-figure="deal-dynamics/won"]:visible'

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await signIn(page, weir)
  await page.locator(aNumber).first().waitFor()
  await page.waitForFunction(() => document.querySelector("[data-widget] [aria-busy]") === null)
  await page.close()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

/** What a visit of the dashboard asks the API for, until no widget waits any more. */
const asked = async (): Promise<ReadonlyArray<string>> => {
  const page = await context.newPage()
  const paths: Array<string> = []
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url())
    if (request.method() === "GET" && pathname.startsWith("/api/")) paths.push(pathname + search)
  })
  await page.goto(weir.url)
  await page.locator(aNumber).first().waitFor()
  await page.waitForFunction(() => document.querySelector("[data-widget] [aria-busy]") === null)
  await page.waitForTimeout(500)
  await page.close()
  return paths
}

const nameOf = (path: string) => path.split("?")[0]!

describe("a dashboard that opens", () => {
  it("asks for who is here, what is shown, the numbers and the short lists, once each", async () => {
    await asked()
    // What it asked for then is asked for before the scripts are there, and taken from there.
    const paths = await asked()
    assert.deepStrictEqual(paths.filter((path) => !/^\/api\/(?:events|live)\b/u.test(path)).map(nameOf), [
      "/api/session",
      "/api/workspace",
      "/api/my/dashboard",
      "/api/dashboard",
      "/api/newest"
    ])
    assert.deepStrictEqual([...new Set(paths)], paths, "nothing is asked for twice")
  })

  it("sends for its files before it asks for numbers", async () => {
    const page = await context.newPage()
    const paths: Array<string> = []
    page.on("request", (request) => paths.push(new URL(request.url()).pathname))
    await page.goto(weir.url)
    await page.locator(aNumber).first().waitFor()
    await page.close()
    const widgets = paths.findIndex((path) => /\/dashboard-[\w-]+\.js$/u.test(path))
    assert.isAtLeast(widgets, 0)
    assert.isBelow(widgets, paths.indexOf("/api/dashboard"))
  })

  it("shows its sign on its own ground before any style sheet or script has come", async () => {
    const page = await context.newPage()
    const heard = complaints(page)
    // They never come.
    await page.route(/\/assets\//u, () => undefined)
    await page.goto(weir.url, { waitUntil: "commit" })
    await page.locator(".begins svg").waitFor()
    const { ground, sign } = await page.evaluate(() => ({
      ground: getComputedStyle(document.body).backgroundColor,
      sign: getComputedStyle(document.querySelector(".begins")!).color
    }))
    assert.deepStrictEqual([ground, sign], ["rgb(246, 246, 248)", "rgb(90, 72, 214)"])
    assert.deepStrictEqual(heard, [])
    await page.close()
  })

  it("has the style of all pages before that of single ones, which say more", async () => {
    const page = await context.newPage()
    await page.goto(weir.url)
    await page.locator(aNumber).first().waitFor()
    const sheets = await page.evaluate(() =>
      [...document.styleSheets].flatMap(({ href }) => (href === null ? [] : [href]))
    )
    await page.close()
    assert.match(sheets[0] ?? "", /\/frame-[\w-]+\.css$/u)
    assert.isAbove(sheets.length, 1)
  })

  it("has its cards there while the numbers are on their way", async () => {
    const page = await context.newPage()
    let answer = (): void => undefined
    const asks = new Promise<void>((resolve) => (answer = resolve))
    await page.route(/\/api\/dashboard\?/u, async (route) => {
      await asks
      await route.continue()
    })
    await page.goto(weir.url)
    await page.locator("[data-widget] [aria-busy]").first().waitFor()
    answer()
    await page.locator(aNumber).first().waitFor()
    await page.close()
  })
})

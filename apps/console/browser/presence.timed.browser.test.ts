// Is exactly the time counted in which somebody could look at a window: not hidden, not minimised, not twice, not offline, not signed out?
import {
  type Browser,
  type BrowserContext,
  launchBrowser,
  type Page
} from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { api, demoAdmin, startWeir, type Weir } from "./weir.ts"

interface Beat {
  readonly window: string
  readonly visible: boolean
}

let weir: Weir, browser: Browser, context: BrowserContext, asking: Page

const enter = async (page: Page, email = demoAdmin(weir).email) => {
  await page.goto(`${weir.url}/sign-in?next=/deals`)
  await page.locator("#email").fill(email)
  await page.locator("#password").fill(demoAdmin(weir).password)
  await page.locator("button[type=submit]").click()
  await page.locator("[data-deal]").first().waitFor()
}

/** A window of somebody signed in whose clock stands still, and the beats it sends. */
const open = async (): Promise<{ readonly page: Page; readonly beats: Array<Beat> }> => {
  const page = await context.newPage()
  const beats: Array<Beat> = []
  page.on("request", (request) => {
    if (request.url().endsWith("/api/presence")) beats.push(request.postDataJSON() as Beat)
  })
  await page.clock.install()
  const first = page.waitForResponse("**/api/presence")
  await page.goto(`${weir.url}/deals`)
  await first
  return { page, beats }
}

/** Lets time pass in a window, and waits for the beat that is due then. */
const beat = async (page: Page) => {
  const told = page.waitForResponse("**/api/presence")
  await page.clock.runFor(30_000)
  await told
}

/** Chromium without a screen shows every page for ever: the page is told what a browser with one would tell it. */
const show = async (page: Page, visible: boolean) =>
  await page.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", {
      value: now ? "visible" : "hidden",
      configurable: true
    })
    document.dispatchEvent(new Event("visibilitychange"))
  }, visible)

/** The milliseconds counted today of who asks. */
const counted = async (): Promise<number> => {
  const { user } = await api<{ user: { id: string } }>(asking, "GET", "/session")
  const { reading } = await api<{
    reading: { rows: ReadonlyArray<{ id: string; online: { now: number } }> }
  }>(asking, "GET", "/readings/system-usage?period=today")
  return reading.rows.find(({ id }) => id === user.id)?.online.now ?? 0
}
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  context = await browser.newContext()
  asking = await context.newPage()
  await enter(asking)
  // This window only asks: what is not the console does not beat.
  await asking.goto(`${weir.url}/begin.js`)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

describe("a window", () => {
  it("beats at once and every thirty seconds while it is visible", async () => {
    const { beats, page } = await open()
    assert.lengthOf(beats, 1)
    await beat(page)
    await beat(page)
    assert.deepStrictEqual(
      beats.map(({ visible }) => visible),
      [true, true, true]
    )
    assert.lengthOf(new Set(beats.map(({ window }) => window)), 1)
    await show(page, false)
    await page.close()
  }, 60_000)

  for (const way of ["behind another tab", "minimised"]) {
    it(`says once that it is ${way}, is silent then, and that time is not counted`, async () => {
      const { beats, page } = await open()
      const told = page.waitForResponse("**/api/presence")
      await show(page, false)
      await told
      const before = await counted()
      await page.clock.runFor(120_000)
      await wait(3_000)
      assert.deepStrictEqual(
        beats.map(({ visible }) => visible),
        [true, false]
      )
      const again = page.waitForResponse("**/api/presence")
      await show(page, true)
      await again
      assert.isBelow((await counted()) - before, 1_000, "the time it was hidden counts nothing")
      assert.isTrue(beats.at(-1)?.visible)
      await show(page, false)
      await page.close()
    }, 60_000)
  }

  it("beside another one of the same person counts once: their time is joined, not added", async () => {
    const [one, other] = [await open(), await open()]
    await beat(one.page)
    await beat(other.page)
    const [before, from] = [await counted(), Date.now()]
    for (let turn = 0; turn < 4; turn++) {
      await wait(1_000)
      await beat(one.page)
      await beat(other.page)
    }
    const [grown, passed] = [(await counted()) - before, Date.now() - from]
    assert.isAtLeast(grown, 4_000)
    assert.isAtMost(grown, passed + 500)
    // One of them is hidden: the other goes on counting.
    await show(one.page, false)
    const middle = await counted()
    await wait(2_000)
    await beat(other.page)
    assert.isAtLeast((await counted()) - middle, 1_500)
    await one.page.close()
    await show(other.page, false)
    await other.page.close()
  }, 90_000)

  it("without a network says nothing, and what it would have said is never made up for", async () => {
    const { beats, page } = await open()
    await context.setOffline(true)
    await page.clock.runFor(300_000)
    await wait(500)
    assert.lengthOf(beats, 1)
    const back = page.waitForResponse("**/api/presence")
    await context.setOffline(false)
    await back
    await page.clock.runFor(1_000)
    await wait(500)
    assert.lengthOf(beats, 2, "one beat says that it is there again, ten others stay unsaid")
    await show(page, false)
    await page.close()
  }, 60_000)

  it("that is left says so on the way out", async () => {
    const { page } = await open()
    await page.goto(`${weir.url}/begin.js`)
    await wait(1_000)
    const before = await counted()
    await wait(3_000)
    const next = await open()
    assert.isBelow((await counted()) - before, 1_000, "the time between the two counts nothing")
    await show(next.page, false)
    await next.page.close()
    await page.close()
  }, 60_000)

  it("of somebody who signs out says so before, and nothing afterwards", async () => {
    const mine = context
    context = await browser.newContext()
    const guest = await context.newPage()
    await enter(guest, "marco@quillmere.example")
    await guest.close()
    const { beats, page } = await open()
    const told = page.waitForResponse("**/api/presence")
    await page.locator(".rail [aria-expanded]").click()
    await page.locator(".choice").last().click()
    assert.strictEqual((await told).status(), 204)
    await page.locator("#email").waitFor()
    await page.clock.runFor(120_000)
    await wait(300)
    assert.deepStrictEqual(
      beats.map(({ visible }) => visible),
      [true, false]
    )
    await context.close()
    context = mine
  }, 60_000)
})

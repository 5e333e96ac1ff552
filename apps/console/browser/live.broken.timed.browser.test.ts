// What becomes of an open dashboard whose line breaks: without a network, or when the server is killed and comes back?
import {
  type Browser,
  type BrowserContext,
  launchBrowser,
  type Page
} from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { dealsIn, type Line, lineOf, move } from "./move.ts"
import { signIn, startWeir, type Weir } from "./weir.ts"

let weir: Weir, browser: Browser, context: BrowserContext, page: Page, other: Page, line: Line

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  await signIn(page, weir)
  // Somebody else's browser: what happens to one network does not happen to the other.
  other = await (await browser.newContext()).newPage()
  await signIn(other, weir)
  line = await lineOf(other)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const first = () => line.open[0]!
const second = () => line.open[1]!
const out = () => page.locator(`[data-figure="deal-dynamics/out:${first().id}"]:visible`).first()
const number = async () => Number(/\d+/u.exec((await out().textContent()) ?? "")?.[0])
const note = () => page.locator("p.offline")
/** The number on screen once it is this one. */
const becomes = async (wanted: number) => {
  await page.waitForFunction(
    ([selector, n]) => Number(/\d+/u.exec(document.querySelector(selector)?.textContent ?? "")?.[0]) === n,
    [`[data-figure="deal-dynamics/out:${first().id}"]`, wanted] as const
  )
}
const moveSome = async (count: number) => {
  const deals = await dealsIn(other, line, first(), count)
  assert.strictEqual(deals.length, count)
  for (const deal of deals) await move(other, line, deal, second())
  return deals
}
/** How many changes the line beside the cards has told, word by word as it changed. */
const listenToChanges = () =>
  page.evaluate(() => {
    const told: Array<string> = []
    Object.assign(globalThis, { told })
    new MutationObserver(() => {
      const words = document.querySelector(".change-line .words")?.textContent
      if (words && told.at(-1) !== words) told.push(words)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
const told = () => page.evaluate(() => (globalThis as unknown as { told: Array<string> }).told)

describe("a dashboard without a network", () => {
  it("says so and since when, keeps its numbers, and catches up with all that it missed", async () => {
    const before = await number()
    const top = await page.locator("[data-widget]").first().boundingBox()
    await context.setOffline(true)
    await note().waitFor()
    assert.match(await note().innerText(), /since \d\d:\d\d/u)
    assert.strictEqual(await number(), before)
    assert.isAbove(await page.locator(".stale").count(), 5, "cards say that they are of before")
    assert.deepEqual(await page.locator("[data-widget]").first().boundingBox(), top, "nothing has moved")
    await listenToChanges()
    const deals = await moveSome(3)
    assert.strictEqual(await number(), before)
    await context.setOffline(false)
    await becomes(before + 3)
    await note().waitFor({ state: "detached" })
    await page.locator(".change-line", { hasText: deals.at(-1)!.title }).waitFor()
    assert.lengthOf(await told(), 1)
    assert.match((await told())[0]!, /^3 changes, /u)
  }, 90_000)
})

describe("a dashboard whose server is killed", () => {
  it("takes the line up again with the one that comes after, with nothing lost and nothing twice", async () => {
    const before = await number()
    const port = Number(new URL(weir.url).port)
    await weir.kill()
    await note().waitFor()
    assert.strictEqual(await number(), before)
    weir = await startWeir({ folder: weir.folder, port })
    const old = await page.locator(".change-line .words").textContent()
    await listenToChanges()
    await other.goto(weir.url)
    const deals = await moveSome(2)
    await becomes(before + 2)
    await note().waitFor({ state: "detached" })
    await page.locator(".change-line", { hasText: deals.at(-1)!.title }).waitFor()
    // Together where they came before the line was up, else one by one; of a slow machine apart.
    const counted = (await told())
      .filter((words) => words !== old)
      .map((words) => Number(/^(\d+) changes/u.exec(words)?.[1] ?? 1))
    assert.include(["2", "1,2", "1,1"], String(counted))
    const third = await moveSome(1)
    await becomes(before + 3)
    await page.locator(".change-line", { hasText: third[0]!.title }).waitFor()
    assert.strictEqual(await page.locator("#email").count(), 0, "nobody has to sign in anew")
  }, 300_000)
})

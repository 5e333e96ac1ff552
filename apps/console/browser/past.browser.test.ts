// Can one go to any instant of the past and back, and choose any days as the period, with the keyboard alone?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { addDays } from "../src/format/calendar.ts"
import { dayKey } from "../src/format/date.ts"
import { fromWallClock } from "../src/format/zone.ts"
import { barriers } from "./barriers.ts"
import { api, complaints, signIn, startWeir, type Weir } from "./weir.ts"

const zone = "Europe/Lisbon"
let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>
const today = () => dayKey(Date.now(), zone)

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
  page = await context.newPage()
  heard = complaints(page)
  await signIn(page, weir)
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const asOf = () => new URL(page.url()).searchParams.get("asOf")
const period = () => new URL(page.url()).searchParams.get("period")
const banner = () => page.locator(".past-line")
const press = async (...keys: ReadonlyArray<string>) => {
  for (const key of keys) await page.keyboard.press(key)
}
const focusedDay = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["day"])
const dayIsFocused = (day: string) =>
  page.waitForFunction(
    (wanted) => (document.activeElement as HTMLElement | null)?.dataset["day"] === wanted,
    day
  )
/** Won deals of the month as they were known then, from the API. */
const wonAt = async (instant: number) => {
  const query = `period=month&metrics=won-deals&asOf=${new Date(instant).toISOString()}`
  const { readings } = await api<{ readings: { "won-deals": { now: { deals: number } } } }>(
    page,
    "GET",
    `/dashboard?${query}`
  )
  return readings["won-deals"].now.deals
}
const wonShows = (deals: number) =>
  page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('[data-figure="won-deals/now"]')].some(
        (one) => Number.parseInt(one.textContent, 10) === wanted
      ),
    deals
  )

describe("the way into the past", () => {
  it("is found with the keyboard: a day, a time, and the dashboard is what was known then", async () => {
    await page.locator("button.state").focus()
    await press("Enter")
    await dayIsFocused(today())
    await press("ArrowUp", "ArrowLeft")
    const day = addDays(today(), -8)
    assert.strictEqual(await focusedDay(), day)
    await press("Enter", "Tab")
    assert.strictEqual(await page.evaluate(() => document.activeElement?.tagName), "INPUT")
    await press("Control+a")
    await page.keyboard.type("1830")
    await press("ArrowUp", "Shift+ArrowDown", "Enter")
    await banner().waitFor()
    const instant = fromWallClock(`${day}T17:31`, zone)!
    assert.strictEqual(asOf(), new Date(instant).toISOString())
    assert.include(await banner().innerText(), "17:31")
    await wonShows(await wonAt(instant))
    const cards = page.locator("[data-widget] section.card")
    assert.isAbove(await cards.count(), 8)
    assert.strictEqual(await page.locator("[data-widget] section.card.past").count(), await cards.count())
    assert.strictEqual(await page.locator("[data-widget] .stamp").count(), await cards.count())
    assert.deepEqual(
      await page
        .locator("[data-widget] header")
        .evaluateAll(
          (all) => all.filter((head) => [...head.children].some((part) => part.textContent === "now")).length
        ),
      0,
      "no card says now"
    )
  }, 90_000)

  it("goes on day by day, and the numbers follow", async () => {
    const before = Date.parse(asOf()!)
    const slider = page.getByRole("slider")
    await slider.focus()
    await press("ArrowLeft")
    await page.waitForURL((url) => url.searchParams.get("asOf") !== new Date(before).toISOString())
    const there = Date.parse(asOf()!)
    assert.strictEqual(dayKey(there, zone), addDays(dayKey(before, zone), -1))
    await wonShows(await wonAt(there))
    await press("PageDown")
    await page.waitForURL((url) => Date.parse(url.searchParams.get("asOf")!) < there)
    const week = Date.parse(asOf()!)
    assert.strictEqual(dayKey(week, zone), addDays(dayKey(there, zone), -7))
    await wonShows(await wonAt(week))
    await page.getByRole("button", { name: "A day on" }).click()
    await page.waitForURL((url) => Date.parse(url.searchParams.get("asOf")!) > week)
    await slider.focus()
    await press("Home")
    await page.waitForURL((url) => Date.parse(url.searchParams.get("asOf")!) < week)
    assert.isTrue(await page.getByRole("button", { name: "A day back" }).isDisabled())
    await slider.focus()
    await press("End")
    await banner().waitFor({ state: "detached" })
    assert.isNull(asOf())
  }, 90_000)

  it("leads back by the browser's own way, a journey at a time", async () => {
    await page.goto(weir.url)
    await page.locator("button.state").click()
    await page.getByRole("button", { name: "A week ago" }).click()
    await banner().waitFor()
    const begun = asOf()
    for (let step = 1; step <= 2; step++) {
      const before = asOf()
      await page.getByRole("button", { name: "A day back" }).click()
      await page.waitForURL((url) => url.searchParams.get("asOf") !== before)
    }
    const end = asOf()
    await page.getByRole("button", { name: "Back to now" }).click()
    await banner().waitFor({ state: "detached" })
    await page.goBack()
    await banner().waitFor()
    assert.strictEqual(asOf(), end)
    await page.goBack()
    await banner().waitFor({ state: "detached" })
    await page.goForward()
    await banner().waitFor()
    assert.notStrictEqual(asOf(), begun)
    await page.getByRole("button", { name: "Week", exact: true }).click()
    await page.waitForURL((url) => url.searchParams.get("period") === "week")
    assert.isNotNull(asOf())
    await page.goBack()
    assert.isNull(period())
    assert.isNotNull(asOf())
    await page.goto(weir.url)
  }, 60_000)

  it("is refused in words where nothing is known", async () => {
    await page.locator("button.state").click()
    await dayIsFocused(today())
    await press("Enter", "Tab", "Control+a")
    await page.keyboard.type("25:00")
    await press("Enter")
    const alert = page.getByRole("dialog").getByRole("alert")
    assert.match(await alert.innerText(), /hours and minutes/u)
    await press("Control+a")
    await page.keyboard.type("23:59")
    await press("Enter")
    await page.waitForFunction(() =>
      document.querySelector("[role=alert]")?.textContent?.includes("has not come yet")
    )
    assert.isNull(asOf())
    await press("Escape")
    await page.goto(`${weir.url}/?asOf=2101-01-01T00:00:00.000Z`)
    await banner().waitFor()
    assert.match(await banner().innerText(), /has not come yet.*This is now/su)
    await page.locator("[data-widget] section.card").first().waitFor()
    assert.strictEqual(await page.locator("[data-widget] .stamp").count(), 0)
    await page.goto(`${weir.url}/?asOf=1999-01-01T00:00:00.000Z`)
    await page.waitForFunction(() =>
      document.querySelector(".past-line")?.textContent?.includes("the workspace began then")
    )
    await page.goto(weir.url)
  }, 60_000)

  for (const width of [1440, 1024, 390])
    it(`cannot be overlooked at ${width} px, nor be in anybody's way`, async () => {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(`${weir.url}/?asOf=${new Date(Date.now() - 12 * 86_400_000).toISOString()}`)
      await page.locator("[data-widget] .stamp").first().waitFor()
      await wonShows(await wonAt(Date.parse(asOf()!)))
      await page.evaluate(() => scrollTo(0, 900))
      await page.waitForTimeout(200)
      const box = await banner().boundingBox()
      assert.isAtLeast(box!.y, 0)
      assert.isBelow(box!.y, 160, "it stays in sight")
      assert.isAtMost(await page.evaluate(() => document.documentElement.scrollWidth), width)
      const parts = await banner()
        .locator("p,button,input")
        .evaluateAll((all) =>
          all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right])
        )
      for (const [left, right] of parts) assert.isTrue(left! >= 0 && right! <= width, `${left}–${right}`)
      assert.deepEqual(await barriers(page), [])
    }, 60_000)
})

describe("the days of a period", () => {
  it("are chosen with the keyboard, from one month into the next", async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(weir.url)
    await page.locator(".window").waitFor()
    await press("5")
    await page.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset["day"])
    const start = (await focusedDay())!
    await press("PageUp", "Home")
    const from = (await focusedDay())!
    assert.isBelow(from.localeCompare(start), 0)
    await press("Enter", "ArrowDown", "ArrowDown", "ArrowRight", "Enter")
    const to = addDays(from, 15)
    assert.strictEqual(await focusedDay(), to)
    assert.match(await page.getByRole("dialog").locator(".words").innerText(), /16 days/u)
    await page.getByRole("button", { name: "Apply" }).focus()
    await press("Enter")
    await page.waitForURL((url) => url.searchParams.get("period") === `${from}..${to}`)
    await page.goBack()
    await page.waitForURL((url) => url.searchParams.get("period") === null)
  }, 60_000)

  it("are refused in words when they are too many, and named in every language", async () => {
    await press("5")
    await page.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset["day"])
    await press("Enter", ...Array.from({ length: 6 }, () => "Shift+PageUp"), "Enter")
    await page.getByRole("button", { name: "Apply" }).click()
    assert.match(await page.getByRole("dialog").getByRole("alert").innerText(), /five years/u)
    await press("Escape")
    assert.isNull(period())
    for (const [locale, month, monday] of [
      ["pt", "novembro", "seg"],
      ["ru", "ноябрь", "пн"],
      ["it", "novembre", "lun"]
    ] as const) {
      await page.evaluate((l) => localStorage.setItem("weir.locale", l), locale)
      await page.goto(`${weir.url}/?period=2025-11-03..2025-11-09`)
      await page.locator(".periods .segmented button").last().click()
      await page.locator(".calendar [data-day='2025-11-03']").waitFor()
      assert.include((await page.locator(".titles").innerText()).toLowerCase(), `${month} 2025`)
      assert.include((await page.locator(".calendar th").first().innerText()).toLowerCase(), monday)
      assert.strictEqual(await page.locator(".calendar td[aria-selected=true]").count(), 7)
    }
    await page.evaluate(() => localStorage.removeItem("weir.locale"))
  }, 60_000)

  it("have shown no error", () => assert.deepEqual([...heard], []))
})

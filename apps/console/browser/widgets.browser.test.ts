// Does every kind of widget show what it should in each of its formats, does each number in it open, and does what is set of it act?
import { type Format, widgetKinds, type WidgetType, widgetTypes } from "@weir/domain/dashboard/widgetKinds"
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { misfits } from "./fit.ts"
import { api, complaints, signIn, startWeir, type Weir } from "./weir.ts"

interface Wanted {
  readonly type: WidgetType
  readonly format?: Format
  readonly settings?: Readonly<Record<string, unknown>>
}

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

const visitor = async (width: number): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    hasTouch: width < 600,
    reducedMotion: "reduce"
  })
  return await context.newPage()
}

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  page = await visitor(1440)
  heard = complaints(page)
  await signIn(page, weir)
}, 400_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

/** Each widget in the size of its kind, row by row. */
const put = async (wanted: ReadonlyArray<Wanted>, least = false) => {
  let [x, y, tallest] = [0, 0, 0]
  const layout = wanted.map(({ format, settings = {}, type }, i) => {
    const { h, minH, minW, w } = widgetKinds[type].size
    const [wide, high] = least ? [minW, minH] : [w, h]
    if (x + wide > 12) [x, y, tallest] = [0, y + tallest, 0]
    const at = { x, y, w: wide, h: high }
    x += wide
    tallest = Math.max(tallest, high)
    const id = `00000000-0000-4000-8000-00000000a${String(i).padStart(3, "0")}`
    return { id, type, ...at, settings: format === undefined ? settings : { ...settings, format } }
  })
  const theme = { title: "", fontColour: null, palette: "blue", background: { _tag: "None" } }
  await api(page, "PUT", "/my/dashboard", { layout, theme })
}
const every: ReadonlyArray<Wanted> = widgetTypes.flatMap((type) =>
  widgetKinds[type].formats.map((format) => ({ type, format }))
)
const look = async (at: Page, query = "") => {
  await at.goto(`${weir.url}/${query}`)
  await at.locator("[data-widget] h2").first().waitFor()
  await at.waitForFunction(() => document.querySelector("[aria-busy=true]") === null)
  await at.evaluate(() => document.fonts.ready)
  await at.waitForTimeout(1500)
}

interface Card {
  readonly type: string
  readonly name: string
  readonly text: string
  readonly figures: number
  readonly nameless: number
}
const cards = (at: Page): Promise<ReadonlyArray<Card>> =>
  at.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-widget]")].map((place) => {
      const body = place.querySelector<HTMLElement>(".body")
      const marks = [...place.querySelectorAll("button,a,[role=button]")]
      return {
        type: place.dataset["widget"] ?? "",
        name: place.querySelector("section")?.getAttribute("aria-label") ?? "",
        text: body?.innerText.trim() ?? "",
        figures: place.querySelectorAll("[data-figure],.ring,.day[role=button]").length,
        nameless: marks.filter((one) => {
          const said = `${one.getAttribute("aria-label") ?? ""}${one.getAttribute("title") ?? ""}${one.textContent}`
          return said.trim() === ""
        }).length
      }
    })
  )

describe("every kind in each of its formats", () => {
  it("shows something under a name, all of it can be read, and nothing of it is silent", async () => {
    const phone = await visitor(390)
    await signIn(phone, weir)
    await put(every)
    for (const at of [page, phone]) {
      await look(at)
      const found = await cards(at)
      assert.deepEqual(
        found.map(({ type }) => type),
        every.map(({ type }) => type)
      )
      const wrong = found.filter(
        ({ figures, name, nameless, text }) =>
          text === "" || name === "" || figures === 0 || nameless > 0 || /NaN|undefined|Infinity/u.test(text)
      )
      assert.deepEqual(wrong, [])
      assert.deepEqual(await misfits(at), [])
    }
    await phone.close()
  }, 240_000)

  it("keeps to its card down to the least size it may have", async () => {
    await put(every, true)
    await look(page)
    assert.deepEqual(await misfits(page), [])
    const over = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-widget]")].flatMap((place) => {
        const wanted = Number(getComputedStyle(place).getPropertyValue("--h")) * 48 - 16
        const over = place.offsetHeight - wanted
        return over > 24 ? [`${place.dataset["widget"] ?? ""} by ${over} px`] : []
      })
    )
    assert.deepEqual(over, [])
  }, 120_000)

  it("says in a sentence that there is nothing, and never hides", async () => {
    await put(widgetTypes.map((type) => ({ type })))
    await look(page, "?period=2001-01-01..2001-01-31")
    const found = await cards(page)
    assert.lengthOf(found, widgetTypes.length)
    // What is told of this moment has its numbers whatever the period.
    const ofNow: ReadonlySet<string> = new Set(["current-tasks", "deals-by-owner"])
    assert.deepEqual(
      found.filter(
        ({ text, type }) =>
          (!ofNow.has(type) && !/[a-z]{2,} [a-z]{2,}/u.test(text)) || /NaN|undefined|Infinity/u.test(text)
      ),
      []
    )
  }, 120_000)
})

describe("every number", () => {
  it("is the sum of the entries that it opens", async () => {
    await put(every)
    await look(page)
    const figures = await page.evaluate(() => [
      ...new Map(
        [...document.querySelectorAll<HTMLElement>("[data-figure]")].map((one) => [
          `${one.dataset["figure"] ?? ""} ${one.innerText?.trim() ?? ""}`,
          { figure: one.dataset["figure"] ?? "", text: one.innerText?.trim() ?? "" }
        ])
      ).values()
    ])
    assert.isAbove(figures.length, 200)
    const wrong: Array<string> = []
    for (const { figure, text } of figures) {
      const cut = figure.indexOf("/")
      const [metric, part] = [figure.slice(0, cut), figure.slice(cut + 1)]
      const told = await api<{ addsUp: boolean; total: { deals: number } }>(
        page,
        "GET",
        `/readings/${metric}/entries?period=month&part=${encodeURIComponent(part)}&limit=1`
      )
      if (!told.addsUp) wrong.push(`${figure} does not add up`)
      // What is written as a plain count is that sum; shares, times and sums of money are made of it.
      const count = /^[+−]?[\d,]+$/u.exec(text)?.[0].replaceAll(/[,+]/gu, "").replace("−", "-")
      if (count !== undefined && Number(count) !== told.total.deals)
        wrong.push(`${figure} shows ${text}, its entries make ${told.total.deals}`)
    }
    assert.deepEqual(wrong, [])
  }, 240_000)

  it("opens by a click: the panel has the same number, and says that it adds up", async () => {
    for (const type of ["won-deals", "nps", "sales-trends", "calls-in", "deal-sources"] as const) {
      await put([{ type }])
      await look(page)
      const number = page.locator("[data-widget] .number").first()
      const shown = (await number.innerText()).trim()
      await number.click()
      const panel = page.getByRole("dialog")
      await panel.locator('footer [role="status"]').waitFor()
      assert.match(await panel.locator("footer").innerText(), /adds up/iu)
      if (/^\d+$/u.test(shown))
        assert.strictEqual((await panel.locator(".big").innerText()).match(/\d+/u)?.[0], shown, type)
      await page.keyboard.press("Escape")
      await panel.waitFor({ state: "detached" })
    }
  }, 120_000)
})

describe("the time to answer", () => {
  const points = () => page.locator("[data-widget] .point")
  const opens = async (series: "now" | "before") => {
    const point = page.locator(`.point[data-series="${series}"]`)
    const label = (await point.getAttribute("aria-label")) ?? ""
    const answers = Number(/(\d+) answers?$/u.exec(label)?.[1])
    await point.focus()
    await page.keyboard.press("Enter")
    const panel = page.getByRole("dialog")
    await panel.locator('footer [role="status"]').waitFor()
    assert.match(await panel.locator("footer").innerText(), /adds up/iu)
    const part = new URL(page.url()).searchParams.get("open") ?? ""
    const told = await api<{ count: number }>(
      page,
      "GET",
      `/readings/${part.slice(0, part.indexOf("/"))}/entries?period=${new URL(page.url()).searchParams.get("period") ?? "month"}&part=${part.slice(part.indexOf("/") + 1)}`
    )
    assert.strictEqual(told.count, answers, label)
    await page.keyboard.press("Escape")
    await panel.waitFor({ state: "detached" })
    return part
  }

  it("has two white points where one looks, by day, that open the answers behind either line", async () => {
    await put([{ type: "average-response-time" }])
    await look(page)
    const box = (await page.locator("[data-widget] .room svg").boundingBox())!
    await page.mouse.move(box.x + box.width * 0.2, box.y + 40)
    for (let i = 0; i < 60 && (await points().count()) < 2; i += 1)
      await page.mouse.move(box.x + 40 + i * ((box.width - 46) / 60), box.y + 40)
    assert.strictEqual(await points().count(), 2)
    const labels = await points().evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")))
    for (const label of labels) assert.match(label ?? "", /: .+, \d+ answers?$/u)
    assert.match(await page.locator("[data-widget] .tip").innerText(), /\d/u)
    // A click on the place keeps the two points there for the keyboard.
    const at = (await points().last().boundingBox())!
    await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2)
    await page.getByRole("dialog").waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await look(page)
    assert.match(await opens("now"), /^average-response-time\/point:\d+$/u)
  }, 120_000)

  it("walks its points with arrows, over days without answers, which are gaps", async () => {
    await look(page)
    const now = page.locator('.point[data-series="now"]')
    await now.focus()
    const seen = new Set<string>()
    for (let i = 0; i < 40; i += 1) {
      seen.add((await now.getAttribute("aria-label")) ?? "")
      await page.keyboard.press("ArrowLeft")
    }
    const reading = await api<{
      reading: { points: ReadonlyArray<{ now: { average: object | null } | null }> }
    }>(page, "GET", "/readings/average-response-time?period=month")
    const known = reading.reading.points.filter(({ now }) => now !== null && now.average !== null)
    assert.strictEqual(seen.size, known.length)
    const drawn = (await page.locator("path.now").getAttribute("d")) ?? ""
    assert.isAbove(drawn.split("M").length - 1, known.length < reading.reading.points.length ? 1 : 0)
  }, 120_000)
})

describe("what is set of a widget", () => {
  it("acts on what it shows", async () => {
    await put([
      { type: "overdue-tasks", format: "chart", settings: { top: 2 } },
      { type: "calls-in", settings: { compare: false, title: "Rings" } },
      { type: "incoming-messages", format: "number", settings: { channels: ["whatsapp"] } },
      { type: "average-response-time", settings: { anchor: "first" } },
      { type: "goal-progress", settings: { measure: "count" } },
      { type: "stage-funnel", settings: { compare: false } },
      { type: "deal-sources", settings: { top: 3, compare: false } }
    ])
    await look(page)
    const at = (type: WidgetType) => page.locator(`[data-widget="${type}"]`)
    assert.strictEqual(await at("overdue-tasks").locator(".bars li").count(), 1)
    assert.strictEqual(await at("calls-in").locator("h2").innerText(), "Rings")
    assert.strictEqual(await at("calls-in").locator(".chip").count(), 0)
    const [all, one] = await Promise.all([
      api<{ reading: { channels: ReadonlyArray<{ name: string; messages: { now: number } }> } }>(
        page,
        "GET",
        "/readings/incoming-messages?period=month"
      ),
      at("incoming-messages").locator(".number").innerText()
    ])
    const whatsapp = all.reading.channels.find(({ name }) => name === "whatsapp")
    assert.strictEqual(Number(one), whatsapp?.messages.now)
    assert.isAbove(await at("average-response-time").locator('[data-figure^="waiting-time/"]').count(), 0)
    assert.match(await at("goal-progress").innerText(), /won|count/iu)
    assert.strictEqual(await at("stage-funnel").locator("path.ago").count(), 0)
    assert.strictEqual(await at("deal-sources").locator(".ring").count(), 3)
    assert.deepEqual(heard, [])
  }, 120_000)
})

// Are days and times typed and chosen alike on every page, in the reader's language, by hand and by keys, and refused in words?
import type { Page } from "@weir/house/browser/launchBrowser"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { addDays } from "../src/format/calendar.ts"
import { dayKey, formatDate } from "../src/format/date.ts"
import { barriers } from "./barriers.ts"
import { speak, still } from "./Place.ts"
import { receive, type Visitors } from "./visitors.ts"
import { api, complaints, root } from "./weir.ts"

const zone = "Europe/Lisbon"
const today = () => dayKey(Date.now(), zone)
const dated = (day: string, locale: string) => formatDate(day, "dated", locale)
let visitors: Visitors, page: Page, heard: ReadonlyArray<string>

beforeAll(async () => {
  visitors = await receive()
  const context = await visitors.window("ana", {
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    bypassCSP: true
  })
  page = await context.newPage()
  heard = complaints(page)
}, 300_000)

afterAll(() => visitors?.stop())

const goTo = async (path: string, locale: string) => {
  await page.goto(`${visitors.url("ana")}${path}`)
  await speak(page, locale)
}
/** The field of a day with this name, in the language that is spoken. */
const field = (name: string) => page.getByRole("textbox", { name, exact: true })
const refusal = () => page.locator(".field [role=alert]").innerText()
const calendar = () => page.locator("[role=grid]")
const focusedDay = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["day"])
const isFocused = (name: string) => field(name).evaluate((one) => one === document.activeElement)
const press = async (...keys: ReadonlyArray<string>) => {
  for (const key of keys) await page.keyboard.press(key)
}

/** What every field of a day does, once it is in sight: it reads, refuses, opens, and gives the focus back. */
const behaves = async (name: string, locale: string) => {
  const box = field(name)
  await box.fill("31.2.2026")
  await press("Tab")
  assert.match(await refusal(), /\d{2}.\d{2}.\d{4}/u)
  assert.strictEqual(await box.getAttribute("aria-invalid"), "true")
  assert.strictEqual(
    await page.locator(`[id="${await box.getAttribute("aria-describedby")}"]`).innerText(),
    await refusal()
  )
  await box.fill("1.3.26")
  await press("Tab")
  const short = await refusal()
  await box.fill("1.3.2026")
  await press("Tab")
  assert.strictEqual(await page.locator(".field [role=alert]").count(), 0, short)
  assert.strictEqual(await box.inputValue(), dated("2026-03-01", locale))
  await box.focus()
  await press("ArrowDown")
  await calendar().waitFor()
  assert.strictEqual(await focusedDay(), "2026-03-01")
  await still(page)
  assert.deepStrictEqual(await barriers(page), [])
  await press("Escape")
  await calendar().waitFor({ state: "detached" })
  assert.isTrue(await isFocused(name))
  await press("ArrowDown", "ArrowRight", "PageDown", "Enter")
  await calendar().waitFor({ state: "detached" })
  assert.isTrue(await isFocused(name))
  assert.strictEqual(await box.inputValue(), dated("2026-04-02", locale))
  await page.locator(".field", { has: box }).locator(".unfold").click()
  await page.locator('[data-day="2026-04-20"]').click()
  await calendar().waitFor({ state: "detached" })
  assert.strictEqual(await box.inputValue(), dated("2026-04-20", locale))
}

describe("a day", () => {
  it("narrows the log, and what is none leaves it as it is", async () => {
    await goTo("/events", "ru")
    await page.locator("[data-index]").nth(5).waitFor()
    await page.locator(".chip .main").first().click()
    await behaves("С", "ru")
    await page.waitForURL((url) => url.searchParams.get("from") === "2026-04-20")
    await field("С").fill("завтра")
    await press("Enter")
    assert.match(await refusal(), /^Такого дня нет/u)
    assert.strictEqual(new URL(page.url()).searchParams.get("from"), "2026-04-20")
    await field("По").fill("19 апреля 2026")
    await press("Enter")
    assert.include(await page.locator(".field [role=alert]").allInnerTexts(), "Не раньше 20 апр. 2026 г.")
    await field("По").fill("21 апреля 2026 г.")
    await press("Enter")
    await page.waitForURL((url) => url.searchParams.get("to") === "2026-04-21")
    await press("Escape")
    assert.include(await page.locator(".chip").first().innerText(), "20 апр. 2026 г. – 21 апр. 2026 г.")
    await goTo("/events?from=2026-05-03", "ru")
    await page.locator(".chip .main").first().click()
    assert.strictEqual(await field("С").inputValue(), "3 мая 2026 г.")
    await field("С").fill("")
    await press("Enter")
    await page.waitForURL((url) => !url.searchParams.has("from"))
  }, 90_000)

  it("is gone to in the log, and asked for in words when none is given", async () => {
    await goTo("/events", "pt")
    await page.getByRole("button", { name: "Ir para um dia" }).click()
    const name = "Eventos deste dia e anteriores"
    await press("Enter")
    assert.strictEqual(await refusal(), "Escolha um dia")
    assert.isTrue(await isFocused(name))
    await behaves(name, "pt")
    const tomorrow = addDays(today(), 1)
    await field(name).fill(tomorrow)
    await press("Enter")
    assert.strictEqual(await refusal(), `Não depois de ${dated(today(), "pt")}`)
    const day = addDays(today(), -40)
    await field(name).fill(formatDate(day, "numeric", "pt"))
    const asked = page.waitForRequest((request) => request.url().includes("/api/events?"))
    await press("Enter")
    await asked
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.locator(".newest").waitFor()
  }, 90_000)

  it("is that from which a rate holds", async () => {
    await goTo("/settings", "pt")
    await page.locator("#rates").waitFor()
    await behaves("Desde", "pt")
    await page.locator("#rate-currency").selectOption("CHF")
    await page.locator("#rate-value").fill("1,05")
    await field("Desde").fill("um dia")
    await press("Enter")
    assert.match(await refusal(), /^Isso não é um dia/u)
    await field("Desde").fill("7 de set. de 2026")
    await press("Enter")
    await page.locator("[data-rate=CHF]").getByText("7 de set. de 2026").waitFor()
    const { rates } = await api<{
      rates: ReadonlyArray<{ readonly currency: string; readonly validFrom: string }>
    }>(page, "GET", "/workspace")
    assert.deepStrictEqual(
      rates.filter(({ currency }) => currency === "CHF").map(({ validFrom }) => validFrom),
      ["2026-09-07"]
    )
  }, 90_000)

  it("stands for those that an import finds empty", async () => {
    await goTo("/import", "pt")
    const samples = join(root, "docs/how-to/import")
    await page.locator("input[type=file]").first().setInputFiles(join(samples, "sample.csv"))
    await page.locator("[data-step=file] [data-next]").click()
    await page.locator("input[data-mapping]").setInputFiles(join(samples, "sample.mapping.json"))
    await page
      .locator("tr", { has: page.locator("#field-createdAt") })
      .locator(".blank select")
      .selectOption("date")
    await behaves("este dia", "pt")
  }, 90_000)
})

describe("a time", () => {
  it("is read, moved by the arrows and refused in words, in the hours of a week", async () => {
    await goTo("/settings", "ru")
    const hours = page.locator("#schedule")
    await hours.waitFor()
    if ((await hours.locator(".week").count()) === 0) await page.locator("#businessHours").click()
    const [opens, closes] = [hours.locator("input.time").first(), hours.locator("input.time").nth(1)]
    await closes.fill("полдень")
    await press("Enter")
    assert.match(await hours.getByRole("alert").innerText(), /14:30/u)
    assert.strictEqual(await closes.getAttribute("aria-invalid"), "true")
    assert.isNull(await opens.getAttribute("aria-invalid"))
    const before = await opens.inputValue()
    await closes.fill("1745")
    await press("ArrowUp", "Shift+ArrowUp", "Enter")
    assert.strictEqual(await closes.inputValue(), "18:46")
    await hours.getByRole("alert").waitFor({ state: "detached" })
    await page.waitForFunction(async () => {
      const { settings } = (await (await fetch("/api/workspace")).json()) as {
        readonly settings: { readonly businessHours: ReadonlyArray<{ readonly closes: number }> | null }
      }
      return settings.businessHours?.[0]?.closes === 18 * 60 + 46
    })
    assert.strictEqual(await opens.inputValue(), before)
    assert.deepStrictEqual(await barriers(page), [])
  }, 60_000)

  it("of the past leads there from the log, as from the dashboard", async () => {
    await goTo("/events", "ru")
    await page.getByRole("button", { name: "На момент" }).click()
    await page.waitForFunction(
      () => (document.activeElement as HTMLElement | null)?.dataset["day"] !== undefined
    )
    assert.strictEqual(await focusedDay(), today())
    await press("ArrowUp", "Enter", "Tab", "Control+a")
    await page.keyboard.type("25")
    await press("Enter")
    assert.match(await page.getByRole("dialog").getByRole("alert").innerText(), /14:30/u)
    await press("Control+a")
    await page.keyboard.type("9.30")
    await press("Enter")
    await page.waitForURL(/asOf=/u)
    const said = await page.locator("p.past").innerText()
    assert.include(said, "Вы видите то, что было известно на")
    assert.include(said, `${dated(addDays(today(), -7), "ru")}, 09:30`)
    await speak(page, "en")
    await page.reload()
    assert.match(await page.locator("p.past").innerText(), /^You are looking at what was known on/u)
  }, 60_000)

  it("has shown no error", () => {
    assert.deepStrictEqual([...heard], [])
  })
})

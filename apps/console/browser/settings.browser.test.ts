// Are settings changed by administrators alone, one at a time, with every refusal beside its field?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { locales } from "../src/text/text.ts"
import { it as italian } from "../src/text/locales/it.ts"
import { pt } from "../src/text/locales/pt.ts"
import { ru } from "../src/text/locales/ru.ts"
import { barriers } from "./barriers.ts"
import { misfits } from "./fit.ts"
import { api, complaints, demoAdmin, startWeir, type Weir } from "./weir.ts"

interface Company {
  readonly version: number
  readonly settings: {
    readonly plannedMinutes: number
    readonly presence: boolean
    readonly counters: string
    readonly nps: { readonly hours: number; readonly alertAt: number }
    readonly businessHours: ReadonlyArray<{
      readonly weekday: number
      readonly opens: number
      readonly closes: number
    }> | null
  }
  readonly users: ReadonlyArray<{
    readonly id: string
    readonly name: string
    readonly role: string
    readonly sees: string
    readonly disabled: boolean
  }>
  readonly teams: ReadonlyArray<{ readonly name: string; readonly members: ReadonlyArray<string> }>
  readonly rates: ReadonlyArray<{ readonly currency: string; readonly rate: string }>
}

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

const company = () => api<Company>(page, "GET", "/workspace")
const setting = (id: string) => page.locator(`[data-setting=${id}]`)
const saved = (id: string) => setting(id).locator("[role=status] .icon").waitFor()
const person = async (name: string) => (await company()).users.find((one) => one.name === name)
/** Signs in on the way to the settings, or to what stands in their place. */
const enter = async (on: Page, email = demoAdmin(weir).email) => {
  await on.goto(`${weir.url}/sign-in?next=/settings`)
  await on.locator("#email").fill(email)
  await on.locator("#password").fill(demoAdmin(weir).password)
  await on.locator("button[type=submit]").click()
  await on.waitForURL((now) => now.pathname !== "/sign-in")
  await on.locator("main h1").waitFor()
}
const open = async (on: Page) => {
  await on.goto(`${weir.url}/settings`)
  await on.locator("[data-person]").first().waitFor()
}

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  heard = complaints(page)
  await enter(page)
  await page.locator("[data-person]").first().waitFor()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

describe("the settings", () => {
  it("are saved one by one, and what somebody else has changed meanwhile stays", async () => {
    const { settings } = await company()
    await api(page, "PUT", "/settings", { ...settings, nps: { ...settings.nps, alertAt: 3 } })
    await page.locator("#plannedMinutes").fill("45")
    await page.keyboard.press("Enter")
    await saved("plannedMinutes")
    await page.locator("#counters").selectOption("activity")
    await saved("counters")
    await page.locator("#presence").click()
    await saved("presence")
    const now = (await company()).settings
    assert.deepInclude(now, { plannedMinutes: 45, counters: "activity", presence: !settings.presence })
    assert.strictEqual(now.nps.alertAt, 3)
  }, 60_000)

  it("name the field and the reason where a value is refused, and write nothing", async () => {
    const { version } = await company()
    for (const wrong of ["1441", "-1", "1.5", "soon", ""]) {
      await page.locator("#plannedMinutes").fill(wrong)
      await page.keyboard.press("Enter")
      const reason = setting("plannedMinutes").getByRole("alert")
      await reason.waitFor()
      assert.match(await reason.innerText(), /^A task needs attention: A whole number from 0 to 1,440$/u)
      assert.strictEqual(await page.locator("#plannedMinutes").getAttribute("aria-invalid"), "true")
    }
    assert.strictEqual((await company()).version, version)
    await page.locator("#plannedMinutes").fill("45")
    await page.keyboard.press("Enter")
    await setting("plannedMinutes").getByRole("alert").waitFor({ state: "detached" })
  }, 60_000)

  it("set business hours day by day, and keep a day from closing before it opens", async () => {
    await page.locator("#businessHours").click()
    await page.locator("[data-day='6'] input[type=checkbox]").check()
    const closes = page.locator("[data-day='6'] input.time").nth(1)
    await closes.fill("1330")
    await page.keyboard.press("Enter")
    await saved("businessHours")
    await page.waitForFunction(async () => {
      const { settings } = (await (await fetch("/api/workspace")).json()) as Company
      return settings.businessHours?.find(({ weekday }) => weekday === 6)?.closes === 810
    })
    const before = (await company()).settings.businessHours
    assert.lengthOf(before ?? [], 6)
    await closes.fill("8")
    await page.keyboard.press("Tab")
    await page.locator("[data-day='6']").getByText("Closing must be later than opening").waitFor()
    assert.deepStrictEqual((await company()).settings.businessHours, before)
  }, 60_000)

  it("keep a new rate, and say what is no rate", async () => {
    await page.locator("#rate-currency").selectOption("JPY")
    await page.locator("#rate-value").fill("none")
    await page.locator("#rate-value").press("Enter")
    await page.locator("#rate-reason").waitFor()
    await page.locator("#rate-value").fill("0,0061")
    await page.locator("#rate-value").press("Enter")
    await page.locator("[data-rate=JPY]").getByText("0.0061").waitFor()
    assert.strictEqual((await company()).rates.find(({ currency }) => currency === "JPY")?.rate, "0.0061")
  }, 30_000)
})

describe("people and teams", () => {
  it("are added, with each refusal beside its field", async () => {
    await page.locator("[data-add-person]").click()
    await page.locator("#person-name").fill("Nora Vidal")
    await page.locator("#person-email").fill("nora at example")
    await page.keyboard.press("Enter")
    const field = page.locator(".field", { has: page.locator("#person-email") })
    await field.getByRole("alert").waitFor()
    assert.isUndefined(await person("Nora Vidal"))
    await page.locator("#person-email").fill("marco@quillmere.example")
    await page.locator("#person-password").fill("a long enough word")
    await page.keyboard.press("Enter")
    await field.getByText("signs in with this address already").waitFor()
    await page.locator("#person-email").fill("nora@quillmere.example")
    await page.keyboard.press("Enter")
    await page.locator("[data-person='Nora Vidal']").waitFor()
    assert.deepInclude(await person("Nora Vidal"), { role: "manager", sees: "all" })
  }, 60_000)

  it("have a role and a sight, and the last administrator stays", async () => {
    const nora = page.locator("[data-person='Nora Vidal']")
    await nora.locator(".sees").selectOption("own")
    await page.waitForFunction(async () => {
      const { users } = (await (await fetch("/api/workspace")).json()) as Company
      return users.some(({ name, sees }) => name === "Nora Vidal" && sees === "own")
    })
    assert.isTrue(await page.locator("[data-person='Ana Duarte'] .role").isDisabled())
  }, 30_000)

  it("make a team, are renamed in it, and dissolve it", async () => {
    await page.locator("[data-add-team]").click()
    await page.locator("#team-name").fill("Harbour")
    await page.getByRole("checkbox", { name: "Nora Vidal" }).check()
    await page.locator("#team-name").press("Enter")
    await page.locator("[data-team=Harbour] button").click()
    await page.locator("#team-name").fill("Quay")
    await page.getByRole("checkbox", { name: "Marco Bellini" }).check()
    await page.locator("#team-name").press("Enter")
    await page.locator("[data-team=Quay]").getByText("2 members").waitFor()
    await page.locator("[data-team=Quay] button").click()
    await page.getByRole("button", { name: "Dissolve" }).click()
    await page.locator("[data-team=Quay]").waitFor({ state: "detached" })
    assert.isFalse((await company()).teams.some(({ name }) => name === "Quay"))
  }, 60_000)

  it("leave what is open to an heir, and may come back", async () => {
    const tom = page.locator("[data-person='Tom Hartley']")
    await tom.getByRole("button", { name: "Disable Tom Hartley" }).click()
    await page.locator("[data-disable]").click()
    await page.locator("#heir").waitFor()
    assert.match(await page.getByRole("dialog").innerText(), /still open: .*\d+ deals?/u)
    assert.isFalse((await person("Tom Hartley"))?.disabled)
    await page.locator("#heir").selectOption({ label: "Nora Vidal" })
    await page.locator("[data-disable]").click()
    await tom.getByText("Disabled").waitFor()
    assert.isTrue((await person("Tom Hartley"))?.disabled)
    await tom.getByRole("button", { name: "Enable Tom Hartley" }).click()
    await tom.getByRole("button", { name: "Disable Tom Hartley" }).waitFor()
  }, 60_000)
})

describe("the page", () => {
  it("is not there for a manager, and the server refuses what it does", async () => {
    const context = await browser.newContext()
    const marco = await context.newPage()
    await enter(marco, "marco@quillmere.example")
    await marco.getByText("There is no page at this address").waitFor()
    assert.strictEqual(await marco.locator(".rail a[href='/settings']").count(), 0)
    assert.strictEqual(await marco.locator("[data-person]").count(), 0)
    const { settings, version } = await company()
    for (const [method, path, body] of [
      ["PUT", "/settings", settings],
      ["POST", "/rates", { currency: "USD", validFrom: "2026-01-01", rate: "1" }],
      ["POST", "/users", { name: "Nobody", role: "admin" }]
    ] as const) {
      const failure = await api(marco, method, path, body).catch((cause: unknown) => String(cause))
      assert.include(failure, "403", path)
    }
    assert.strictEqual((await company()).version, version)
    await context.close()
  }, 60_000)

  for (const [locale, title] of [
    ["en", "Settings"],
    ["pt", pt.settings.title],
    ["ru", ru.settings.title],
    ["it", italian.settings.title]
  ] as const) {
    it(`speaks ${locale}, fits and has no barrier, in both themes and on a phone`, async () => {
      assert.include(locales, locale)
      for (const [width, colorScheme] of [
        [1440, "light"],
        [390, "dark"]
      ] as const) {
        // axe is put into the page from outside, which the page's own policy forbids.
        const context = await browser.newContext({
          viewport: { width, height: 900 },
          hasTouch: width < 600,
          colorScheme,
          bypassCSP: true
        })
        await context.addCookies(await page.context().cookies())
        await context.addInitScript((name) => localStorage.setItem("weir.locale", name), locale)
        const other = await context.newPage()
        await open(other)
        await other.getByRole("heading", { name: title }).first().waitFor()
        await other.waitForTimeout(300)
        assert.deepStrictEqual(
          { misfits: await misfits(other), barriers: await barriers(other) },
          { misfits: [], barriers: [] },
          `${locale} at ${width} px`
        )
        await context.close()
      }
    }, 120_000)
  }

  it("has shown no error and broken no rule of its content policy", () => {
    assert.deepStrictEqual(
      heard.filter((line) => !/status of (?:400|409|422)/u.test(line)),
      []
    )
  })
})

// Does any text that a person can set ever become more than text, on any page?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { hostile, mark, ran } from "./hostile.ts"
import { fillWithHostileTexts, founder, hostileDashboard } from "./hostileCompany.ts"
import { harmDone, watch } from "./hostileLook.ts"
import { api, complaints, startWeir, type Weir } from "./weir.ts"

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>
const look = async (where: string): Promise<ReadonlyArray<string>> => {
  const { harm, seen } = await harmDone(page)
  assert.deepStrictEqual(harm, [], where)
  return seen
}
/** What takes its time to run has run by now. */
const late = async (where: string) => {
  await page.waitForTimeout(300)
  await look(`${where}, a moment later`)
}
const visit = async (path: string, ready: string) => {
  await late(`before ${path}`)
  await page.goto(`${weir.url}${path}`)
  await page.locator(ready).first().waitFor({ state: "attached" })
}

beforeAll(async () => {
  weir = await startWeir({ args: ["--empty"] })
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 } })).newPage()
  page.setDefaultTimeout(20_000)
  heard = complaints(page)
  await watch(page, weir.url)
  await page.goto(`${weir.url}/welcome`)
  await page.evaluate(
    async (plan) =>
      await fetch("/api/setup", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(plan)
      }),
    founder
  )
  await fillWithHostileTexts(page)
}, 400_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

describe("hostile texts", () => {
  it("would be noticed if one did run, draw or send", async () => {
    const bare = await (await browser.newContext()).newPage()
    await bare.setContent(`<main>${hostile.filter((text) => !text.includes("style")).join("")}</main>`)
    await bare.waitForTimeout(300)
    assert.isTrue(await bare.evaluate((flag) => flag in globalThis, ran))
    assert.isAtLeast(await bare.locator(`[${mark}]`).count(), 5)
    await bare.context().close()
  })

  for (const form of [0, 1, 2]) {
    it(`stay text on a dashboard with every widget in its form ${form + 1}, and in what opens there`, async () => {
      await api(page, "PUT", "/my/dashboard", hostileDashboard(form))
      await visit("/", "[data-figure]")
      await page.waitForFunction(() => document.querySelector("[data-widget] [aria-busy=true]") === null)
      assert.isAtLeast((await look("the dashboard")).length, 10)
      const figures = await page
        .locator("[data-figure]")
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-figure")!))
      const firsts = [...new Map(figures.map((figure) => [figure.split("/")[0], figure])).values()]
      assert.isAtLeast(firsts.length, 8)
      const panel = page.getByRole("dialog")
      for (const figure of firsts) {
        await page.locator(`[data-figure="${figure}"]`).first().dispatchEvent("click")
        await panel.locator("footer, [role=alert]").first().waitFor()
        await look(figure)
        for (const tab of await panel.getByRole("tab").all()) {
          await tab.click()
          await look(`${figure}, another side`)
        }
        await page.keyboard.press("Escape")
        await panel.waitFor({ state: "detached" })
      }
      await late("a dashboard")
    }, 240_000)
  }

  it("stay text while the dashboard is configured", async () => {
    await visit("/configure", "[data-grip]")
    assert.isAtLeast((await look("configuring")).length, 5)
    for (const button of await page.locator("[aria-haspopup], [data-settings]").all()) {
      await button.click({ timeout: 2_000 }).catch(() => undefined)
      await look("settings of a widget")
      await page.keyboard.press("Escape")
    }
  }, 120_000)

  it("stay text in the list of deals, its filters, its menus, its dialogs and its messages", async () => {
    await visit("/deals?status=", "[data-deal]")
    assert.isAtLeast((await look("deals")).length, 40)
    await page.locator("[data-deal] button.stage").first().click()
    await page.getByRole("menu").waitFor()
    await look("the menu of stages")
    await page.getByRole("menuitem").nth(2).click()
    await look("a message of a move")
    await page.keyboard.press("n")
    await page.locator("#deal-title").waitFor()
    await look("the new deal")
    await page.locator("#deal-title").fill(hostile[7]!)
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await look("a message of a new deal")
  }, 60_000)

  it("stay text in goals and their past", async () => {
    await visit("/goals?measure=count", "[data-cell]")
    assert.isAtLeast((await look("goals")).length, 20)
    await page.locator("[data-cell] [data-figure]").first().waitFor()
    await page.locator("[data-cell]").first().focus()
    await page.keyboard.press("h")
    await page.getByRole("dialog").waitFor()
    await look("the past of a goal")
  }, 60_000)

  it("stay text in the log, to its end", async () => {
    await visit("/events", "[data-event], [role=row]")
    const seen = new Set<string>()
    for (let turn = 0; turn < 25; turn++) {
      for (const text of await look("events")) seen.add(text)
      await page.mouse.move(700, 600)
      await page.mouse.wheel(0, 700)
    }
    assert.isAtLeast(seen.size, 30)
  }, 90_000)

  it("stay text in the settings and their dialogs", async () => {
    await visit("/settings", "[data-person]")
    assert.isAtLeast((await look("settings")).length, 20)
    await page.locator("[data-add-team]").click()
    await look("the new team")
    await page.keyboard.press("Escape")
    await page.locator("[data-team] button").first().click()
    await look("a team")
    await page.keyboard.press("Escape")
    await page.locator("[data-person] button.act").first().click()
    await page.locator("[data-disable]").click()
    await page.locator("#heir").waitFor()
    await look("who takes over")
  }, 60_000)

  it("stay text in the palette and in what needs attention", async () => {
    await visit("/", "[data-figure]")
    await page.keyboard.press("Control+k")
    await page.locator("input[role=combobox]").fill("x onerror")
    await page.getByRole("option").nth(3).waitFor()
    assert.isAtLeast((await look("the palette")).length, 3)
    await page.keyboard.press("Escape")
  }, 60_000)

  it("stay text as the name, the heads and the cells of a file that is imported, and in its result", async () => {
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
    const heads = ["id", "title", "stage", "amount", "owner", "created", ...hostile.slice(0, 20)]
    const rows = hostile.map((text, n) =>
      [String(n), text, text, "1.50", text, "2026-01-10", ...hostile.slice(0, 20).map(() => text)]
        .map(cell)
        .join()
    )
    await visit("/import", "input[type=file]")
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({
        name: `${hostile[3]!.replaceAll("/", "")}.csv`,
        mimeType: "text/csv",
        buffer: Buffer.from([heads.map(cell).join(), ...rows].join("\r\n"))
      })
    for (const step of ["file", "columns"] as const) {
      await page.locator(`[data-step=${step}] [data-next]`).waitFor({ timeout: 30_000 })
      await look(`the import, ${step}`)
      await page.locator(`[data-step=${step}] [data-next]`).click()
    }
    await page.locator("[data-step=check], [role=alert]").first().waitFor({ timeout: 30_000 })
    await look("the import, checked")
    const next = page.locator("[data-step=check] [data-next]:enabled")
    if ((await next.count()) > 0) {
      await next.click()
      await page.locator("[data-step=result]").waitFor({ timeout: 60_000 })
      await look("the import, done")
    }
  }, 120_000)

  it("lead nowhere and show nothing of their own when an address holds them", async () => {
    for (const text of [hostile[3]!, hostile[31]!]) {
      const written = encodeURIComponent(text)
      for (const path of [
        `/?period=${written}&pipeline=${written}&asOf=${written}`,
        `/?open=${written}`,
        `/?open=won-deals/${written}`,
        `/deals?q=${written}&owner=${written}&stage=${written}`,
        `/goals?year=${written}&open=goal-progress/${written}`,
        `/events?q=${written}&deal=${written}`,
        `/${written}`
      ]) {
        await page.goto(`${weir.url}${path}`)
        await page.locator("h1").first().waitFor()
        await late(path)
      }
    }
  }, 120_000)

  it("do not lead away from here after signing in", async () => {
    const other = await (await browser.newContext()).newPage()
    for (const next of [
      "https://hostile.example/",
      "//hostile.example/",
      hostile[17]!,
      "\\\\hostile.example"
    ]) {
      await other.context().clearCookies()
      await other.goto(`${weir.url}/sign-in?next=${encodeURIComponent(next)}`)
      await other.locator("#email").fill(founder.email)
      await other.locator("#password").fill(founder.password)
      await other.locator("button[type=submit]").click()
      await other.waitForURL((now) => now.pathname !== "/sign-in")
      await other.locator("main h1").first().waitFor()
      assert.isTrue(other.url().startsWith(weir.url), `${next} led to ${other.url()}`)
      assert.isFalse(await other.evaluate((flag) => flag in globalThis, ran))
    }
    await other.context().close()
  }, 60_000)

  it("begin no formula in a table that is taken along", async () => {
    await page.goto(`${weir.url}/?open=${encodeURIComponent("won-deals/now")}`)
    await page.getByRole("dialog").locator("footer").waitFor()
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).click()
    ])
    const table = await (await import("node:fs/promises")).readFile((await file.path())!, "utf8")
    const cells = table.replace(/^\ufeff/u, "").split(/[,;\r\n]/u)
    assert.isAbove(cells.length, 20)
    assert.deepStrictEqual(
      cells.filter((one) => /^"?[\s\u00a0]*[=+@＝＋＠]/u.test(one)),
      []
    )
  }, 60_000)

  it("have caused no error", () => {
    const expected = /status of (?:400|401|404|409|412|422)/u
    assert.deepStrictEqual(
      heard.filter((line) => !expected.test(line)),
      []
    )
  })
})

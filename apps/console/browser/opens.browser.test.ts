// Does every number open into its records: summed, filtered, sorted, exported, sent as a link, and left again for the number?
import { readFile } from "node:fs/promises"
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import axe from "axe-core"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { api, complaints, demoAdmin, signIn, startWeir, type Weir } from "./weir.ts"

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  // axe is put into the page from outside, which the page's own policy forbids.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    bypassCSP: true,
    acceptDownloads: true,
    permissions: ["clipboard-read", "clipboard-write"]
  })
  page = await context.newPage()
  heard = complaints(page)
  await signIn(page, weir)
  await api(page, "POST", "/deals", { title: "=HYPERLINK(1) a formula" })
  await api(page, "POST", "/deals", { title: "+1+1 another", budget: { amount: 123_400, currency: "EUR" } })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const number = "deal-dynamics/new"
const panel = () => page.getByRole("dialog")
const rows = () => page.locator(".entries tbody tr:not(.day)")
const open = async (figure = number, query = "") => {
  await page.goto(`${weir.url}/?period=month${query}`)
  const shown = page.locator(`[data-figure="${figure}"]:visible`).first()
  await shown.waitFor()
  await shown.focus()
  await page.keyboard.press("Enter")
  await rows().first().waitFor()
  return shown
}
const column = async (nth: number) =>
  (await rows().locator(`td:nth-child(${nth})`).allInnerTexts()).map((said) => said.split("\n")[0]!.trim())
const standsOn = (figure: string) =>
  page.waitForFunction(
    (wanted) => document.activeElement?.closest("[data-figure]")?.getAttribute("data-figure") === wanted,
    figure
  )
const exported = async () => {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    panel().getByRole("button", { name: "Export" }).click()
  ])
  return (await readFile(await file.path(), "utf8")).trim().split("\r\n")
}
const count = async () =>
  Number((await page.getByRole("tab", { name: /^Entries/u }).innerText()).replaceAll(/\D/gu, ""))

describe("a number that is opened", () => {
  it("shows the records whose sum it is, and is left by Escape and by going back, to the number itself", async () => {
    await open()
    await page.getByText("Adds up").waitFor()
    await page.keyboard.press("Escape")
    await panel().waitFor({ state: "detached" })
    await standsOn(number)
    await page.keyboard.press("Enter")
    await rows().first().waitFor()
    await page.goBack()
    await panel().waitFor({ state: "detached" })
    await standsOn(number)
    assert.notMatch(page.url(), /open=/u)
  })

  it("is sorted by each column, up and down, and says so", async () => {
    await open()
    const head = (name: string) => page.locator(".entries thead th", { hasText: name })
    await head("Deal").first().getByRole("button").click()
    await page.waitForURL(/rows=/u)
    const names = await column(2)
    assert.strictEqual(await head("Deal").first().getAttribute("aria-sort"), "ascending")
    assert.deepStrictEqual(
      names,
      names.toSorted((a, b) => a.localeCompare(b, undefined, { numeric: true }))
    )
    await head("Deal").first().getByRole("button").click()
    await page.waitForFunction(() => document.querySelector("[aria-sort=descending]"))
    assert.deepStrictEqual((await column(2))[0], names.at(-1))
    for (const name of ["Time", "From, to", "Owner", "Amount"]) {
      await head(name).getByRole("button").click()
      assert.isNotNull(await head(name).getAttribute("aria-sort"), name)
    }
  })

  it("is filtered, and the file has what is shown in the order in which it is shown, no cell a formula", async () => {
    await open()
    const all = await count()
    const whole = await exported()
    assert.lengthOf(whole, all + 1)
    await page.getByLabel("Find a name").fill("a")
    await page.locator(".entries thead th", { hasText: "Deal" }).first().getByRole("button").click()
    await page.waitForTimeout(500)
    const [said] = await page.locator(".some").allInnerTexts()
    const shown = await column(2)
    const lines = (await exported()).slice(1)
    assert.include(said!, String(lines.length))
    assert.isBelow(lines.length, all)
    // A name with an apostrophe before it is one that would have been run.
    const titles = lines.map((line) => {
      const [, quoted, plain] = /^[^,]*,(?:"((?:[^"]|"")*)"|([^,]*)),/u.exec(line)!
      return quoted?.replaceAll('""', '"') ?? plain!
    })
    assert.deepStrictEqual(
      titles.slice(0, shown.length).map((title) => title.replace(/^'(?=[=+])/u, "")),
      shown
    )
    assert.include(lines.join("\n"), ",'=HYPERLINK(1) a formula,")
    assert.include(lines.join("\n"), ",'+1+1 another,")
    assert.notMatch(lines.join("\n"), /(?:^|,)"?[=+@]/mu)
    await page.getByRole("button", { name: "Show all" }).click()
    await page.waitForFunction(() => document.querySelector(".some") === null)
  })

  it("is sent as a link that shows somebody else what they may read of it, filtered as it was", async () => {
    await open()
    await page.getByLabel("Find a name").fill("desk")
    await page.waitForURL(/rows=/u)
    await panel().getByRole("button", { name: "Copy link" }).click()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    assert.match(link, /asOf=.*rows=|rows=.*asOf=/u)
    const mine = await count()
    const admin = demoAdmin(weir)
    // Somebody who sees what is theirs.
    const { users } = await api<{ users: ReadonlyArray<{ id: string; name: string }> }>(
      page,
      "GET",
      "/workspace"
    )
    const marco = users.find(({ name }) => name.startsWith("Marco"))!
    await api(page, "PUT", `/users/${marco.id}/sight`, { sees: "own" })
    const visit = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const theirs = await visit.newPage()
    await signIn(theirs, weir, { email: "marco@quillmere.example", password: admin.password })
    await theirs.goto(link)
    await theirs.getByRole("tab", { name: /^Entries/u }).waitFor()
    await theirs.getByText("Adds up").waitFor()
    const tally = await theirs.getByRole("tab", { name: /^Entries/u }).innerText()
    assert.isBelow(Number(tally.replaceAll(/\D/gu, "")), mine)
    assert.strictEqual(await theirs.getByLabel("Find a name").inputValue(), "desk")
    // From a link there is nothing to go back to: closing leaves the dashboard, on the number.
    await theirs.keyboard.press("Escape")
    await theirs.getByRole("dialog").waitFor({ state: "detached" })
    assert.strictEqual(new URL(theirs.url()).pathname, "/")
    await visit.close()
  }, 120_000)

  it("has no fault that axe knows, wide and on a phone, light and dark, and fits", async () => {
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 }
    ])
      for (const theme of ["light", "dark"]) {
        await page.setViewportSize(size)
        await page.goto(`${weir.url}/?period=month&open=${encodeURIComponent(number)}`)
        await rows().first().waitFor()
        await page.evaluate((name) => (document.documentElement.dataset["theme"] = name), theme)
        await page.waitForTimeout(300)
        await page.evaluate(axe.source)
        const found = await page.evaluate(async () => {
          const { run } = (
            globalThis as unknown as { axe: { run: (...all: Array<unknown>) => Promise<any> } }
          ).axe
          const { violations } = await run(document.querySelector(".side-panel"), {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
          })
          return violations.map((v: any) => `${v.id}: ${v.nodes[0].target.join(" ")}`)
        })
        assert.deepStrictEqual(found, [], `${size.width} ${theme}`)
        const [wide, seen] = await page
          .locator("#tab-body")
          .evaluate((box) => [box.scrollWidth, box.clientWidth] as const)
        assert.isAtMost(wide, seen, String(size.width))
      }
    await page.setViewportSize({ width: 1440, height: 900 })
  }, 120_000)

  it("has shown no error", () => assert.deepStrictEqual([...heard], []))
})

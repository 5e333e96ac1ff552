// Are goals set by the keyboard, seen on the dashboard, kept with their past, and left alone by who may only read?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import axe from "axe-core"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { api, complaints, demoAdmin, signIn, startWeir, type Weir } from "./weir.ts"

interface Goal {
  readonly id: string
  readonly month: string
  readonly target: number
  readonly version: number
  readonly scope: { readonly of: string; readonly id?: string }
  readonly measure: string
  readonly pipelineId: string | null
}

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

const visit = async (options: Parameters<Browser["newContext"]>[0] = {}, email?: string): Promise<Page> => {
  const visitor = await (
    await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce", ...options })
  ).newPage()
  const admin = demoAdmin(weir)
  await signIn(visitor, weir, email === undefined ? admin : { ...admin, email })
  return visitor
}
const year = () => page.locator("[data-year]").textContent()
const openGoals = async (on: Page, query = "") => {
  await on.goto(`${weir.url}/goals${query}`)
  await on.locator("[data-cell]").first().waitFor()
}
const cell = (on: Page, key: string) => on.locator(`[data-cell="${key}"]`)
const goalsOf = async (on: Page, month: string) =>
  (await api<{ items: ReadonlyArray<Goal> }>(on, "GET", "/goals?limit=200")).items.filter(
    (goal) => goal.month === month && goal.scope.of === "workspace" && goal.measure === "budget"
  )
const monthNow = () =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Lisbon", year: "numeric", month: "2-digit" }).format()

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  page = await visit()
  heard = complaints(page)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

describe("the page of goals", () => {
  it("sets the goal of this month by the keyboard alone, and the dashboard shows it", async () => {
    await openGoals(page)
    assert.strictEqual(await year(), monthNow().slice(0, 4))
    const here = cell(page, `workspace ${monthNow()}`)
    await page.waitForFunction(
      (key) => document.querySelector(`[data-cell="${key}"] [data-figure]`) !== null,
      `workspace ${monthNow()}`
    )
    assert.strictEqual(await here.getAttribute("tabindex"), "0", "the month that is now is where one begins")
    await here.focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Control+A")
    await page.keyboard.type("0")
    await page.keyboard.press("Enter")
    await page.getByRole("alert").waitFor()
    assert.strictEqual(await here.locator("input").inputValue(), "0", "what was typed is still there")
    await page.keyboard.press("Control+A")
    await page.keyboard.type("345 678.90")
    await page.keyboard.press("Enter")
    await here.locator("input").waitFor({ state: "detached" })
    await here.getByText("€345,678.90").waitFor()
    assert.isTrue(await here.evaluate((td) => td === document.activeElement), "the focus stays in the cell")
    assert.deepEqual(
      (await goalsOf(page, monthNow())).map(({ target }) => target),
      [34_567_890]
    )
    await page.goto(weir.url)
    await page.getByText("of €345,678.90").first().waitFor()
  }, 60_000)

  it("says in its history who set what", async () => {
    await openGoals(page)
    await cell(page, `workspace ${monthNow()}`).focus()
    await page.keyboard.press("h")
    const last = page.locator("[data-change]").first()
    await last.waitFor()
    assert.match(await last.innerText(), /Ana Duarte.*changed €[\d,.]+ to €345,678\.90/su)
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
  }, 30_000)

  it("copies a target to the months that follow, takes it back, and removes one", async () => {
    const next = Number(monthNow().slice(0, 4)) + 1
    await openGoals(page, `?year=${next}`)
    await page.getByText(`No goals yet for ${next}`).waitFor()
    const sept = cell(page, `workspace ${next}-09`)
    await sept.locator(".target").click()
    await page.keyboard.type("1000")
    await page.keyboard.press("Control+Enter")
    await cell(page, `workspace ${next}-12`).getByText("€1,000").waitFor()
    assert.lengthOf(await goalsOf(page, `${next}-11`), 1)
    await page.getByRole("button", { name: "Undo" }).click()
    await cell(page, `workspace ${next}-12`).getByText("€1,000").waitFor({ state: "detached" })
    await page.waitForTimeout(300)
    await sept.focus()
    await page.keyboard.press("Delete")
    await sept.getByText("€1,000").waitFor({ state: "detached" })
    assert.deepEqual(await goalsOf(page, `${next}-09`), [])
  }, 60_000)

  it("says who was faster and keeps what was typed", async () => {
    await openGoals(page)
    const here = cell(page, `workspace ${monthNow()}`)
    await here.getByText("€345,678.90").waitFor()
    await here.focus()
    await page.keyboard.press("F2")
    await page.keyboard.press("Control+A")
    await page.keyboard.type("400000")
    const [goal] = await goalsOf(page, monthNow())
    const { id, measure, month, pipelineId, scope, version } = goal!
    await api(
      page,
      "POST",
      "/goals",
      { command: { _tag: "SetGoal", goalId: id, scope, pipelineId, month, measure, target: 36_000_000 } },
      { "if-match": `"v${version}"` }
    )
    await page.keyboard.press("Enter")
    const says = page.getByRole("alert")
    await says.waitFor()
    assert.match(await says.innerText(), /Ana Duarte has meanwhile set €360,000/u)
    assert.strictEqual(await here.locator("input").inputValue(), "400000")
    await page.keyboard.press("Enter")
    await here.getByText("€400,000").waitFor()
  }, 30_000)

  it("opens what was won in the month of the goal into entries that add up", async () => {
    const number = page.locator('[data-figure^="goal-progress/goal:"]').first()
    await number.click()
    const footer = page.getByRole("dialog").locator("footer")
    await footer.waitFor()
    assert.match(await footer.innerText(), /adds up/iu)
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
  }, 30_000)

  it("is only read by a manager", async () => {
    const before = await goalsOf(page, monthNow())
    assert.lengthOf(before, 1)
    const marco = await visit({}, "marco@quillmere.example")
    await openGoals(marco)
    const here = cell(marco, `workspace ${monthNow()}`)
    await here.locator("[data-figure]").waitFor()
    await here.focus()
    await marco.keyboard.type("5")
    await marco.keyboard.press("Delete")
    await marco.keyboard.press("F2")
    assert.strictEqual(await here.locator("input").count(), 0)
    await here.locator(".target").click()
    await marco.locator("[data-change]").first().waitFor()
    assert.strictEqual(await marco.locator("[data-cell] input").count(), 0)
    assert.deepEqual(await goalsOf(page, monthNow()), before)
    await marco.context().close()
  }, 60_000)

  it("is a list of months on a phone, no wider than it", async () => {
    const phone = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true })
    await openGoals(phone)
    assert.strictEqual(await phone.locator("li [data-cell]").count(), 12)
    assert.isAtMost(await phone.evaluate(() => document.documentElement.scrollWidth), 390)
    await phone.context().close()
  }, 60_000)

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has no fault that axe knows in the ${colorScheme} theme, nor while a target is typed or its past is shown`, async () => {
      // axe is put into the page from outside, which the page's own policy forbids.
      const look = await visit({ colorScheme, bypassCSP: true })
      const findings = async () => {
        await look.evaluate(axe.source)
        return look.evaluate(async () => {
          const { run } = (
            globalThis as unknown as {
              axe: {
                run: (...args: ReadonlyArray<unknown>) => Promise<{
                  violations: ReadonlyArray<{
                    id: string
                    nodes: ReadonlyArray<{ target: ReadonlyArray<string> }>
                  }>
                }>
              }
            }
          ).axe
          const { violations } = await run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
          })
          return violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map((n) => n.target.join(" ")).join(", ")}`
          )
        })
      }
      await openGoals(look)
      await look.locator("[data-figure]").first().waitFor()
      assert.deepEqual(await findings(), [])
      await cell(look, `workspace ${monthNow()}`).focus()
      await look.keyboard.press("Enter")
      await look.locator("[data-cell] input").waitFor()
      assert.deepEqual(await findings(), [])
      await look.keyboard.press("Escape")
      await look.keyboard.press("h")
      await look.locator("[data-change]").first().waitFor()
      assert.deepEqual(await findings(), [])
      await look.context().close()
    }, 60_000)
  }

  it("has shown no error and broken no rule of its content policy", () => {
    const unexpected = heard.filter((line) => !/status of (412|409)/u.test(line))
    assert.deepStrictEqual(unexpected, [])
  })
})

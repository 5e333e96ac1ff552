// Do the numbers about talks lead to what happened: each point of the answers' lines to its answers, and a low score to whoever must know?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { api, complaints, demoAdmin, signIn, startWeir, type Weir } from "./weir.ts"

interface Company {
  readonly zone: string
  readonly settings: { readonly nps: Readonly<Record<string, unknown>> }
  readonly users: ReadonlyArray<{ readonly id: string; readonly name: string }>
}

const minute = 60_000
const dayMs = 86_400_000
let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>, company: Company

const person = (name: string) => company.users.find((one) => one.name.startsWith(name))?.id ?? ""
const ask = (command: unknown, at?: number) =>
  api(page, "POST", "/talks", { command, ...(at === undefined ? {} : { at: new Date(at).toISOString() }) })

/** Somebody is written to and answers, after so many minutes; the talk that it was. */
const answered = async (user: string, at?: number, minutes = 0): Promise<string> => {
  const talkId = crypto.randomUUID()
  const message = (from: "client" | "user") => ({
    _tag: "RecordMessage",
    talkId,
    messageId: crypto.randomUUID(),
    externalId: crypto.randomUUID(),
    from,
    userId: from === "user" ? user : null,
    failed: false
  })
  const talk = { channel: "whatsapp", provider: "chat", externalId: crypto.randomUUID(), bindings: [] }
  await ask({ _tag: "OpenTalk", talkId, ownerId: user, ...talk }, at)
  await ask(message("client"), at)
  await ask(message("user"), at === undefined ? undefined : at + minutes * minute)
  return talkId
}
const scored = async (user: string, score: number): Promise<void> => {
  const talkId = await answered(user)
  await ask({ _tag: "CloseTalk", talkId, by: user })
  await ask({ _tag: "AnswerNps", talkId, score })
}

/** So many days ago, as the company counts them, and that day's last hour. */
const dayAgo = (days: number) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: company.zone }).format(Date.now() - days * dayMs)
const lateOn = (days: number): number => {
  const asUtc = Date.parse(`${dayAgo(days)}T23:00:00Z`)
  const said = new Intl.DateTimeFormat("sv-SE", {
    timeZone: company.zone,
    dateStyle: "short",
    timeStyle: "medium"
  }).format(asUtc)
  return asUtc - (Date.parse(`${said.replace(" ", "T")}Z`) - asUtc)
}

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  heard = complaints(page)
  await signIn(page, weir)
  company = await api<Company>(page, "GET", "/workspace")
  for (const [days, minutes] of [
    [1, 12],
    [2, 24],
    [8, 36]
  ] as const)
    await answered(person("Elena"), lateOn(days), minutes)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const panel = () => page.getByRole("dialog")
const point = (of: "now" | "before") =>
  page.locator(`[data-widget=average-response-time] .point[data-series=${of}]`)
const entries = async () =>
  Number((await page.getByRole("tab", { name: /^Entries/u }).innerText()).replaceAll(/\D/gu, ""))

/** What a point says it is made of, beside what opens behind it, by the pointer or by the keyboard. */
const openPoint = async (of: "now" | "before", how: "click" | "Enter") => {
  const said = (await point(of).getAttribute("aria-label")) ?? ""
  if (how === "click") await point(of).locator(".dot").click()
  else await point(of).press("Enter")
  await panel().getByText("Adds up").waitFor()
  const opened = new URL(page.url()).searchParams.get("open")
  const rows = await page.locator(".entries tbody tr:not(.day)").count()
  const found = { said, opened, entries: await entries(), rows, text: await panel().innerText() }
  await page.keyboard.press("Escape")
  await panel().waitFor({ state: "detached" })
  return found
}
const answersIn = (said: string) => Number(/(\d+) answers?$/u.exec(said)?.[1])

describe("the two points of the answers' lines", () => {
  it("open the answers of their day: this period's, and those of the period before", async () => {
    await page.goto(`${weir.url}/?period=${dayAgo(7)}..${dayAgo(1)}`)
    await point("now").waitFor()
    const [now, before] = [await openPoint("now", "click"), await openPoint("before", "Enter")]
    assert.strictEqual(now.opened, "average-response-time/point:6")
    assert.strictEqual(before.opened, "average-response-time/pointBefore:6")
    for (const { entries: n, rows, said } of [now, before]) {
      assert.isAbove(n, 0, said)
      assert.deepStrictEqual([n, rows], [answersIn(said), answersIn(said)], said)
    }
  }, 60_000)

  it("open the answers of their hour where the period is a day", async () => {
    await page.goto(`${weir.url}/?period=${dayAgo(1)}..${dayAgo(1)}`)
    await point("now").waitFor()
    const [now, before] = [await openPoint("now", "Enter"), await openPoint("before", "click")]
    assert.strictEqual(now.opened, "average-response-time/point:23")
    assert.strictEqual(before.opened, "average-response-time/pointBefore:23")
    for (const [{ entries: n, rows, said, text }, minutes] of [
      [now, "12"],
      [before, "24"]
    ] as const) {
      assert.match(said, /, 23:00: /u)
      assert.deepStrictEqual([n, rows], [answersIn(said), answersIn(said)], said)
      assert.include(text, `23:${minutes}`)
    }
  }, 60_000)
})

describe("a low score", () => {
  const notice = () => page.locator(".toast", { hasText: "A client gave a low score" })
  const chip = () => page.locator('[data-widget=nps] [data-figure="nps/low"]')
  const scores = async (behind: string) => {
    await page.goto(`${weir.url}/?period=month&open=nps/${behind}`)
    await panel().getByText("Adds up").waitFor()
    return await entries()
  }

  it("is told to an administrator at once, and opens; one above the border is not", async () => {
    const before = await scores("low")
    await page.goto(`${weir.url}/?period=month`)
    await page.locator('[data-widget=nps] [data-figure="nps/now"]').first().waitFor()
    await scored(person("Elena"), 7)
    await scored(person("Elena"), 6)
    await notice().waitFor()
    assert.include(await chip().innerText(), String(before + 1))
    await notice().getByRole("button", { name: "See" }).click()
    await panel().getByText("Adds up").waitFor()
    assert.strictEqual(await entries(), before + 1)
  }, 60_000)

  it("is told also where no widget shows scores, and is not asked for where clients are not asked", async () => {
    interface Arranged {
      readonly layout: ReadonlyArray<{ readonly type: string }>
      readonly theme: unknown
    }
    const { shown } = await api<{ readonly shown: Arranged }>(page, "GET", "/my/dashboard")
    const { settings } = await api<Company>(page, "GET", "/workspace")
    const layout = shown.layout.filter(({ type }) => type !== "nps")
    await api(page, "PUT", "/my/dashboard", { layout, theme: shown.theme })
    const opened = async (): Promise<string> => {
      const asked = page.waitForRequest((request) => /\/api\/dashboard\?/u.test(request.url()))
      await page.goto(`${weir.url}/?period=month`)
      await page.locator('[data-figure="deal-dynamics/won"]:visible').first().waitFor()
      return (await asked).url()
    }
    assert.match(await opened(), /\bnps\b/u)
    assert.strictEqual(await page.locator("[data-widget=nps]").count(), 0)
    await scored(person("Elena"), 3)
    await notice().waitFor()
    await page.getByRole("button", { name: "Attention" }).click()
    await panel().locator('[data-figure="nps/low"]').waitFor()
    await api(page, "PUT", "/settings", { ...settings, nps: { ...settings.nps, enabled: false } })
    assert.notMatch(await opened(), /\bnps\b/u)
    await api(page, "PUT", "/settings", settings)
    await api(page, "PUT", "/my/dashboard", { layout: shown.layout, theme: shown.theme })
  }, 60_000)

  it("is told to whoever served the client, and not to a colleague", async () => {
    const context = await browser.newContext()
    const marco = await context.newPage()
    await signIn(marco, weir, { ...demoAdmin(weir), email: "marco@quillmere.example" })
    const hears = marco.locator(".toast", { hasText: "A client gave a low score" })
    await scored(person("Elena"), 2)
    await marco.waitForTimeout(1500)
    assert.strictEqual(await hears.count(), 0)
    await scored(person("Marco"), 2)
    await hears.waitFor()
    await context.close()
  }, 60_000)

  it("is one at or under the score that is set, in the number and in the list behind it", async () => {
    const settings = (await api<Company>(page, "GET", "/workspace")).settings
    const low = await scores("low")
    await api(page, "PUT", "/settings", { ...settings, nps: { ...settings.nps, alertAt: 7 } })
    const more = await scores("low")
    assert.isAbove(more, low)
    await page.keyboard.press("Escape")
    await chip().waitFor()
    assert.strictEqual(Number.parseInt(await chip().innerText(), 10), more)
    assert.include((await chip().getAttribute("title")) ?? "", "7")
  }, 60_000)

  it("has shown no error and broken no rule of its content policy", () => {
    assert.deepStrictEqual([...heard], [])
  })
})

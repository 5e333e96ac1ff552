// Does a log of a million events scroll without a stutter, from end to end, back, and from any day, with a page that stays small?
import { readFile } from "node:fs/promises"
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { complaints, signIn, startWeir, type Weir } from "./weir.ts"

const events = 1_000_000
/** A minute apart, the newest of them at noon. */
const newest = Date.UTC(2026, 10, 18, 12)
const instant = (seq: number) => new Date(newest - (events - seq) * 60_000).toISOString()
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`

/** An event of the synthetic log; every tenth step is two events, every thousandth eight. */
const event = (seq: number) => ({
  seq,
  id: uuid(seq),
  workspaceId: uuid(1),
  occurredAt: instant(seq),
  recordedAt: instant(seq),
  actor: { kind: "user", userId: uuid(2) },
  cause: { kind: "user" },
  transaction: uuid(seq % 1000 < 8 ? Math.floor(seq / 1000) : seq % 10 === 9 ? seq - 1 : seq),
  fact: { _tag: "DealDetailsChanged" },
  subject: { kind: "deal", id: uuid(3), name: "Deal" },
  author: "user",
  lines: [
    {
      what: "DealTitleChanged",
      object: { kind: "deal", id: uuid(3) },
      field: null,
      before: { _tag: "Text", text: `before ${seq}` },
      after: { _tag: "Text", text: `after ${seq}` },
      also: null
    }
  ]
})

/** The API's answer for a cursor, without a log behind it. */
const answer = (asked: URLSearchParams) => {
  const number = (name: string) => (asked.has(name) ? Number(asked.get(name)) : undefined)
  const limit = number("limit") ?? 50
  const [before, newer, after] = [number("before"), number("newer"), number("after")]
  const to = asked.has("to")
    ? Math.ceil((Date.parse(asked.get("to")!) - newest) / 60_000) + events - 1
    : events + 1
  let high = Math.min(before ?? events + 1, to + 1) - 1
  let low = Math.max(1, high - limit + 1, (after ?? 0) + 1)
  if (newer !== undefined) [low, high] = [newer + 1, Math.min(events, newer + limit)]
  const items = []
  for (let seq = high; seq >= low; seq--) items.push(event(seq))
  const next = newer === undefined ? (low <= 1 ? null : low) : high >= events ? null : high
  const named = (name: string) => ({ name, gone: false, hidden: false })
  return { items, names: { [uuid(2)]: named("Ada"), [uuid(3)]: named("Deal") }, next, seq: events }
}

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>
let asked = 0

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true })
  page = await context.newPage()
  heard = complaints(page)
  await signIn(page, weir)
  await page.route("**/api/events?*", async (route) => {
    asked += 1
    const body = JSON.stringify(answer(new URL(route.request().url()).searchParams))
    await route.fulfill({ status: 200, contentType: "application/json", body })
  })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const open = async () => {
  await page.goto(`${weir.url}/events`)
  await page.locator(".event-line").first().waitFor()
}
const drawn = () => page.locator(".space > *").count()
const shownAfter = async () =>
  (await page.locator(".event-line .after").allInnerTexts()).flatMap((said) =>
    said.startsWith("after") ? [Number(said.slice(6))] : []
  )
/** The lines that one sees stand in order, none twice, none missing but those folded away. */
const inOrder = (seqs: ReadonlyArray<number>) => {
  const sorted = seqs.toSorted((a, b) => b - a)
  assert.strictEqual(new Set(seqs).size, seqs.length)
  for (const [i, seq] of sorted.slice(1).entries()) assert.isAtMost(sorted[i]! - seq, 8)
}

/** Scrolls a screen at a time, a frame each, and tells the milliseconds between the frames. */
const scroll = (screens: number, by: number) =>
  page.evaluate(
    async ([times, step]) => {
      const box = document.querySelector(".scroller")!
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done))
      const between: Array<number> = []
      let last = await frame()
      for (let n = 0; n < times; n++) {
        box.scrollTop += step
        const now = await frame()
        between.push(now - last)
        last = now
      }
      return between.toSorted((a, b) => a - b)
    },
    [screens, by] as const
  )

describe("a log of a million events", () => {
  it("is scrolled through without a stutter, and the page does not grow", async () => {
    await open()
    const before = asked
    const frames = await scroll(600, 260)
    const at = (share: number) => frames[Math.floor(frames.length * share)]!
    console.log(
      `measured 600 frames of scrolling: median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, longest ${frames.at(-1)!.toFixed(1)} ms; ${asked - before} pages read, ${await drawn()} rows drawn`
    )
    assert.isAbove(asked - before, 35)
    assert.isBelow(await drawn(), 90)
    assert.isBelow(at(0.5), 50)
    const seen = await shownAfter()
    assert.isBelow(seen[0]!, events - 3500)
    inOrder(seen)
    const height = await page.locator(".space").evaluate((box) => box.clientHeight)
    assert.isBelow(height, 300_000)
  }, 120_000)

  it("keeps a window of it: what was let go of above comes back as one scrolls up", async () => {
    await open()
    await scroll(1100, 260)
    assert.isBelow(await page.locator(".space").evaluate((box) => box.clientHeight), 300_000)
    await page.getByRole("button", { name: "Back to the newest" }).waitFor()
    const [deep] = await shownAfter()
    assert.isBelow(deep!, events - 6500)
    await scroll(1500, -260)
    await page.waitForTimeout(300)
    await scroll(200, -260)
    assert.strictEqual((await shownAfter())[0], events)
    inOrder(await shownAfter())
    assert.strictEqual(await page.getByRole("button", { name: "Back to the newest" }).count(), 0)
  }, 120_000)

  it("goes to a day far back at once, reads on in both directions, and nothing moves under the eyes", async () => {
    await open()
    const before = asked
    await page.getByRole("button", { name: "Go to a day" }).click()
    await page.getByRole("textbox", { name: "Events of this day and before it" }).fill("2025-03-03")
    await page.getByRole("button", { name: "Go", exact: true }).click()
    await page.locator(".day", { hasText: "Monday" }).filter({ hasText: "2025" }).first().waitFor()
    const top = () =>
      page.evaluate(() => {
        const box = document.querySelector(".scroller")!.getBoundingClientRect()
        const line = [...document.querySelectorAll(".event-line")].find(
          (one) => one.getBoundingClientRect().top >= box.top + 30
        )!
        return [line.querySelector(".after")!.textContent!.trim(), line.getBoundingClientRect().top] as const
      })
    await page.waitForTimeout(500)
    assert.isBelow(asked - before, 8)
    const [said] = await top()
    const seq = Number(said.slice(6))
    assert.match(instant(seq), /^2025-03-03/u)
    // What is newer came above meanwhile: one scrolls up to it.
    await scroll(3, -200)
    assert.isAbove((await shownAfter())[0]!, seq)
    await scroll(40, -200)
    inOrder(await shownAfter())
    await scroll(80, 200)
    assert.isBelow((await shownAfter()).at(-1)!, seq)
    inOrder(await shownAfter())
  }, 120_000)

  it("folds a step of eight into one line with its number, and opens it by mouse and by arrow", async () => {
    await open()
    await scroll(100, 260)
    const folded = page.getByRole("button", { name: "8 in one step" })
    for (let n = 0; n < 80 && (await folded.count()) === 0; n++) await scroll(1, 260)
    const step = folded.first()
    assert.strictEqual(await step.getAttribute("aria-expanded"), "false")
    const lines = async () => (await shownAfter()).filter((seq) => seq % 1000 < 8).length
    assert.strictEqual(await lines(), 1)
    await step.click()
    assert.strictEqual(await lines(), 8)
    await page.locator(".event-line", { has: step }).focus()
    await page.keyboard.press("ArrowLeft")
    assert.strictEqual(await lines(), 1)
    await page.keyboard.press("ArrowRight")
    assert.strictEqual(await lines(), 8)
  }, 120_000)

  it("is exported up to a limit, and says that the file is cut there", async () => {
    await open()
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).click()
    ])
    const rows = (await readFile(await file.path(), "utf8")).trim().split("\r\n")
    assert.lengthOf(rows, 5001)
    await page.getByText("The file holds the newest 5,000 lines").waitFor()
  }, 120_000)

  it("has shown no error", () => assert.deepStrictEqual([...heard], []))
})

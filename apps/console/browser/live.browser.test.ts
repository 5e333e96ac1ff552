// Does a change made anywhere reach an open dashboard by itself, and do its numbers open into what makes them?
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { api, complaints, signIn, startWeir, type Weir } from "./weir.ts"

interface Deal {
  readonly id: string
  readonly version: number
  readonly place: { readonly pipelineId: string; readonly stageId: string }
}
interface Directory {
  readonly pipelines: ReadonlyArray<{
    readonly id: string
    readonly stages: ReadonlyArray<{ readonly id: string; readonly name: string; readonly kind: string }>
  }>
}

let weir: Weir, browser: Browser, page: Page, heard: ReadonlyArray<string>

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  heard = complaints(page)
  await signIn(page, weir)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

const figure = (part: string) => page.locator(`[data-figure="${part}"]:visible`).first()

describe("an open dashboard", () => {
  it("shows a stage move made through the API without a reload", async () => {
    const other = await page.context().newPage()
    await other.goto(`${weir.url}/deals`)
    const { pipelines } = await api<Directory>(other, "GET", "/workspace")
    const pipeline = pipelines[0]!
    const open = pipeline.stages.filter((s) => s.kind === "open")
    const [from, to] = [open[0]!, open[1]!]
    const { items } = await api<{ items: ReadonlyArray<Deal> }>(
      other,
      "GET",
      `/deals?pipeline=${pipeline.id}&stage=${from.id}&limit=12`
    )
    assert.isAtLeast(items.length, 5, "the demo company has deals in its first stage")
    const part = `deal-dynamics/out:${from.id}`
    await figure(part).waitFor()
    const delays: Array<number> = []
    for (const deal of items.slice(0, 9)) {
      const before = await figure(part).textContent()
      const seen = page.evaluate(
        ([selector, text]) =>
          new Promise<number>((found) => {
            const look = () => {
              const now = document.querySelector(selector)?.textContent
              if (now !== text) {
                watcher.disconnect()
                found(performance.timeOrigin + performance.now())
              }
            }
            const watcher = new MutationObserver(look)
            watcher.observe(document.body, { subtree: true, childList: true, characterData: true })
          }),
        [`[data-figure="${part}"]`, before] as const
      )
      const started = performance.timeOrigin + performance.now()
      await api(
        other,
        "POST",
        `/deals/${deal.id}/move`,
        { pipelineId: pipeline.id, stageId: to.id, lossReasonId: null },
        { "if-match": `"v${deal.version}"` }
      )
      delays.push((await seen) - started)
    }
    delays.sort((a, b) => a - b)
    const median = delays[Math.floor(delays.length / 2)]!
    console.log(
      `measured a stage move from the API to an open dashboard: median ${median.toFixed(0)} ms, worst ${delays.at(-1)!.toFixed(0)} ms of ${delays.length} (goal 300 ms)`
    )
    assert.isBelow(median, 3000)
    await other.close()
  }, 60_000)

  it("opens every number into entries that add up to it", async () => {
    await page.goto(weir.url)
    await figure("deal-dynamics/won").waitFor()
    const parts = await page
      .locator("[data-figure]:visible")
      .evaluateAll((all) => [...new Set(all.map((e) => (e as HTMLElement).dataset["figure"]!))])
    assert.isAbove(parts.length, 40)
    for (const part of parts) {
      const [metric, ...rest] = part.split("/")
      const page1 = await api<{
        addsUp: boolean
        total: { deals: number }
        entries: ReadonlyArray<{ count: number }>
        next: string | null
        count: number
      }>(page, "GET", `/readings/${metric}/entries?part=${encodeURIComponent(rest.join("/"))}&limit=200`)
      assert.isTrue(page1.addsUp, part)
      if (page1.next === null) {
        assert.strictEqual(
          page1.entries.reduce((sum, e) => sum + e.count, 0),
          page1.total.deals,
          part
        )
      }
    }
  }, 120_000)

  it("says in the panel's last line that the entries make the number that was clicked", async () => {
    const shown = (await figure("won-deals/now").textContent())!.trim()
    await figure("won-deals/now").click()
    const footer = page.getByRole("dialog").locator("footer")
    await footer.waitFor()
    assert.match(await footer.innerText(), /adds up/iu)
    assert.include(await footer.innerText(), shown)
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
  }, 30_000)

  it("has shown no error and broken no rule of its content policy", () => {
    assert.deepStrictEqual([...heard], [])
  })
})

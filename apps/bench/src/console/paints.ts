// How soon is there something to see, the largest thing, and all numbers of the dashboard? Beside an empty page, in turns.
import type { Page } from "@weir/house/browser/launchBrowser"
import type { Line } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import type { Stage } from "./Stage.ts"

interface Seen {
  readonly first: number
  readonly largest: number
  /** When every widget had its number: none waits, none is missing. 0 while that is not so. */
  readonly live: number
}

/** Notes in the page when things appear, in milliseconds since the visit began. */
const watch = (): void => {
  const seen = { largest: 0, live: 0 }
  Object.assign(globalThis, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.largest = entry.startTime
  }).observe({ type: "largest-contentful-paint", buffered: true })
  const look = () => {
    const places = document.querySelectorAll("[data-widget]").length
    const cards = document.querySelectorAll("[data-widget] .card").length
    const waiting = document.querySelector("[data-widget] [aria-busy]") !== null
    const there = places > 0 && cards >= places && !waiting
    if (there) requestAnimationFrame(() => (seen.live = performance.now()))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const read = (page: Page): Promise<Seen> =>
  page.evaluate(() => ({
    ...(globalThis as unknown as { readonly seen: { readonly largest: number; readonly live: number } }).seen,
    first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0
  }))

const visit = async (stage: Stage, url: string, whole: boolean, slowed: number): Promise<Seen> => {
  const page = await stage.visit({ slowed })
  await page.addInitScript(watch)
  await page.goto(url, { waitUntil: "commit" })
  for (let waited = 0; waited < 60_000; waited += 100) {
    const { first, live } = await read(page)
    if (first > 0 && (!whole || live > 0)) break
    await page.waitForTimeout(100)
  }
  await page.waitForTimeout(whole ? 700 : 150)
  const seen = await read(page)
  await page.context().close()
  if (seen.first === 0 || (whole && seen.live === 0)) throw new Error(`${url} was never drawn whole`)
  return seen
}

const causeOfFirst =
  "its frame is drawn before the scripts, but a style sheet of all pages and a script that sends for files come before it, from the one process that begins to work on the numbers"
const causeOfAll =
  "400 KB of scripts are compiled and 21 widgets laid out and drawn, while the same two processors answer; the embedded database gives the numbers one question after the other"

/** `rounds` visits of each page, unslowed and with the processor four times slower. */
export const paints = async (stage: Stage, rounds: number): Promise<ReadonlyArray<Line>> => {
  const lines: Array<Line> = []
  for (const slowed of [1, 4]) {
    const [ours, empty]: [Array<Seen>, Array<Seen>] = [[], []]
    for (let i = 0; i <= rounds; i++) {
      const bare = await visit(stage, stage.empty.url, false, slowed)
      const whole = await visit(stage, stage.weir.url, true, slowed)
      // The first of each warms the server and the disk.
      if (i === 0) continue
      empty.push(bare)
      ours.push(whole)
    }
    const when = slowed === 1 ? "" : `, processor ${slowed} times slower`
    const beside = {
      name: "first paint of an empty Vue page",
      kind: "peer",
      runs: empty.map((s) => s.first)
    } as const
    const sides = { unit: "ms", beside } as const
    lines.push(
      line({
        ...sides,
        what: `first paint${when}`,
        ours: ours.map((s) => s.first),
        goal: { atMost: 1.5 },
        cause: causeOfFirst
      }),
      line({
        ...sides,
        what: `every widget has its number${when}`,
        ours: ours.map((s) => s.live),
        goal: { atMost: 3 },
        cause: causeOfAll
      }),
      line({ ...sides, what: `largest paint${when}`, ours: ours.map((s) => s.largest), goal: null })
    )
  }
  return lines
}

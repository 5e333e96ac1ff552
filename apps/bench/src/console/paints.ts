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

/** What a visit of a page saw; the page is left open. */
const look = async (page: Page, url: string, whole: boolean): Promise<Seen> => {
  await page.addInitScript(watch)
  await page.goto(url, { waitUntil: "commit" })
  for (let waited = 0; waited < 60_000; waited += 100) {
    const { first, live } = await read(page)
    if (first > 0 && (!whole || live > 0)) break
    await page.waitForTimeout(100)
  }
  await page.waitForTimeout(whole ? 700 : 150)
  const seen = await read(page)
  if (seen.first === 0 || (whole && seen.live === 0)) throw new Error(`${url} was never drawn whole`)
  return seen
}

const visit = async (stage: Stage, url: string, whole: boolean, slowed: number): Promise<Seen> => {
  const page = await stage.visit({ slowed })
  const seen = await look(page, url, whole)
  await page.context().close()
  return seen
}

/** Visits of one who comes again and again: the browser has the files, and from the third time on what it compiled of them. */
const returning = async (stage: Stage, rounds: number): Promise<ReadonlyArray<Seen>> => {
  const first = await stage.visit()
  const seen: Array<Seen> = []
  for (let i = 0; i < rounds + 3; i++) {
    const page = await first.context().newPage()
    seen.push(await look(page, stage.weir.url, true))
    await page.close()
  }
  await first.context().close()
  return seen.slice(3)
}

const causeOfFirst =
  "the picture waits for nothing but the page and one script of 1 KB, and alone it is there as soon as the empty page's; beside it the same two processors unpack and compile the scripts and begin with the answers"
const causeOfAll =
  "the answers are there after 200 ms; from then on the page has no pause, and runs for the first time all that it runs: 100 ms to make 1,900 elements, 35 to lay them out, 70 to draw them and to fit the drawings into their room"

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
      line({
        what: `every widget has its number, against our own first paint${when}`,
        unit: "ms",
        ours: ours.map((s) => s.live),
        beside: { name: "our own first paint", kind: "bound", runs: ours.map((s) => s.first) },
        goal: { atMost: 3 },
        cause: causeOfAll
      }),
      line({ ...sides, what: `largest paint${when}`, ours: ours.map((s) => s.largest), goal: null })
    )
  }
  const again = await returning(stage, Math.max(3, rounds - 4))
  const [first, live] = [again.map((s) => s.first), again.map((s) => s.live)]
  return [
    ...lines,
    line({
      what: "every widget has its number, of one who returns",
      unit: "ms",
      ours: live,
      beside: { name: "their first paint", kind: "bound", runs: first },
      goal: null
    })
  ]
}

// How long does a person wait for an answer of the page, on a machine four times slower? From the key or the button to the next picture.
import type { Page } from "@weir/house/browser/launchBrowser"
import type { Line } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { aFigure, slow, type Stage } from "./Stage.ts"

const limitMs = 100
const slowed = 4

/** Collects in the page how long each key and each press took, from the act to the picture after it. */
const watch = (): void => {
  const took: Array<number> = []
  Object.assign(globalThis, { took })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { duration, interactionId } = entry as PerformanceEventTiming
      if ((interactionId ?? 0) > 0) took.push(duration)
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit)
}

/** The longest that anything took since it was asked last; less than 16 ms is not told by browsers and counts as that. */
const longest = async (page: Page): Promise<number> => {
  await page.waitForTimeout(400)
  return page.evaluate(() => {
    const { took } = globalThis as unknown as { readonly took: Array<number> }
    return Math.max(16, ...took.splice(0))
  })
}

/** Waits until no widget waits, and a little for what is drawn then. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForTimeout(300)
  await page.waitForFunction(() => document.querySelector("[data-widget] [aria-busy]") === null)
  await page.waitForTimeout(500)
}

/** Presses what is there. One points first and presses then; a test's own look at what lies under the pointer is not timed. */
const press = async (page: Page, selector: string): Promise<void> => {
  const place = page.locator(selector).first()
  await place.hover({ force: true })
  await longest(page)
  await page.mouse.down()
  await page.mouse.up()
}

interface Act {
  readonly what: string
  /** What takes the time, where it is too long. */
  readonly cause: string
  readonly act: (page: Page) => Promise<void>
  /** Makes it as it was; not timed. */
  readonly back: (page: Page) => Promise<void>
}

const tableButton = '[data-widget="deal-sources"] button.tool[aria-pressed]'

const acts: ReadonlyArray<Act> = [
  {
    what: "open a number",
    cause:
      "some 40 ms of script at four times slower for the address, the panel and its keeping of the focus, and then the picture: a shade over the whole page has all of it composed anew",
    act: (page) => press(page, aFigure),
    back: async (page) => {
      await page.getByRole("dialog").locator("footer").waitFor()
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
    }
  },
  {
    what: "change the period",
    cause:
      "some 20 ms of script at four times slower, most of them the address; the numbers before go out of sight in one picture of the whole page",
    act: (page) => page.keyboard.press("3"),
    back: async (page) => {
      await settled(page)
      await page.keyboard.press("4")
      await settled(page)
    }
  },
  {
    what: "open the palette",
    cause:
      "some 40 ms of script at four times slower for a dialog that keeps the focus and a list of all commands, and a shade over the whole page has all of it composed anew",
    act: (page) => page.keyboard.press("Control+k"),
    back: async (page) => {
      await page.getByRole("dialog").waitFor()
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
    }
  },
  {
    what: "show a drawing as a table",
    cause:
      "the script is 8 ms at four times slower; the rest is waiting for its picture on a page of 21 widgets",
    act: (page) => press(page, tableButton),
    back: (page) => press(page, tableButton)
  }
]

export const interactions = async (stage: Stage, rounds: number): Promise<ReadonlyArray<Line>> => {
  const [ours, empty] = [await stage.visit(), await stage.visit({ as: "nobody" })]
  for (const page of [ours, empty]) await page.addInitScript(watch)
  await empty.goto(stage.empty.url)
  await ours.goto(stage.weir.url)
  await ours.locator(aFigure).first().waitFor()
  await ours.waitForTimeout(1000)
  for (const page of [ours, empty]) await slow(page, slowed)
  const runs = new Map(acts.map(({ what }) => [what, [] as Array<number>]))
  const causes = new Map(acts.map(({ cause, what }) => [what, cause]))
  const control: Array<number> = []
  for (let i = 0; i <= rounds; i++) {
    await empty.bringToFront()
    await empty.locator("#more").click()
    const least = await longest(empty)
    if (i > 0) control.push(least)
    await ours.bringToFront()
    for (const { act, back, what } of acts) {
      await longest(ours)
      await act(ours)
      const took = await longest(ours)
      // The first time its code is still on the way.
      if (i > 0) runs.get(what)!.push(took)
      await back(ours)
    }
  }
  await ours.context().close()
  await empty.context().close()
  const bound = { name: "the limit", kind: "bound", runs: [limitMs] } as const
  const all = [...runs].flatMap(([, own]) => own)
  return [
    ...[...runs].map(([what, own]) =>
      line({
        what: `${what}, processor ${slowed} times slower`,
        unit: "ms",
        ours: own,
        beside: bound,
        goal: { atMost: 1 },
        cause: causes.get(what)!
      })
    ),
    line({
      what: `the longest of all of these, ${all.length} in all`,
      unit: "ms",
      ours: [Math.max(...all)],
      beside: bound,
      goal: null
    }),
    line({
      what: "all of these against pressing the empty page's button",
      unit: "ms",
      ours: [all.reduce((sum, own) => sum + own, 0) / all.length],
      beside: { name: "a press on an empty Vue page", kind: "peer", runs: control },
      goal: null
    })
  ]
}

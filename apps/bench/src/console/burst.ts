// Does the dashboard stay smooth when an office goes wild, and small when it has heard an hour's worth?
import type { Page } from "@weir/house/browser/launchBrowser"
import type { Line } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { WrongAnswer } from "../frame/Benchmark.ts"
import { liveServer } from "./liveServer.ts"
import { liveStates } from "./liveStates.ts"
import { aFigure, type Stage } from "./Stage.ts"

/** The server sends a reader a state every 50 ms at most, however much happens: 200 events in a second come as 20 states. */
const statesPerSecond = 20
const eventsPerSecond = 200
const hourOfEvents = 3600
const leastFrames = 50

interface Frames {
  readonly perSecond: number
  readonly longest: number
}

/** Pictures that a page draws in so many milliseconds. */
const frames = (page: Page, milliseconds: number): Promise<Frames> =>
  page.evaluate(
    (time) =>
      new Promise<Frames>((done) => {
        const at: Array<number> = []
        const next = (now: number) => {
          at.push(now)
          if (now - at[0]! < time) return void requestAnimationFrame(next)
          const gaps = at.slice(1).map((one, i) => one - at[i]!)
          done({ perSecond: (gaps.length * 1000) / (now - at[0]!), longest: Math.max(...gaps) })
        }
        requestAnimationFrame(next)
      }),
    milliseconds
  )

/** Megabytes that are still needed after everything else was thrown away. */
const heap = async (page: Page): Promise<number> => {
  const wire = await page.context().newCDPSession(page)
  for (let i = 0; i < 3; i++) await wire.send("HeapProfiler.collectGarbage")
  const { usedSize } = await wire.send("Runtime.getHeapUsage")
  await wire.detach()
  return usedSize / 1e6
}

export const burst = async (
  stage: Stage,
  rounds: number,
  say: (line: string) => void
): Promise<{ readonly checked: string; readonly lines: ReadonlyArray<Line> }> => {
  const live = await liveServer(stage.weir.url)
  const [page, empty] = [await stage.visit(), await stage.visit({ as: "nobody" })]
  try {
    let question: string | undefined
    page.on("request", (request) => {
      const { pathname, search } = new URL(request.url())
      if (pathname === "/api/dashboard") question = search
    })
    await empty.goto(stage.empty.url)
    await page.goto(live.url)
    await page.locator(aFigure).first().waitFor()
    await page.waitForTimeout(1000)
    const widgets = await page.locator("[data-widget]").count()
    if (widgets < 20) throw new WrongAnswer(`the dashboard has ${widgets} widgets, not 20`)
    say("recording what changes do to the dashboard")
    const states = await liveStates(page, question ?? "", 40)
    const said = await page.locator("main").innerText()
    await live.burst(states, statesPerSecond, 3000)
    await page.waitForTimeout(500)
    if ((await page.locator("main").innerText()) === said)
      throw new WrongAnswer("the states that were sent are not what the dashboard shows")

    say(`a burst over ${widgets} widgets`)
    const [ours, all, control]: [Array<Frames>, Array<Frames>, Array<Frames>] = [[], [], []]
    for (let i = 0; i < rounds; i++) {
      await empty.bringToFront()
      control.push(await frames(empty, 3000))
      await page.bringToFront()
      const during = async (perSecond: number) => {
        const [seen] = await Promise.all([frames(page, 4000), live.burst(states, perSecond, 4000)])
        return seen
      }
      ours.push(await during(statesPerSecond))
      all.push(await during(eventsPerSecond))
    }
    say("two hours' worth of events")
    await live.burst(states, 100, 6000)
    await page.waitForTimeout(1500)
    const cold = await heap(page)
    const hour = async () => {
      const sent = await live.burst(states, 100, (hourOfEvents / 100) * 1000)
      await page.waitForTimeout(1500)
      return { sent, heap: await heap(page) }
    }
    const [first, second] = [await hour(), await hour()]

    const peer = { name: "an empty Vue page in the same browser", kind: "peer" } as const
    const bound = { name: "the limit", kind: "bound", runs: [leastFrames] } as const
    const rate = { unit: "frames/s", goal: { atLeast: 1 } } as const
    const held = { unit: "MB" } as const
    const many = (count: number) => count.toLocaleString("en-US")
    return {
      checked: `${widgets} widgets show what ${states.length} recorded changes made of them`,
      lines: [
        line({
          ...rate,
          what: `${widgets} widgets, ${eventsPerSecond} events a second`,
          ours: ours.map((f) => f.perSecond),
          beside: bound
        }),
        line({
          ...rate,
          what: `${widgets} widgets, ${eventsPerSecond} states a second, which no server sends`,
          ours: all.map((f) => f.perSecond),
          beside: bound,
          goal: null
        }),
        line({
          ...rate,
          what: "the same burst against a page at rest",
          ours: ours.map((f) => f.perSecond),
          beside: { ...peer, runs: control.map((f) => f.perSecond) },
          goal: null
        }),
        line({
          what: "the longest frame of a burst",
          unit: "ms",
          ours: ours.map((f) => f.longest),
          beside: { ...peer, runs: control.map((f) => f.longest) },
          goal: null
        }),
        line({
          ...held,
          what: `memory after the first ${many(first.sent)} states, in which the browser compiles what is used often`,
          ours: [first.heap],
          beside: { name: "before them", kind: "bound", runs: [cold] },
          goal: null
        }),
        line({
          ...held,
          what: `memory after ${many(second.sent)} states more, garbage collected`,
          ours: [second.heap],
          beside: { name: "before them", kind: "bound", runs: [first.heap] },
          goal: { atMost: 1.05 },
          cause:
            "no object is kept: what still grows is machine code, which the browser compiles of what is used often, and it grows ever less"
        })
      ]
    }
  } finally {
    await page.context().close()
    await empty.context().close()
    await live.stop()
  }
}

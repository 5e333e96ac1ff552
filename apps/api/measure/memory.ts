/**
 * Does a server's memory grow while it works? It is asked all sorts of things for a while; what is resident in the last tenth of that
 * time is held against what was after the first quarter, when everything has been loaded once.
 *
 *     node apps/api/measure/memory.ts http://localhost:4600 http://localhost:9464 [minutes]
 *
 * Beside it stands the least that was in use at any moment of those times: what is resident is mostly room that was not collected yet,
 * the more the busier the machine is.
 *
 * More than 5 % ends with 1. Writing goes on at an even pace of one change a second, since a log that grows is held in memory, too.
 */
import { request } from "node:http"
import { parseArgs } from "node:util"
import { companyAt, figureAt } from "./company.ts"

const { positionals } = parseArgs({ allowPositionals: true })
const [url = "http://localhost:4600", door = "http://localhost:9464", minutes = "60"] = positionals
const lasts = Number(minutes) * 60_000
const bound = 0.05

const { call, headers } = await companyAt(url)
const begun = performance.now()
const passed = () => performance.now() - begun
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const asked = { reads: 0, refused: 0, changes: 0, streams: 0, failed: 0 }

const ask = async (what: keyof typeof asked, work: () => Promise<Response>) => {
  const answer = await work()
  await answer.arrayBuffer()
  if (answer.status >= 500) asked.failed += 1
  asked[what] += 1
}

/** Opens a dashboard, looks at it for a moment and goes away. */
const visit = () =>
  new Promise<void>((resolve) => {
    asked.streams += 1
    const sent = request(`${url}/api/live?period=month&sparing=places`, { headers }, (answer) => {
      answer.resume()
      setTimeout(() => sent.destroy(), 2000)
    })
    sent.on("error", () => resolve())
    sent.on("close", () => resolve())
    sent.end()
  })

const periods = ["today", "week", "month", "quarter", "year"]
const jobs: ReadonlyArray<{ readonly every: number; readonly job: (i: number) => Promise<void> }> = [
  { every: 1000, job: (i) => ask("changes", () => call("POST", "/api/deals", { title: `Deal ${i}` })) },
  {
    every: 500,
    job: (i) => ask("reads", () => call("GET", `/api/dashboard?period=${periods[i % periods.length]}`))
  },
  { every: 100, job: () => ask("reads", () => call("GET", "/api/deals")) },
  { every: 200, job: () => ask("refused", () => call("POST", "/api/deals", { nonsense: "x".repeat(5000) })) },
  { every: 200, job: (i) => ask("refused", () => fetch(`${url}/api/nothing/${i}`)) },
  { every: 1000, job: visit },
  { every: 1000, job: visit }
]

const resident = () => figureAt(door, "process_resident_memory_bytes")
const used = () => figureAt(door, "weir_heap_used_bytes")
interface Sample {
  readonly at: number
  readonly resident: number
  readonly used: number
}
const samples: Array<Sample> = []
const between = (from: number, to: number) =>
  samples.filter(({ at }) => at >= from * lasts && at <= to * lasts)
const median = (some: ReadonlyArray<Sample>): number =>
  some.map((one) => one.resident).sort((a, b) => a - b)[Math.floor(some.length / 2)] ?? 0
const least = (some: ReadonlyArray<Sample>): number => Math.min(...some.map((one) => one.used))

await Promise.all([
  ...jobs.map(async ({ every, job }) => {
    for (let i = 0; passed() < lasts; i++) {
      const next = pause(every)
      await job(i)
      await next
    }
  }),
  (async () => {
    for (; passed() < lasts; await pause(Math.min(5000, lasts / 100)))
      samples.push({ at: passed(), resident: await resident(), used: await used() })
  })()
])

const [first, last] = [between(0.25, 0.35), between(0.9, 1)]
const [early, late] = [median(first), median(last)]
const growth = late / early - 1
const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`
console.log(
  `measured ${minutes} min: ${mib(early)} after the first quarter, ${mib(late)} at the end, ${(growth * 100).toFixed(1)} %; ` +
    `in use ${mib(least(first))} and ${mib(least(last))} at least; ` +
    Object.entries(asked)
      .map(([what, times]) => `${times} ${what}`)
      .join(", ")
)
process.exit(growth > bound || asked.failed > 0 ? 1 : 0)

/**
 * What does a server need for each command, each reading and each open dashboard? Processor time and memory of its process, as its own
 * figures say, so that what it costs to ask is not counted.
 *
 *     node apps/api/measure/costs.ts http://localhost:4600 http://localhost:9464 [commands]
 */
import { request } from "node:http"
import { companyAt, figureAt } from "./company.ts"

const [url = "http://localhost:4600", door = "http://localhost:9464", many = "1000"] = process.argv.slice(2)
const commands = Number(many)

const { call, headers, pipelineId, stages } = await companyAt(url)
const cpu = () => figureAt(door, "process_cpu_seconds_total")
const say = (what: string, value: string) => console.log(`${what.padEnd(58)} ${value}`)
const ms = (seconds: number) => `${(seconds * 1000).toFixed(2)} ms`
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Does something so often, so many at once, and tells what each took of the clock and of the server's processor. */
const measured = async (
  what: string,
  times: number,
  atOnce: number,
  work: (i: number) => Promise<Response>
): Promise<void> => {
  const latencies: Array<number> = []
  const [before, begun] = [await cpu(), performance.now()]
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < times) {
        const i = next++
        const at = performance.now()
        const answer = await work(i)
        await answer.arrayBuffer()
        if (!answer.ok) throw new Error(`${what}: answered ${answer.status}`)
        latencies.push(performance.now() - at)
      }
    })
  )
  const seconds = (performance.now() - begun) / 1000
  const used = (await cpu()) - before
  latencies.sort((a, b) => a - b)
  const at = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0) / 1000
  say(
    `${what}, ${atOnce} at once`,
    `${(times / seconds).toFixed(0)} a second; ${ms(used / times)} of processor each; p50 ${ms(at(0.5))}, p99 ${ms(at(0.99))}`
  )
}

/** An open dashboard, which reads whatever it is told. */
const dashboard = () =>
  new Promise<() => void>((resolve, reject) => {
    const sent = request(`${url}/api/live?period=month&sparing=places`, { headers }, (answer) => {
      answer.once("data", () => resolve(() => sent.destroy()))
      answer.resume()
    })
    sent.on("error", reject)
    sent.end()
  })

const deals: Array<string> = []
const create = async (i: number) => {
  const answer = await call("POST", "/api/deals", {
    title: `Deal ${i}`,
    pipelineId,
    budget: { amount: 100_000 + i, currency: "EUR" }
  })
  const { id } = (await answer.clone().json()) as { readonly id: string }
  deals.push(id)
  return answer
}
const moves = new Map<string, number>()
const move = (i: number) => {
  const id = deals[i % deals.length] ?? ""
  const n = (moves.get(id) ?? 0) + 1
  moves.set(id, n)
  return call(
    "POST",
    `/api/deals/${id}/move`,
    { stageId: stages[n % stages.length] },
    { "if-match": `"v${n}"` }
  )
}

for (let i = 0; i < 100; i++) await create(i)
deals.length = 0
await measured("create a deal", commands, 1, create)
await measured("create a deal", commands, 16, create)
await measured("move a deal", commands, 1, move)
await measured("move a deal", commands, 16, move)
await measured("read the dashboard, all numbers", Math.ceil(commands / 4), 1, () =>
  call("GET", "/api/dashboard?period=month")
)
await measured("read the dashboard, all numbers", Math.ceil(commands / 4), 8, () =>
  call("GET", "/api/dashboard?period=month")
)
await measured("read one deal", commands, 8, (i) => call("GET", `/api/deals/${deals[i % deals.length]}`))

const readers = 200
await pause(3000)
const memory = await figureAt(door, "process_resident_memory_bytes")
const closing: Array<() => void> = []
for (let i = 0; i < readers; i++) closing.push(await dashboard())
await pause(3000)
const more = (await figureAt(door, "process_resident_memory_bytes")) - memory
say(`memory of an open dashboard, ${readers} of them`, `${(more / readers / 1024).toFixed(0)} KiB each`)
const [before, begun] = [await cpu(), performance.now()]
await pause(10_000)
const idle = ((await cpu()) - before) / ((performance.now() - begun) / 1000)
say(`${readers} open dashboards, nothing happens`, `${(idle * 100).toFixed(1)} % of a processor`)
await measured(
  `move a deal, ${readers} dashboards of the company open`,
  Math.ceil(commands / 4),
  1,
  async (i) => {
    const answer = await move(i)
    await pause(50)
    return answer
  }
)
for (const close of closing) close()
say(
  "held ledgers",
  `${await figureAt(door, "weir_held_rows")} rows of ${await figureAt(door, "weir_held_events")} events`
)
say("events written", String(await figureAt(door, "weir_events_total")))
process.exit(0)

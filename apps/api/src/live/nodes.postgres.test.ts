// Do open dashboards hear at once of what another node wrote, long before anybody looks for it?
import { cut } from "@weir/house/postgres/cut"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { Effect, type Fiber } from "effect"
import { afterAll, assert, beforeAll, test, vi } from "vitest"
import { services } from "../Composition.ts"
import type { Services } from "../Services.ts"
import { listen } from "../testing/listen.ts"
import { company, type Serving, serving, type Visitor } from "../testing/serving.ts"
import { nothingShown, shownAfter } from "../testing/told.ts"
import { Dispatch } from "./Dispatch.ts"

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let postgres: Awaited<ReturnType<typeof startPostgres>>
let one: Serving
let two: Serving
let ada: Visitor
const watches: Array<() => void> = []

/** A node that looks for what others wrote once an hour only. */
const node = async () => {
  const served = await serving("/nowhere", services({ kind: "server", url: postgres.url }))
  const watch: Effect.Effect<Fiber.Fiber<void>, never, Dispatch | Services> = Effect.gen(function* () {
    const { keepOn } = yield* Dispatch
    return yield* Effect.forkDetach(keepOn({ others: true, every: "1 hour" }))
  })
  const fiber = await served.run(watch as Effect.Effect<Fiber.Fiber<void>, never, Services>)
  watches.push(() => fiber.interruptUnsafe())
  return served
}
beforeAll(async () => {
  postgres = await startPostgres({ fsync: false })
  one = await node()
  ada = await one.signIn((await company(one, "north")).email)
  two = await node()
})
afterAll(async () => {
  for (const stop of watches) stop()
  await one.stop()
  await two.stop()
  await postgres.stop()
})

const wanted = "period=month&metrics=new-deals&metrics=deal-dynamics"
const create = (title: string) => one.call("POST", "/api/deals", { as: ada, json: { title } })

test("what one node writes the other's dashboards show long before it is looked for, and again after the line that listens was cut", async () => {
  const line = listen(two, ada, `${wanted}&sparing=places`)
  await line.until(() => line.dashboards().length === 1)
  const shown = () => line.heard.reduce((is, { data, event }) => shownAfter(is, event, data), nothingShown)
  const reads = async () => {
    const { body } = await one.call("GET", `/api/dashboard?${wanted}`, { as: ada })
    await line.until(() => line.heard.at(-1)?.data.seq === body.seq, 10_000)
    assert.deepStrictEqual(shown().readings, body.readings)
  }
  await create("Crosses")
  await reads()
  assert.strictEqual(line.heard.find(({ event }) => event === "change")?.data.deal.title, "Crosses")

  assert.isAtLeast(await cut(postgres.url, "listen weir"), 1)
  await create("Written while nobody listened")
  await create("Crosses again")
  await reads()
  for (let i = 0; i < 5; i++) await create(`One of a burst ${i}`)
  await reads()
  line.close()
})

// Does an open dashboard hear of every change, only of changes, and never hold up a writer?
import { type IncomingMessage, request } from "node:http"
import { Effect } from "effect"
import { Feed } from "@weir/application/live/Feed"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { crew } from "../testing/crew.ts"
import { listen as listenTo } from "../testing/listen.ts"
import { company, type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
beforeAll(async () => {
  served = await serving()
  ada = await served.signIn((await company(served, "north")).email)
})
afterAll(() => served.stop())

/** Opens the stream and collects what it says. */
const listen = (visitor: Visitor, query?: string, headers?: Record<string, string>) =>
  listenTo(served, visitor, query, headers)

const create = async (title: string, as = ada) => {
  const { body, status, text } = await served.call("POST", "/api/deals", {
    as,
    json: { title, budget: { amount: 100, currency: "EUR" } }
  })
  assert.strictEqual(status, 200, text)
  return body
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe("a live dashboard", () => {
  test("shows everybody their own numbers, and tells nobody of what they may not see", async () => {
    const wanted = "period=month&metrics=new-deals"
    const { ada: boss, ben, dan, deal } = await crew(served, "west")
    const lines = { boss: listen(boss, wanted), ben: listen(ben, wanted), dan: listen(dan, wanted) }
    for (const line of Object.values(lines)) await line.until(() => line.dashboards().length === 1)
    await deal(ben, { title: "Ben's own" })
    await lines.boss.until(() => lines.boss.dashboards().length === 2)
    await lines.ben.until(() => lines.ben.dashboards().length === 2)
    await lines.dan.until(() => lines.dan.dashboards().length === 2)
    const count = (line: ReturnType<typeof listen>) =>
      line.dashboards().at(-1)?.data.readings["new-deals"].now.deals
    assert.deepStrictEqual([count(lines.boss), count(lines.ben), count(lines.dan)], [1, 1, 0])
    const told = (line: ReturnType<typeof listen>) =>
      line.heard.filter(({ event }) => event === "change").length
    assert.deepStrictEqual([told(lines.boss), told(lines.ben), told(lines.dan)], [1, 1, 0])
    for (const line of Object.values(lines)) line.close()
  })

  test("gets the whole state first, and again after a change, with a word on what it was", async () => {
    // Numbers that do not grow with every moment, so that two answers can be compared.
    const wanted = "period=month&metrics=deal-dynamics&metrics=new-deals&metrics=won-deals"
    const line = listen(ada, wanted)
    await line.until(() => line.dashboards().length === 1)
    const first = line.dashboards()[0]!
    assert.deepStrictEqual(Object.keys(first.data.readings).sort(), [
      "deal-dynamics",
      "new-deals",
      "won-deals"
    ])
    const before = first.data.readings["new-deals"].now.deals
    const deal = await create("Heard of")
    await line.until(() => line.dashboards().length === 2)
    const [change, dashboard] = line.heard.slice(-2)
    assert.deepStrictEqual(
      [change?.event, change?.data.what, change?.data.deal, change?.data.who.name],
      ["change", "DealCreated", { id: deal.id, title: "Heard of" }, "Ada"]
    )
    assert.strictEqual(dashboard?.data.readings["new-deals"].now.deals, before + 1)
    assert.strictEqual(Number.parseInt(dashboard?.id ?? "", 10), dashboard?.data.seq)
    const read = (await served.call("GET", `/api/dashboard?${wanted}`, { as: ada })).body
    assert.deepStrictEqual(dashboard?.data.readings, read.readings)
    line.close()
  })

  test("that is told sparingly gets the whole state once, and then what has moved: no more, and no less", async () => {
    const asks = encodeURIComponent(JSON.stringify([{ metric: "won-deals" }, { metric: "new-deals" }]))
    const wanted = `period=month&metrics=won-deals&metrics=new-deals&asks=${asks}`
    const line = listen(ada, `${wanted}&sparing=true`)
    await line.until(() => line.dashboards().length === 1)
    const first = line.dashboards()[0]!.data
    await create("Moved")
    const moved = () => line.heard.filter(({ event }) => event === "moved")
    await line.until(() => moved().length === 1)
    const { data, id } = moved()[0]!
    assert.deepStrictEqual([Object.keys(data.readings), Object.keys(data.answers)], [["new-deals"], ["1"]])
    assert.isTrue(id.startsWith(`${data.seq}.`))
    const read = (await served.call("GET", `/api/dashboard?${wanted}`, { as: ada })).body
    assert.deepStrictEqual({ ...first.readings, ...data.readings }, read.readings)
    assert.deepStrictEqual([first.answers[0], data.answers["1"]], read.answers)
    line.close()
  })

  test("that comes back gets nothing while nothing has changed, and the newest state once something has", async () => {
    const line = listen(ada)
    await line.until(() => line.dashboards().length === 1)
    const { id } = line.dashboards()[0]!
    line.close()
    const again = listen(ada, "period=month", { "last-event-id": id })
    await again.until(() => again.comments.length > 0)
    assert.deepStrictEqual(again.heard, [])
    await create("Later")
    await again.until(() => again.dashboards().length === 1)
    again.close()
    const late = listen(ada, "period=month", { "last-event-id": id })
    await late.until(() => late.dashboards().length === 1)
    assert.isAbove(late.dashboards()[0]!.data.seq, Number.parseInt(id, 10))
    late.close()
  })

  test("that resumes with a state of another day gets today's, though nothing has changed", async () => {
    const line = listen(ada)
    await line.until(() => line.dashboards().length === 1)
    const [seq] = line.dashboards()[0]!.id.split(".")
    line.close()
    const resumed = listen(ada, "period=today", { "last-event-id": `${seq}.20200101` })
    await resumed.until(() => resumed.dashboards().length === 1)
    resumed.close()
  })

  test("refuses what cannot be answered before it begins", async () => {
    assert.strictEqual((await served.call("GET", "/api/live?period=decade", { as: ada })).status, 400)
    assert.strictEqual(
      (await served.call("GET", "/api/live?pipeline=0190a000-0000-7000-8000-000000000001", { as: ada }))
        .status,
      404
    )
  })

  test("ends within a second when its session ends", async () => {
    const visitor = await served.signIn("ada@north.example")
    const line = listen(visitor)
    await line.until(() => line.dashboards().length === 1)
    await served.call("DELETE", "/api/session", { as: visitor })
    await line.until(line.hasEnded, 1000)
  })

  test("hears nothing of another company", async () => {
    const other = await served.signIn((await company(served, "south")).email)
    const line = listen(other)
    await line.until(() => line.dashboards().length === 1)
    await create("Not yours")
    await pause(200)
    assert.strictEqual(line.heard.length, 1)
    line.close()
  })
})

describe("a slow reader", () => {
  test("never slows a writer, and gets the newest state when it reads again", async () => {
    const paused = await new Promise<IncomingMessage>((resolve) => {
      const sent = request(
        `${served.url}/api/live?period=month`,
        { headers: { cookie: ada.cookie } },
        (answer) => {
          answer.pause()
          resolve(answer)
        }
      )
      sent.end()
    })
    const alone = await timed(20)
    const withReader = await timed(60)
    assert.isBelow(
      withReader / 60,
      Math.max(40, (alone / 20) * 5),
      "a change takes as long as without the reader"
    )
    const { seq } = (await served.call("GET", "/api/workspace", { as: ada })).body
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("the newest state never came")), 5000)
      let text = ""
      paused.setEncoding("utf8")
      paused.on("data", (piece: string) => {
        text += piece
        if (!text.includes(`id: ${seq}.`)) return
        clearTimeout(timer)
        resolve()
      })
      paused.resume()
    })
    paused.destroy()
  })

  const timed = async (n: number) => {
    const begun = performance.now()
    for (let i = 0; i < n; i++) await create(`Written ${i}`)
    return performance.now() - begun
  }

  test("gets far fewer states than there were changes, and the last of them", async () => {
    const line = listen(ada)
    await line.until(() => line.dashboards().length === 1)
    const workspaceId = (await served.call("GET", "/api/workspace", { as: ada })).body.id
    const { seq } = (await served.call("GET", "/api/workspace", { as: ada })).body
    await served.run(
      Effect.gen(function* () {
        const feed = yield* Feed
        for (let i = 0; i < 500; i++) yield* feed.tell({ workspaceId, seq, events: [] })
      })
    )
    await create("The last word")
    await line.until(() => line.dashboards().at(-1)?.data.seq === seq + 1)
    assert.isBelow(line.heard.length, 20)
    line.close()
  })
})

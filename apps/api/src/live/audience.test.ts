// Is what many are told made once for all of them, does a slow one lose nothing, and does nobody see what is no longer theirs to see?
import { PassThrough } from "node:stream"
import * as Csv from "@weir/csv/CsvTableFiles"
import * as Feed from "@weir/application/live/Feed"
import { EventLog } from "@weir/application/ports/EventLog"
import { Ledger } from "@weir/application/ports/Ledger"
import { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import * as Pictures from "@weir/images/SharpPictures"
import * as Memory from "@weir/memory/Memory"
import { Effect, Fiber, Layer } from "effect"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import type { Services } from "../Services.ts"
import { type Crew, crew } from "../testing/crew.ts"
import { listen } from "../testing/listen.ts"
import { type Serving, serving } from "../testing/serving.ts"
import { nothingShown, shownAfter } from "../testing/told.ts"
import { Audiences, type Coming } from "./Audiences.ts"

/** Questions to the store, by what is asked. */
const asked = { last: 0, after: 0, sums: 0, gate: Promise.resolve() }
const counted = Layer.mergeAll(
  Layer.effect(
    EventLog,
    Effect.map(EventLog, (own) =>
      EventLog.of({
        ...own,
        last: (id) =>
          Effect.andThen(
            Effect.promise(() => asked.gate),
            Effect.tap(own.last(id), () => Effect.sync(() => asked.last++))
          ),
        after: (...args) => Effect.tap(own.after(...args), () => Effect.sync(() => asked.after++))
      })
    )
  ),
  Layer.effect(
    Ledger,
    Effect.map(Ledger, (own) =>
      Ledger.of({
        ...own,
        sums: (...args) => Effect.tap(own.sums(...args), () => Effect.sync(() => asked.sums++))
      })
    )
  )
)
const store: Layer.Layer<Services> = Layer.mergeAll(Memory.layer, Csv.layer, Pictures.layer, Feed.layer).pipe(
  (own) => Layer.provideMerge(counted, own)
)

let served: Serving
let team: Crew
beforeAll(async () => {
  served = await serving("/nowhere", store)
  team = await crew(served, "delta")
})
afterAll(() => served.stop())

const month = "period=month&metrics=new-deals&metrics=deal-dynamics&metrics=stage-funnel"
const read = async (as = team.ada) => (await served.call("GET", `/api/dashboard?${month}`, { as })).body
const told = (heard: ReturnType<typeof listen>["heard"]) =>
  heard.reduce((shown, { data, event }) => shownAfter(shown, event, data), nothingShown)

describe("an audience", () => {
  test("of eighty that open the same dashboard at once costs what one costs, and so does a change", async () => {
    const before = { ...asked }
    // The database does not answer before all of them have come.
    let answer = () => {}
    asked.gate = new Promise((resolve) => (answer = resolve))
    const lines = Array.from({ length: 80 }, () => listen(served, team.ada, `${month}&sparing=places`))
    for (const line of lines) await line.until(line.hasOpened)
    answer()
    for (const line of lines) await line.until(() => line.dashboards().length === 1)
    assert.isBelow(asked.last - before.last, 4, "where the log ends")
    assert.isBelow(asked.sums - before.sums, 3, "sums")
    const then = { ...asked }
    await team.deal(team.ada, { title: "For all" })
    for (const line of lines) await line.until(() => line.heard.some(({ event }) => event === "differs"))
    assert.isBelow(asked.sums - then.sums, 3)
    assert.isBelow(asked.after - then.after, 3)
    const { readings } = await read()
    for (const { close, heard } of lines) {
      assert.deepStrictEqual(told(heard).readings, readings)
      assert.deepStrictEqual(
        heard.flatMap(({ data, event }) => (event === "change" ? [data.deal.title] : [])),
        ["For all"]
      )
      close()
    }
  })

  test("tells one who was slow all that they missed in one, and nothing twice", async () => {
    const { ada } = team
    const workspaceId = WorkspaceId.make((await served.call("GET", "/api/workspace", { as: ada })).body.id)
    const out = new PassThrough({ highWaterMark: 1 })
    const coming: Coming = {
      who: {
        workspaceId,
        actor: { kind: "user", userId: UserId.make(ada.userId) },
        role: "admin",
        holders: null
      },
      tokenHash: "of a test",
      look: {
        question: { period: { kind: "month" }, pipelineId: null, asOf: null, holders: null, onlySelf: null },
        metrics: ["new-deals"],
        asks: []
      },
      sparing: "places",
      has: ""
    }
    const inside = <A>(effect: Effect.Effect<A, unknown, Services | Audiences>) =>
      served.run(effect as Effect.Effect<A, unknown, Services>)
    const line = await inside(Effect.flatMap(Audiences, ({ open }) => open(coming)))
    const fiber = Effect.runFork(line(out))
    const heard: Array<{ readonly event: string; readonly data: ReturnType<typeof JSON.parse> }> = []
    let rest = ""
    const take = () => {
      for (let piece = out.read(); piece !== null; piece = out.read()) rest += String(piece)
      const blocks = rest.split("\n\n")
      rest = blocks.pop() ?? ""
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1]
        const event = field("event")
        if (event !== undefined) heard.push({ event, data: JSON.parse(field("data") ?? "null") })
      }
    }
    const until = async (event: string) => {
      for (let i = 0; i < 100 && !heard.some((one) => one.event === event); i++) {
        take()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    await until("dashboard")
    // Nothing is taken from here on: the first difference fills the line.
    const created = 12
    for (let i = 1; i <= created; i++) {
      await team.deal(ada, { title: `Slow ${i}` })
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    for (let i = 0; i < 20; i++) {
      take()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const { readings } = (await served.call("GET", "/api/dashboard?metrics=new-deals", { as: ada })).body
    const shown = heard.reduce((is, { data, event }) => shownAfter(is, event, data), nothingShown)
    assert.deepStrictEqual(shown.readings, readings)
    const differences = heard.filter(({ event }) => event === "differs")
    assert.strictEqual(differences.length, 2, "the one that filled the line, and one for all the rest")
    const changes = heard.filter(({ event }) => event === "change")
    assert.strictEqual(
      changes.reduce((sum, { data }) => sum + 1 + data.more, 0),
      created
    )
    assert.strictEqual(changes.at(-1)?.data.deal.title, `Slow ${created}`)
    await Effect.runPromise(Fiber.interrupt(fiber))
  })

  test("ends for who may see less than before, and what they hear when they come back is theirs", async () => {
    await served.call("PUT", `/api/users/${team.dan.userId}/sight`, { as: team.ada, json: { sees: "all" } })
    const line = listen(served, team.dan, month)
    await line.until(() => line.dashboards().length === 1)
    const boss = listen(served, team.ada, month)
    await boss.until(() => boss.dashboards().length === 1)
    const all = line.dashboards()[0]!.data.readings["new-deals"].now.deals
    assert.isAbove(all, 0)
    await served.call("PUT", `/api/users/${team.dan.userId}/sight`, { as: team.ada, json: { sees: "own" } })
    await line.until(line.hasEnded, 1000)
    assert.isFalse(boss.hasEnded())
    const back = listen(served, team.dan, month, { "last-event-id": line.dashboards()[0]!.id })
    await back.until(() => back.dashboards().length === 1)
    assert.strictEqual(back.dashboards()[0]!.data.readings["new-deals"].now.deals, 0)
    back.close()
    boss.close()
  })
})

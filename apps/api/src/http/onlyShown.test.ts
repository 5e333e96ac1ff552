// What may a replica be asked, and what never? Told by what each port hears of it while requests are answered.
import { Accounts } from "@weir/application/ports/Accounts"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Deals } from "@weir/application/ports/Deals"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Imports } from "@weir/application/ports/Imports"
import { Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import { Records } from "@weir/application/ports/Records"
import { Showing } from "@weir/application/Showing"
import { type Context, Effect, Layer } from "effect"
import { afterAll, assert, beforeAll, beforeEach, test } from "vitest"
import { company, type Serving, serving, type Visitor } from "../testing/serving.ts"
import { memory } from "../testing/watched.ts"
import type { Services } from "../Services.ts"

let served: Serving
let ada: Visitor
/** What was asked of the ports, and whether it was said that it is only shown. */
const heard: Array<readonly [asked: string, shown: boolean]> = []

const listening = <I, S extends object>(name: string, key: Context.Key<I, S>) =>
  Layer.effect(
    key,
    Effect.map(
      Effect.service(key),
      (port) =>
        Object.fromEntries(
          Object.entries(port).map(([method, member]) => [
            method,
            typeof member !== "function"
              ? member
              : (...args: ReadonlyArray<unknown>) =>
                  Effect.flatMap(Showing, (shown) => {
                    heard.push([`${name}.${method}`, shown !== null])
                    return member(...args) as Effect.Effect<unknown>
                  })
          ])
        ) as S
    )
  )

beforeAll(async () => {
  const ports = Layer.mergeAll(
    listening("Accounts", Accounts),
    listening("Catalogue", Catalogue),
    listening("Deals", Deals),
    listening("Directory", Directory),
    listening("EventLog", EventLog),
    listening("Imports", Imports),
    listening("Journal", Journal),
    listening("Ledger", Ledger),
    listening("Records", Records)
  ) as unknown as Layer.Layer<never, never, Services>
  served = await serving("/nowhere", Layer.provideMerge(ports, memory))
  ada = await served.signIn((await company(served, "north")).email)
})
afterAll(() => served.stop())
beforeEach(() => void heard.splice(0))

const shown = () => heard.flatMap(([asked, is]) => (is ? [asked] : []))

test.for([
  ["/api/deals", "Deals.list"],
  ["/api/activities", "Records.list"],
  ["/api/events", "EventLog.page"],
  ["/api/dashboard?period=month", "Ledger.sums"],
  ["/api/readings/won-deals?period=month", "Ledger.sums"],
  ["/api/readings/won-deals/entries?period=month&part=now", "Ledger.entries"]
] as const)("%s is only shown; who asks is found out beforehand", async ([path, asked]) => {
  const answer = await served.call("GET", path, { as: ada })
  assert.strictEqual(answer.status, 200, answer.text)
  assert.include(shown(), asked)
  assert.notInclude(shown(), "Accounts.session")
  assert.include(
    heard.map(([one]) => one),
    "Accounts.session"
  )
})

test("nothing that a change asks is only shown, and nothing of imports and of who is signed in", async () => {
  const created = await served.call("POST", "/api/deals", { as: ada, json: { title: "Larch" } })
  assert.strictEqual(created.status, 200, created.text)
  const { id, place } = created.body
  const headers = { "if-match": created.headers.get("etag") ?? "" }
  const answers = [
    await served.call("PATCH", `/api/deals/${id}`, { as: ada, json: { title: "Rowan" }, headers }),
    await served.call("GET", `/api/deals/${id}`, { as: ada }),
    await served.call("GET", "/api/imports", { as: ada }),
    await served.call("GET", "/api/session", { as: ada }),
    await served.call("POST", "/api/what-if", {
      as: ada,
      json: {
        question: { period: "month" },
        commands: [{ _tag: "WinDeal", dealId: id }],
        metrics: ["won-deals"]
      }
    })
  ]
  assert.deepStrictEqual(
    answers.map(({ status }) => status),
    answers.map(() => 200),
    `${JSON.stringify(place)} ${answers.map(({ text }) => text).join("\n")}`
  )
  assert.isAbove(heard.length, 10)
  assert.deepStrictEqual(shown(), [])
})

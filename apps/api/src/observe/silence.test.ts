// Does anything that people type, or any secret, ever appear in the log, in the figures or in traces? Walked with values that are marked.
import { createServer } from "node:http"
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import * as Csv from "@weir/csv/CsvTableFiles"
import * as Feed from "@weir/application/live/Feed"
import { Deals } from "@weir/application/ports/Deals"
import { Journal } from "@weir/application/ports/Journal"
import * as Pictures from "@weir/images/SharpPictures"
import * as Memory from "@weir/memory/Memory"
import { Effect, Layer, Schema } from "effect"
import { afterAll, assert, beforeAll, test, vi } from "vitest"
import type { Services } from "../Services.ts"
import { addressOf, guarded } from "../testing/endpoints.ts"
import { company, password, type Visitor } from "../testing/serving.ts"
import { watched, type Watched } from "../testing/watched.ts"

vi.setConfig({ testTimeout: 120_000 })

const mark = "Quillmarked"

/** A store whose list of deals breaks in every way, quoting what it was asked. */
let breaks: "no" | "error" | "schema" | "json" | "thrown" = "no"
const broken = (own: typeof Deals.Service) =>
  Deals.of({
    ...own,
    list: (id, options) =>
      Effect.suspend(() => {
        if (breaks === "error")
          return Effect.die(
            new Error(`no row for ${mark.toLowerCase()}@north.example at postgres://weir:${mark}@db`)
          )
        if (breaks === "schema") return Effect.orDie(Schema.decodeUnknownEffect(Schema.Int)(mark)) as never
        if (breaks === "json") return Effect.sync(() => JSON.parse(`{"name": ${mark}`))
        if (breaks === "thrown") return Effect.die(mark)
        return own.list(id, options)
      })
  })

class Taken extends Schema.TaggedError<Taken>()("Taken", { name: Schema.String }) {
  override get message(): string {
    return `${this.name} is taken`
  }
}

/** Writing breaks, too, deep inside of what is traced. */
const brokenJournal = (own: typeof Journal.Service) =>
  Journal.of({
    ...own,
    commit: (commit) => (breaks === "error" ? Effect.die(new Taken({ name: mark })) : own.commit(commit))
  })

const traced: Array<string> = []
const collector = createServer(async (request, response) => {
  for await (const piece of request) traced.push(String(piece))
  response.end("{}")
})

let served: Watched
let ada: Visitor
beforeAll(async () => {
  await once(collector.listen(0, "127.0.0.1"), "listening")
  const stores: Layer.Layer<Services> = Layer.mergeAll(
    Memory.layer,
    Csv.layer,
    Pictures.layer,
    Feed.layer
  ).pipe((own) =>
    Layer.provideMerge(
      Layer.mergeAll(
        Layer.effect(Deals, Effect.map(Deals, broken)),
        Layer.effect(Journal, Effect.map(Journal, brokenJournal))
      ),
      own
    )
  )
  const { port } = collector.address() as AddressInfo
  served = await watched(
    {
      LOG_LEVEL: "debug",
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_BSP_SCHEDULE_DELAY: "50"
    },
    stores
  )
  ada = await served.signIn((await company(served, "north")).email)
})
afterAll(() => collector.close())

test("nothing marked gets out, whichever address it is sent to and however it fails", async () => {
  const secrets = [
    mark,
    password,
    ada.cookie.split("=")[1] ?? "none",
    ada.csrf,
    "ada@north.example",
    "127.0.0.1"
  ]
  const marked = {
    name: mark,
    title: mark,
    email: `${mark}@north.example`,
    password: mark,
    text: mark,
    command: { _tag: mark, text: mark, name: mark },
    [mark]: mark
  }
  const headers = {
    "x-forwarded-for": mark,
    "user-agent": mark,
    referer: mark,
    "idempotency-key": mark,
    "if-match": mark
  }
  for (const endpoint of guarded.filter(({ path }) => path !== "/api/live")) {
    const path = addressOf(endpoint)
    const json = endpoint.method === "GET" || endpoint.method === "DELETE" ? {} : { json: marked }
    for (const where of [`${path}?q=${mark}&search=${mark}`, path, path.replace(/0190[^/]+/, mark)])
      await served.call(endpoint.method, where, { as: ada, headers, ...json })
    await served
      .call(endpoint.method, path, {
        as: ada,
        body: `{"x": ${mark}`,
        headers: { "content-type": "application/json" }
      })
      .catch(() => undefined)
  }
  for (const body of [
    { email: `${mark}@north.example`, password: mark },
    { email: "ada@north.example", password: mark }
  ])
    await served.call("POST", "/api/session", { json: body })
  await served.call("POST", "/api/deals", { as: ada, json: { title: mark, note: mark } })
  await served.call("POST", "/api/deals", { as: ada, json: { title: mark } })
  // The walk has ended the session, too.
  ada = await served.signIn("ada@north.example")
  secrets.push(ada.csrf, ada.cookie.split("=")[1] ?? "none")
  for (const how of ["error", "schema", "json", "thrown"] as const) {
    breaks = how
    const answer = await served.call("GET", `/api/deals?q=${mark}`, {
      as: ada,
      headers: { "user-agent": mark }
    })
    assert.strictEqual(answer.status, 500)
    const [said] = served.lines(answer.body.requestId).filter(({ level }) => level === "error")
    assert.include(said, { message: "a request failed", route: "/api/deals" })
    assert.match(String(said?.["cause"]), /Deals|list|silence\.test|JSON|schema|thrown/)
  }
  breaks = "error"
  const unwritten = await served.call("POST", "/api/deals", { as: ada, json: { title: mark } })
  assert.strictEqual(unwritten.status, 500)
  breaks = "no"
  const figures = await (await served.look("/metrics")).text()
  await served.stop()
  const log = served.log()
  assert.isAbove(served.lines().length, 200)
  assert.isAbove(traced.length, 5)
  for (const secret of secrets) {
    for (const [where, text] of Object.entries({ log, figures, traces: traced.join("") }))
      assert.isFalse(
        text.toLowerCase().includes(secret.toLowerCase()),
        `${secret} is in the ${where}: ${text.slice(Math.max(0, text.toLowerCase().indexOf(secret.toLowerCase()) - 200)).slice(0, 400)}`
      )
  }
})

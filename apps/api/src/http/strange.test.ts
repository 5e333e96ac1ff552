// Can any request, however strange, make the server fail instead of refuse?
import { Api } from "@weir/contract/Api"
import { HttpApi } from "effect/http-api"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { company, type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
let deal: { readonly id: string; readonly place: { readonly stageId: string } }
const begin = async (store: "memory" | "pglite") => {
  served = await serving("/nowhere", store)
  ada = await served.signIn((await company(served, "north")).email)
  deal = (await served.call("POST", "/api/deals", { as: ada, json: { title: "Known" } })).body
}

const endpoints: Array<{ readonly method: string; readonly path: string }> = []
HttpApi.reflect(Api, {
  onGroup: () => undefined,
  onEndpoint: ({ endpoint }) => {
    // A stream would stay open, and signing out or in would end or hinder the walk.
    if (!["/api/live", "/api/session", "/api/setup"].includes(endpoint.path)) {
      endpoints.push({ method: endpoint.method, path: endpoint.path })
    }
  }
})

/** The same numbers for the same seed. */
const chance = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const texts = [
  "",
  "x",
  "__proto__",
  "constructor",
  "\u0000",
  "\ud800",
  "%",
  "../..",
  "'; drop table deal; --",
  "9".repeat(400),
  "null",
  "v1",
  "2026-02-30",
  "2026-01-01T00:00:00Z",
  "EUR",
  "💶"
]
const keys = [
  "title",
  "budget",
  "stageId",
  "pipelineId",
  "ownerId",
  "at",
  "fields",
  "name",
  "amount",
  "currency",
  "stages",
  "kind",
  "role",
  "email",
  "heirId",
  "weir",
  "columns",
  "rate",
  "validFrom",
  "id",
  "lossReasonId",
  "__proto__"
]

const strange = (pick: (below: number) => number, depth = 0): unknown => {
  const value = pick(depth > 3 ? 8 : 11)
  switch (value) {
    case 0:
      return null
    case 1:
      return pick(2) === 0
    case 2:
      return [0, -1, 1.5, 1e308, -0, Number.MAX_SAFE_INTEGER + 2][pick(6)]
    case 3:
      return deal.id
    case 4:
      return deal.place.stageId
    case 5:
      return ada.userId
    case 6:
    case 7:
      return texts[pick(texts.length)]
    case 8:
      return Array.from({ length: pick(4) }, () => strange(pick, depth + 1))
    default:
      return JSON.parse(
        `{${Array.from({ length: pick(6) }, () => `${JSON.stringify(keys[pick(keys.length)])}:${JSON.stringify(strange(pick, depth + 1))}`).join(",")}}`
      )
  }
}

describe.each(["memory", "pglite"] as const)("strange requests over %s", (store) => {
  beforeAll(() => begin(store))
  afterAll(() => served.stop())

  test.for([1, 2, 3, 4])("seed %i: 500 of them are answered, none with a failure of ours", async (seed) => {
    const pick = chance(seed)
    const statuses = new Map<number, number>()
    for (let i = 0; i < 500; i++) {
      const { method, path } = endpoints[pick(endpoints.length)]!
      const word = () => encodeURIComponent((texts[pick(texts.length)] ?? "").toWellFormed())
      const address = path
        .replace(":id", pick(3) === 0 ? word() || "x" : pick(2) === 0 ? deal.id : ada.userId)
        .replace(":metric", pick(3) === 0 ? word() || "x" : "won-deals")
        .replace(":kind", "source")
      const query = Array.from(
        { length: pick(3) },
        () =>
          `${["period", "part", "limit", "after", "before", "stage", "q", "asOf", "pipeline", "status", "fileName"][pick(11)]}=${word()}`
      ).join("&")
      const changes = ["POST", "PUT", "PATCH"].includes(method)
      const body = pick(8) === 0 ? "{" : JSON.stringify(strange(pick))
      const answer = await served.call(method, `${address}${query === "" ? "" : `?${query}`}`, {
        as: ada,
        ...(changes ? { body: body ?? "null" } : {}),
        headers: {
          ...(changes ? { "content-type": pick(10) === 0 ? "text/csv" : "application/json" } : {}),
          ...(pick(2) === 0 ? { "if-match": `"v${pick(4)}"` } : {}),
          ...(pick(6) === 0 ? { "idempotency-key": `key ${pick(4)}` } : {})
        }
      })
      assert.isBelow(answer.status, 500, `${method} ${address}?${query} ${body} ${answer.text}`)
      if (answer.status >= 400)
        assert.strictEqual(answer.headers.get("content-type"), "application/problem+json")
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      // The walk must not lock itself out.
      if (answer.status === 401) ada = await served.signIn("ada@north.example")
    }
    assert.isAbove(statuses.get(200) ?? 0, 20, "some requests were understood")
    assert.isAbove(statuses.get(400) ?? 0, 50, "many were refused")
  })
})

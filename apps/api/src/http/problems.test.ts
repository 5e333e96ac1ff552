// Is every refusal a problem that names the field and the reason, and writes nothing?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { company, type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
beforeAll(async () => {
  served = await serving()
  ada = await served.signIn((await company(served, "north")).email)
})
afterAll(() => served.stop())

describe("every refusal is a problem that names the field and the reason", () => {
  const cases: ReadonlyArray<readonly [string, () => ReturnType<Serving["call"]>, number, string]> = [
    [
      "JSON that is none",
      () =>
        served.call("POST", "/api/deals", {
          as: ada,
          body: '{"title":',
          headers: { "content-type": "application/json" }
        }),
      400,
      "body"
    ],
    [
      "no body at all",
      () => served.call("POST", "/api/deals", { as: ada, headers: { "content-type": "application/json" } }),
      400,
      "body"
    ],
    [
      "an unknown key",
      () => served.call("POST", "/api/deals", { as: ada, json: { title: "x", colour: "red" } }),
      400,
      "colour"
    ],
    [
      "a key nested too deep to be known",
      () =>
        served.call("POST", "/api/deals", {
          as: ada,
          json: { title: "x", budget: { amount: 1, currency: "EUR", vat: 2 } }
        }),
      400,
      "budget.vat"
    ],
    ["a wrong type", () => served.call("POST", "/api/deals", { as: ada, json: { title: 7 } }), 400, "title"],
    ["a missing key", () => served.call("POST", "/api/deals", { as: ada, json: {} }), 400, "title"],
    [
      "text that cannot be stored",
      () => served.call("POST", "/api/deals", { as: ada, json: { title: "a\u0000b" } }),
      400,
      "title"
    ],
    [
      "half a surrogate pair",
      () =>
        served.call("POST", "/api/deals", {
          as: ada,
          body: '{"title":"\\ud800"}',
          headers: { "content-type": "application/json" }
        }),
      400,
      "title"
    ],
    [
      "a title that is too long",
      () => served.call("POST", "/api/deals", { as: ada, json: { title: "x".repeat(121) } }),
      400,
      "title"
    ],
    [
      "money with cents after a point",
      () =>
        served.call("POST", "/api/deals", {
          as: ada,
          json: { title: "x", budget: { amount: 1.5, currency: "EUR" } }
        }),
      400,
      "budget.amount"
    ],
    [
      "more money than can be added exactly",
      () =>
        served.call("POST", "/api/deals", {
          as: ada,
          json: { title: "x", budget: { amount: 1e15, currency: "EUR" } }
        }),
      400,
      "budget.amount"
    ],
    [
      "a currency that is none",
      () =>
        served.call("POST", "/api/deals", {
          as: ada,
          json: { title: "x", budget: { amount: 1, currency: "EURO" } }
        }),
      400,
      "budget.currency"
    ],
    [
      "an instant without a zone",
      () => served.call("POST", "/api/deals", { as: ada, json: { title: "x", at: "2026-01-01T00:00:00" } }),
      400,
      "at"
    ],
    [
      "an unknown query parameter",
      () => served.call("GET", "/api/deals?colour=red", { as: ada }),
      400,
      "colour"
    ],
    ["a page that is too large", () => served.call("GET", "/api/deals?limit=201", { as: ada }), 400, "limit"],
    [
      "a page size that is no number",
      () => served.call("GET", "/api/deals?limit=many", { as: ada }),
      400,
      "limit"
    ],
    ["an id that is none", () => served.call("GET", "/api/deals/7", { as: ada }), 400, "id"],
    ["an id with a zero byte", () => served.call("GET", "/api/deals/%00", { as: ada }), 400, "id"],
    ["a cursor nobody gave out", () => served.call("GET", "/api/deals?after=zzz", { as: ada }), 400, "after"],
    [
      "a period that is none",
      () => served.call("GET", "/api/dashboard?period=decade", { as: ada }),
      400,
      "period"
    ],
    [
      "a period that ends before it begins",
      () => served.call("GET", "/api/dashboard?period=2026-02-01..2026-01-01", { as: ada }),
      400,
      "to"
    ],
    ["a metric that is none", () => served.call("GET", "/api/readings/luck", { as: ada }), 400, "metric"],
    [
      "a part that is none",
      () => served.call("GET", "/api/readings/won-deals/entries?part=luck", { as: ada }),
      404,
      "part"
    ],
    [
      "a key with a line break",
      () =>
        served.call("POST", "/api/deals", {
          as: ada,
          json: { title: "x" },
          headers: { "idempotency-key": "x".repeat(129) }
        }),
      400,
      "idempotency-key"
    ]
  ]
  test.for(cases)("%s", async ([, act, status, field]) => {
    const before = await served.dump()
    const { body, headers, status: given } = await act()
    assert.strictEqual(given, status)
    assert.strictEqual(headers.get("content-type"), "application/problem+json")
    assert.strictEqual(body.status, status)
    assert.include(
      body.errors.map((e: { field: string }) => e.field),
      field
    )
    for (const error of body.errors) assert.isAbove(error.reason.length, 5)
    assert.match(body.type, /^\/problems\/\w+$/)
    assert.isAbove(body.title.length, 3)
    assert.isAbove(body.detail.length, 5)
    assert.strictEqual(body.requestId, headers.get("x-request-id"))
    assert.strictEqual(await served.dump(), before)
  })

  test("`__proto__` is a key like any other: unknown", async () => {
    const { body, status } = await served.call("POST", "/api/deals", {
      as: ada,
      body: '{"title":"x","__proto__":{"admin":true}}',
      headers: { "content-type": "application/json" }
    })
    assert.strictEqual(status, 400)
    assert.strictEqual(body.errors[0].field, "__proto__")
  })

  test("what was sent is not sent back", async () => {
    const { text } = await served.call("POST", "/api/deals", {
      as: ada,
      json: { title: 7, budget: "<script>alert(1)</script>" }
    })
    assert.notInclude(text, "script")
  })
})

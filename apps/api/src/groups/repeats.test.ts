// Is a request that comes again carried out once?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Seller, seller } from "../testing/seller.ts"
import type { Serving, Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
let stages: Seller["stages"]
let create: Seller["create"]
let change: Seller["change"]
beforeAll(async () => {
  ;({ served, ada, stages, create, change } = await seller())
})
afterAll(() => served.stop())

describe("a key makes repeating harmless", () => {
  test("eight copies at once create one deal and get one answer", async () => {
    const before = (await served.call("GET", "/api/deals?q=copied", { as: ada })).body.total
    const copies = await Promise.all(
      Array.from({ length: 8 }, () =>
        served.call("POST", "/api/deals", {
          as: ada,
          json: { title: "Copied" },
          headers: { "idempotency-key": "create-once" }
        })
      )
    )
    assert.deepStrictEqual(
      copies.map((c) => c.status),
      Array.from({ length: 8 }, () => 200)
    )
    assert.strictEqual(new Set(copies.map((c) => c.text)).size, 1)
    assert.strictEqual((await served.call("GET", "/api/deals?q=copied", { as: ada })).body.total, before + 1)
  })

  test("eight copies of a step move the deal once, though its version is stale by then", async () => {
    const {
      body: { id }
    } = await create()
    const copy = () => change(id, "win", {}, { "if-match": '"v1"', "idempotency-key": `win ${id}` })
    const copies = await Promise.all(Array.from({ length: 8 }, copy))
    copies.push(await copy())
    assert.deepStrictEqual(
      copies.map((c) => c.status),
      Array.from({ length: 9 }, () => 200),
      copies.find((c) => c.status !== 200)?.text
    )
    assert.strictEqual(new Set(copies.map((c) => c.text)).size, 1)
    assert.strictEqual(
      (await served.call("GET", `/api/deals/${id}/events`, { as: ada })).body.items.length,
      2
    )
  })

  test("copies with an id of the caller's own are the same deal", async () => {
    const id = "0190a000-0000-7000-8000-0000000000aa"
    const copies = await Promise.all(
      Array.from({ length: 4 }, () =>
        served.call("POST", "/api/deals", {
          as: ada,
          json: { id, title: "Named" },
          headers: { "idempotency-key": "named" }
        })
      )
    )
    assert.deepStrictEqual(
      copies.map((c) => c.status),
      [200, 200, 200, 200],
      copies.find((c) => c.status !== 200)?.text
    )
    assert.strictEqual(new Set(copies.map((c) => c.text)).size, 1)
  })

  test("the key of one request does not answer another", async () => {
    const {
      body: { id }
    } = await create()
    await change(id, "move", { stageId: stages["Offer"] }, { "if-match": '"v1"', "idempotency-key": "twice" })
    const before = await served.dump()
    const other = await change(
      id,
      "move",
      { stageId: stages["Negotiation"] },
      { "if-match": '"v2"', "idempotency-key": "twice" }
    )
    assert.deepStrictEqual([other.status, other.body._tag], [422, "CommandKeyReused"])
    assert.strictEqual(await served.dump(), before)
  })

  test("lists are added to once, too", async () => {
    const copies = await Promise.all(
      Array.from({ length: 8 }, () =>
        served.call("POST", "/api/sources", {
          as: ada,
          json: { name: "Trade fair" },
          headers: { "idempotency-key": "fair" }
        })
      )
    )
    assert.deepStrictEqual(
      copies.map((c) => c.status),
      Array.from({ length: 8 }, () => 200),
      copies.find((c) => c.status !== 200)?.text
    )
    assert.strictEqual(new Set(copies.map((c) => c.text)).size, 1)
    const other = await served.call("POST", "/api/sources", {
      as: ada,
      json: { name: "Radio" },
      headers: { "idempotency-key": "fair" }
    })
    assert.strictEqual(other.status, 422)
  })

  test("people are added once, and what is kept of their password is no hash that could be guessed at", async () => {
    const add = (password: string) =>
      served.call("POST", "/api/users", {
        as: ada,
        json: { name: "Zoe", role: "manager", email: "zoe@north.example", password },
        headers: { "idempotency-key": "zoe" }
      })
    const copies = await Promise.all(Array.from({ length: 4 }, () => add("a quiet river bends")))
    copies.push(await add("another river altogether"))
    assert.deepStrictEqual(
      copies.map((c) => c.status),
      [200, 200, 200, 200, 200],
      copies.find((c) => c.status !== 200)?.text
    )
    assert.strictEqual(new Set(copies.map((c) => c.text)).size, 1)
    await served.signIn("zoe@north.example")
  })
})

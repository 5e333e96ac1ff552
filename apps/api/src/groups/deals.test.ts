// Is a change of a deal carried out against the version it was made for, and whole or not at all?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Seller, seller } from "../testing/seller.ts"
import type { Serving, Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
let pipelineId: string
let stages: Seller["stages"]
let create: Seller["create"]
let change: Seller["change"]
beforeAll(async () => {
  ;({ served, ada, pipelineId, stages, create, change } = await seller())
})
afterAll(() => served.stop())

describe("a deal over HTTP", () => {
  test("begins in the first open stage of the default pipeline, as the caller's own", async () => {
    const { body, headers } = await create()
    assert.strictEqual(headers.get("etag"), '"v1"')
    assert.deepStrictEqual(body.place, { pipelineId, stageId: stages["First contact"], kind: "open" })
    assert.strictEqual(body.ownerId, ada.userId)
    const read = await served.call("GET", `/api/deals/${body.id}`, { as: ada })
    assert.deepStrictEqual(read.body, body)
    assert.strictEqual(read.headers.get("etag"), '"v1"')
  })

  test("walks its way: moved, won, reopened, lost, deleted, restored", async () => {
    const {
      body: { id }
    } = await create()
    const steps: ReadonlyArray<readonly [string, object, string]> = [
      ["move", { stageId: stages["Offer"] }, "open"],
      ["win", {}, "won"],
      ["reopen", { stageId: stages["Offer"] }, "open"],
      ["lose", {}, "lost"],
      ["delete", {}, "lost"],
      ["restore", {}, "lost"]
    ]
    let version = 1
    for (const [what, json, kind] of steps) {
      const { body, headers, status, text } = await change(id, what, json, { "if-match": `"v${version}"` })
      assert.strictEqual(status, 200, text)
      version++
      assert.strictEqual(headers.get("etag"), `"v${version}"`)
      assert.strictEqual(body.place.kind, kind, what)
      assert.strictEqual(body.deletedAt !== null, what === "delete")
    }
    const {
      body: { items }
    } = await served.call("GET", `/api/deals/${id}/events`, { as: ada })
    assert.deepStrictEqual(
      items.map((e: { fact: { _tag: string } }) => e.fact._tag),
      ["DealCreated", "DealMoved", "DealMoved", "DealMoved", "DealMoved", "DealDeleted", "DealRestored"]
    )
  })

  test("changes several fields in one transaction, or none of them", async () => {
    const {
      body: { id }
    } = await create()
    const before = await served.dump()
    const nobody = "0190a000-0000-7000-8000-00000000dead"
    const refused = await change(
      id,
      "",
      { title: "New title", budget: null, ownerId: nobody },
      { "if-match": '"v1"' }
    )
    assert.deepStrictEqual([refused.status, refused.body._tag], [404, "UserNotFound"])
    assert.strictEqual(await served.dump(), before)
    const { body } = await change(
      id,
      "",
      { title: "New title", budget: null, fields: { Room: "12" } },
      { "if-match": '"v1"' }
    )
    assert.deepStrictEqual(
      [body.title, body.budget, body.fields, body.version],
      ["New title", null, { Room: "12" }, 3]
    )
    const {
      body: { items }
    } = await served.call("GET", `/api/deals/${id}/events`, { as: ada })
    assert.strictEqual(items.at(-1).transaction, items.at(-2).transaction)
  })

  test("is found by stage, owner, status and text, in order, page by page, each once", async () => {
    for (let i = 0; i < 7; i++)
      await create({ title: `Lamp ${i}`, budget: { amount: 100 * i, currency: "EUR" } })
    const seen: Array<string> = []
    let after = ""
    do {
      const { body } = await served.call("GET", `/api/deals?q=lamp&sort=amount&order=asc&limit=3${after}`, {
        as: ada
      })
      assert.strictEqual(body.total, 7)
      seen.push(...body.items.map((d: { title: string }) => d.title))
      after = body.next === null ? "" : `&after=${encodeURIComponent(body.next)}`
    } while (after !== "")
    assert.deepStrictEqual(
      seen,
      [0, 1, 2, 3, 4, 5, 6].map((i) => `Lamp ${i}`)
    )
    const two = await served.call(
      "GET",
      `/api/deals?stage=${stages["First contact"]}&stage=${stages["Offer"]}&status=active&q=lamp`,
      { as: ada }
    )
    assert.strictEqual(two.body.total, 7)
    assert.strictEqual(
      (await served.call("GET", `/api/deals?stage=${stages["Offer"]}&q=lamp`, { as: ada })).body.total,
      0
    )
  })
})

describe("versions", () => {
  test("a change must say which version it was made against", async () => {
    const {
      body: { id }
    } = await create()
    const before = await served.dump()
    for (const what of ["", "move", "win", "lose", "reopen", "delete", "restore"]) {
      const { body, status } = await change(
        id,
        what,
        what === "move" || what === "reopen" ? { stageId: stages["Offer"] } : {}
      )
      assert.deepStrictEqual([status, body.errors[0].field], [428, "if-match"], what)
      for (const tag of ["v1", 'W/"v1"', "*", '"1"', '"v-1"']) {
        assert.strictEqual(
          (
            await change(id, what, what === "move" || what === "reopen" ? { stageId: stages["Offer"] } : {}, {
              "if-match": tag
            })
          ).status,
          400,
          tag
        )
      }
    }
    assert.strictEqual(await served.dump(), before)
  })

  test("a stale change is refused with both versions and the current tag", async () => {
    const {
      body: { id }
    } = await create()
    await change(id, "move", { stageId: stages["Offer"] }, { "if-match": '"v1"' })
    const before = await served.dump()
    const { body, headers, status } = await change(id, "win", {}, { "if-match": '"v1"' })
    assert.deepStrictEqual(
      [status, body._tag, body.expected, body.actual, headers.get("etag")],
      [412, "StaleVersion", 1, 2, '"v2"']
    )
    assert.strictEqual(await served.dump(), before)
  })

  test("of eight people who change the same version, one gets through", async () => {
    const {
      body: { id }
    } = await create()
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => change(id, "", { title: `Mine ${i}` }, { "if-match": '"v1"' }))
    )
    assert.deepStrictEqual(answers.map((a) => a.status).sort(), [200, 412, 412, 412, 412, 412, 412, 412])
    assert.strictEqual((await served.call("GET", `/api/deals/${id}`, { as: ada })).body.version, 2)
  })
})

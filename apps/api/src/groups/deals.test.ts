// Is a change of a deal carried out once, against the version it was made for, and whole or not at all?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { company, type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
let stages: Record<string, string>
let pipelineId: string
beforeAll(async () => {
  served = await serving()
  ada = await served.signIn((await company(served, "north")).email)
  const { pipelines } = (await served.call("GET", "/api/workspace", { as: ada })).body
  pipelineId = pipelines[0].id
  stages = Object.fromEntries(pipelines[0].stages.map((s: { name: string; id: string }) => [s.name, s.id]))
})
afterAll(() => served.stop())

const create = async (json: object = {}) => {
  const answer = await served.call("POST", "/api/deals", {
    as: ada,
    json: { title: "Oak tables", budget: { amount: 150_000, currency: "EUR" }, ...json }
  })
  assert.strictEqual(answer.status, 200, answer.text)
  return answer
}
const change = (id: string, what: string, json: object, headers: Record<string, string> = {}) =>
  served.call(what === "" ? "PATCH" : "POST", `/api/deals/${id}${what === "" ? "" : `/${what}`}`, {
    as: ada,
    json,
    headers
  })

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
})

describe("numbers and what is behind them", () => {
  test("a step shows in the next reading, and the entries behind it add up to it", async () => {
    const won = async () =>
      (await served.call("GET", "/api/readings/won-deals?period=month", { as: ada })).body
    const before = (await won()).reading.now
    const {
      body: { id }
    } = await create({ budget: { amount: 77_700, currency: "EUR" } })
    await change(id, "win", {}, { "if-match": '"v1"' })
    const after = await won()
    assert.strictEqual(after.reading.now.deals, before.deals + 1)
    assert.strictEqual(after.reading.now.converted, before.converted + 77_700)
    assert.deepStrictEqual(
      (await served.call("GET", "/api/dashboard?period=month", { as: ada })).body.readings["won-deals"],
      after.reading
    )
    const behind = (
      await served.call("GET", "/api/readings/won-deals/entries?period=month&part=now&limit=200", { as: ada })
    ).body
    assert.deepStrictEqual(behind.total, after.reading.now)
    assert.isTrue(behind.addsUp)
    assert.strictEqual(
      behind.entries.reduce((sum: number, e: { count: number }) => sum + e.count, 0),
      after.reading.now.deals
    )
    assert.strictEqual(
      behind.entries.reduce((sum: number, e: { converted: number }) => sum + e.converted, 0),
      after.reading.now.converted
    )
    assert.strictEqual(behind.count, behind.entries.length)
    const [newest] = behind.entries
    assert.deepStrictEqual(
      [newest.deal.id, newest.from.name, newest.to.name, newest.owner.name, newest.what],
      [id, "First contact", "Won", "Ada", "DealMoved"]
    )
  })

  test("a deleted deal leaves the number and stands among those left out", async () => {
    const {
      body: { id }
    } = await create()
    await change(id, "win", {}, { "if-match": '"v1"' })
    const before = (await served.call("GET", "/api/readings/won-deals", { as: ada })).body.reading.now.deals
    await change(id, "delete", {}, { "if-match": '"v2"' })
    const behind = (await served.call("GET", "/api/readings/won-deals/entries?part=now", { as: ada })).body
    assert.strictEqual(behind.total.deals, before - 1)
    assert.isTrue(behind.addsUp)
    assert.deepStrictEqual(
      behind.excluded.find((e: { deal: { id: string } }) => e.deal.id === id)?.reason,
      "deleted"
    )
  })

  test("the log lists what happened, newest first, page by page without a gap", async () => {
    const seqs: Array<number> = []
    let before = ""
    do {
      const { body } = await served.call("GET", `/api/events?limit=20${before}`, { as: ada })
      seqs.push(...body.items.map((e: { seq: number }) => e.seq))
      before = body.next === null ? "" : `&before=${body.next}`
    } while (before !== "")
    assert.deepStrictEqual(
      seqs,
      Array.from({ length: seqs[0] ?? 0 }, (_, i) => (seqs[0] ?? 0) - i)
    )
    assert.isAbove(seqs.length, 40)
  })

  test("every definition is told", async () => {
    const { items } = (await served.call("GET", "/api/readings", { as: ada })).body
    const client = (
      await served.call("POST", "/api/catalogue/company", { as: ada, json: { name: "Oak Ltd" } })
    ).body.id
    for (const { about, definition, formula, id } of items) {
      assert.isAbove(definition.length, 20, id)
      assert.isAbove(formula.length, 3, id)
      const of = about === "client" ? `?company=${client}` : ""
      assert.strictEqual((await served.call("GET", `/api/readings/${id}${of}`, { as: ada })).status, 200, id)
    }
  })
})

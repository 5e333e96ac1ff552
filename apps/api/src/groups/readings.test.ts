// Do numbers follow what happens, and what stands behind them?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Seller, seller } from "../testing/seller.ts"
import type { Serving, Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
let create: Seller["create"]
let change: Seller["change"]
beforeAll(async () => {
  ;({ served, ada, create, change } = await seller())
})
afterAll(() => served.stop())

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
    for (let i = 0; i < 30; i++) await create({ title: `Chair ${i}` })
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

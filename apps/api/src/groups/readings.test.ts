// Do numbers follow what happens, and what stands behind them?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Seller, seller } from "../testing/seller.ts"
import type { Serving, Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
let create: Seller["create"]
let change: Seller["change"]
let stages: Seller["stages"]
beforeAll(async () => {
  ;({ served, ada, create, change, stages } = await seller())
})
afterAll(() => served.stop())

const leftOut = (behind: any, id: string) =>
  behind.excluded.find((one: { record: { id: string } }) => one.record.id === id)

const nextOf = async (path: string): Promise<string> =>
  (await served.call("GET", `${path}&limit=1`, { as: ada })).body.next

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
    const { by, how, reason, side, what, why } = leftOut(behind, id)
    assert.deepStrictEqual(
      { by: by.name, how, reason, side, what, why },
      { why: "deleted", how: "deleted", reason: "deleted", what: "DealDeleted", side: null, by: "Ada" }
    )
  })

  test("what is left out is told with one reason each, and how many there are of each reason", async () => {
    const made = async () => (await create({ budget: { amount: 100, currency: "EUR" } })).body.id as string
    const [reopened, here, later] = [await made(), await made(), await made()]
    await change(reopened, "win", {}, { "if-match": '"v1"' })
    await change(reopened, "reopen", { stageId: stages["First contact"] }, { "if-match": '"v2"' })
    await change(here, "win", {}, { "if-match": '"v1"' })
    await change(later, "win", {}, { "if-match": '"v1"' })
    const ask = "/api/readings/won-deals/entries?part=now"
    const behind = (await served.call("GET", ask, { as: ada })).body
    const { how, what, why } = leftOut(behind, reopened)
    assert.deepStrictEqual([why, how, what], ["cancelled", "reopened", "DealMoved"])
    assert.isUndefined(leftOut(behind, here))
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0)
    assert.strictEqual(sum(behind.excludedCounts), behind.excluded.length)

    // The same records, asked about years ago: all of them lie after that, and together they are as many.
    const past = (await served.call("GET", `${ask}&period=2020-01-01..2020-12-31`, { as: ada })).body
    const [candidates, then] = [behind, past].map((one) => one.deals + sum(one.excludedCounts))
    assert.strictEqual(then, candidates)
    assert.deepStrictEqual(past.excludedCounts.outside, then)
    assert.deepInclude(leftOut(past, later), {
      why: "outside",
      side: "after",
      how: null,
      reason: "after the period"
    })

    const further = (await served.call("GET", `${ask}&limit=1&after=${await nextOf(ask)}`, { as: ada })).body
    assert.deepStrictEqual([further.excluded, further.excludedCounts, further.unpriced], [[], null, null])
  })

  test("a record whose money has no rate counts, and is remarked on apart from what is left out", async () => {
    const { id } = (await create({ budget: { amount: 5_000, currency: "JPY" } })).body
    await change(id, "win", {}, { "if-match": '"v1"' })
    const behind = (await served.call("GET", "/api/readings/won-deals/entries?part=now", { as: ada })).body
    assert.isUndefined(leftOut(behind, id))
    assert.strictEqual(behind.unpriced.count, behind.total.unpriced)
    assert.include(
      behind.unpriced.records.map((record: { id: string }) => record.id),
      id
    )
  })

  test("a deal with a task is left out of those without one for just that", async () => {
    const [bare, busy] = [(await create()).body.id, (await create()).body.id]
    const added = await served.call("POST", "/api/activities", {
      as: ada,
      json: {
        command: {
          _tag: "AddActivity",
          activityId: crypto.randomUUID(),
          type: { of: "task", typeId: null },
          direction: "none",
          text: "Call back about the oak",
          due: { at: "2030-01-01T10:00:00Z" },
          ownerId: ada.userId,
          bindings: [{ kind: "deal", id: busy }]
        }
      }
    })
    assert.strictEqual(added.status, 200, added.text)
    const behind = (
      await served.call("GET", "/api/readings/deals-without-task/entries?part=total", { as: ada })
    ).body
    assert.isUndefined(leftOut(behind, bare))
    assert.deepInclude(leftOut(behind, busy), { why: "excepted", side: null, how: null })
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

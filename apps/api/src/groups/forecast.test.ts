// Does the forecast open into its deals, each with its chance and what is expected of it?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew, id } from "../testing/crew.ts"
import { type Serving, serving } from "../testing/serving.ts"

let served: Serving
let all: Crew

beforeAll(async () => {
  served = await serving()
  all = await crew(served, "forecast")
})
afterAll(() => served.stop())

const get = async (path: string) => (await served.call("GET", path, { as: all.ada })).body
const behind = (metric: string, part: string) =>
  get(`/api/readings/${metric}/entries?part=${encodeURIComponent(part)}`)

describe("what is behind the forecast", () => {
  test("each active deal with its chance, and the number as what they are expected to bring", async () => {
    const [open] = Object.entries(all.stages).filter(([name]) => name === "Offer")
    assert.isDefined(open)
    const stageId = open?.[1] ?? ""
    await all.deal(all.ada, { title: "Mill", stageId, budget: { amount: 100_000, currency: "EUR" } })
    await all.deal(all.ada, { title: "Dam", stageId, budget: null })
    const { reading } = await get("/api/readings/sales-forecast")
    const row = reading.stages.find((s: { id: string }) => s.id === stageId)
    const active = await behind("sales-forecast", "active")
    assert.deepStrictEqual(active.total, reading.active)
    assert.strictEqual(active.entries.length, 2)
    for (const { contribution, deal } of active.entries) {
      const budget = deal.title === "Mill" ? 100_000 : 0
      assert.strictEqual(contribution.dealId, deal.id)
      assert.strictEqual(contribution.age, 0)
      assert.strictEqual(contribution.probability, row.probability)
      assert.strictEqual(contribution.timeliness, 1_000_000)
      assert.strictEqual(contribution.chance, row.probability)
      assert.strictEqual(contribution.expected, Math.round((budget * row.probability) / 1_000_000))
    }
    const expected = await behind("sales-forecast", "expected")
    assert.strictEqual(expected.measure, "millionths")
    assert.strictEqual(expected.total.deals, Math.round(reading.expected.deals * 1_000_000))
    assert.strictEqual(expected.total.converted, reading.expected.converted)
    assert.isTrue(expected.addsUp)
    const chances = expected.entries.map((e: { count: number }) => e.count)
    assert.strictEqual(
      chances.reduce((sum: number, n: number) => sum + n, 0),
      expected.total.deals
    )
  })

  test("a deal that stood in several stages is one deal of those that got as far", async () => {
    const deal = await all.deal(all.ada, { title: "Lock", budget: { amount: 5000, currency: "EUR" } })
    const moved = await served.call("POST", `/api/deals/${deal.id}/move`, {
      as: all.ada,
      headers: { "if-match": '"v1"' },
      json: { pipelineId: deal.pipelineId, stageId: all.stages["Offer"] }
    })
    assert.strictEqual(moved.status, 200)
    const { reading } = await get("/api/readings/stage-funnel")
    const first = reading.stages[0]
    const opened = await behind("stage-funnel", `reached:created:${first.id}`)
    assert.isTrue(opened.distinct && opened.addsUp)
    assert.deepStrictEqual(opened.total, first.created.reached.now)
    const touched = await behind("stage-funnel", `reached:touched:${first.id}`)
    assert.isTrue(touched.addsUp)
    assert.deepStrictEqual(touched.total, first.touched.reached.now)
    assert.strictEqual(touched.deals, first.touched.reached.now.deals)
  })

  test("deals without a task open into those alone", async () => {
    const deal = await all.deal(all.ada, { title: "Planned" })
    const before = (await get("/api/readings/deals-without-task")).reading.total.deals
    await all.ask(all.ada, "activities", {
      _tag: "AddActivity",
      activityId: id(),
      type: { of: "task", typeId: null },
      direction: "none",
      text: "Ring",
      due: null,
      ownerId: all.ada.userId,
      bindings: [{ kind: "deal", id: deal.id }]
    })
    const { reading } = await get("/api/readings/deals-without-task")
    assert.strictEqual(reading.total.deals, before - 1)
    const opened = await behind("deals-without-task", "total")
    assert.deepStrictEqual([opened.total, opened.deals], [reading.total, reading.total.deals])
  })
})

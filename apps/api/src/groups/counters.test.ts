// For whom does open work count, over HTTP: the owner of its deal, or whoever it was given to?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew } from "../testing/crew.ts"
import { onADeal } from "../testing/onADeal.ts"
import { type Serving, serving } from "../testing/serving.ts"

let served: Serving
let all: Crew
beforeAll(async () => {
  served = await serving()
  all = await crew(served, "north")
})
afterAll(() => served.stop())

const settings = (more: object) => ({
  nps: { enabled: false, lowest: 1, hours: 24, alertAt: 6 },
  presence: true,
  plannedMinutes: 15,
  businessHours: null,
  ...more
})
const put = (json: object) => served.call("PUT", "/api/settings", { as: all.ada, json })

describe("counters over HTTP", () => {
  test("are of the deal's owner until the workspace counts for who is responsible, and open to the same work", async () => {
    const deal = await all.deal(all.ben)
    const call = onADeal(all.ben, deal).call({
      outcome: "missed",
      direction: "in",
      durationMs: 0,
      userId: all.ada.userId
    })
    assert.strictEqual((await all.ask(all.ada, "calls", call)).status, 200)
    const rows = async () => {
      const { body, text } = await served.call("GET", "/api/readings/incoming-work?period=month", {
        as: all.ada
      })
      assert.isDefined(body.reading, text)
      return body.reading.rows.map((row: { id: string; calls: number }) => [row.id, row.calls])
    }
    assert.deepStrictEqual(await rows(), [[all.ben.userId, 1]])
    const behind = await served.call(
      "GET",
      `/api/readings/incoming-work/entries?part=user:${all.ben.userId}:calls&period=month`,
      { as: all.ada }
    )
    assert.deepStrictEqual([behind.status, behind.body.total?.deals], [200, 1], behind.text)
    const set = await put(settings({ counters: "activity" }))
    assert.deepStrictEqual([set.status, set.body.counters], [200, "activity"], set.text)
    assert.deepStrictEqual(await rows(), [[all.ada.userId, 1]])
  })

  test("are set by a word that is known, and by nothing else", async () => {
    for (const wrong of [{}, { counters: "team" }]) {
      const { body, status } = await put(settings(wrong))
      assert.strictEqual(status, 400)
      assert.include(body.errors[0].field, "counters")
    }
  })
})

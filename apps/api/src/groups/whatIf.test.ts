// Do supposed changes move the numbers as real ones would, and leave nothing behind?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew, id } from "../testing/crew.ts"
import { type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let all: Crew
beforeAll(async () => {
  served = await serving()
  all = await crew(served, "north")
})
afterAll(() => served.stop())

const wanted = ["won-deals", "deals-by-owner", "deal-dynamics", "current-tasks", "pipeline-bridge"]
const suppose = (as: Visitor, commands: ReadonlyArray<object>, metrics = wanted) =>
  served.call("POST", "/api/what-if", {
    as,
    json: { question: { period: "month" }, metrics, commands }
  })
const query = wanted.map((metric) => `metrics=${metric}`).join("&")
/** Without the instant that the bridge reaches to: it is the one of the question. */
const still = (all: any) => ({ ...all, "pipeline-bridge": { ...all["pipeline-bridge"], to: null } })
const readings = async (as: Visitor) =>
  (await served.call("GET", `/api/dashboard?period=month&${query}`, { as })).body.readings

describe("what if", () => {
  test("the numbers become what they become when it is done, and nothing is written by asking", async () => {
    const deal = await all.deal(all.ben)
    const activityId = id()
    const commands = [
      {
        _tag: "AddActivity",
        activityId,
        type: { of: "task", typeId: null },
        direction: "none",
        text: "Thank them",
        due: { date: "2031-01-01" },
        ownerId: all.ben.userId,
        bindings: [{ kind: "deal", id: deal.id }]
      },
      { _tag: "WinDeal", dealId: deal.id }
    ]
    const before = await served.dump()
    const asked = await suppose(all.ada, commands)
    assert.strictEqual(asked.status, 200, asked.text)
    assert.strictEqual(await served.dump(), before)
    assert.strictEqual(asked.body.events, 2)
    assert.deepStrictEqual(still(asked.body.before), still(await readings(all.ada)))
    assert.strictEqual(asked.body.after["won-deals"].now.deals, asked.body.before["won-deals"].now.deals + 1)
    await all.ask(all.ben, "activities", commands[0]!)
    await served.call("POST", `/api/deals/${deal.id}/win`, {
      as: all.ben,
      json: {},
      headers: { "if-match": '"v1"' }
    })
    assert.deepStrictEqual(still(asked.body.after), still(await readings(all.ada)))
  })

  test("nothing supposed changes nothing", async () => {
    const { body } = await suppose(all.ada, [])
    assert.deepStrictEqual(body.after, body.before)
    assert.strictEqual(body.events, 0)
  })

  test("a deleted deal leaves every number, and one that is given away leaves the viewer's", async () => {
    const deal = await all.deal(all.ben)
    const before = await served.dump()
    const own = (body: any, side: "before" | "after") => body[side]["deals-by-owner"].total.deals
    const gone = (await suppose(all.ben, [{ _tag: "DeleteDeal", dealId: deal.id }])).body
    assert.strictEqual(own(gone, "after"), own(gone, "before") - 1)
    const given = (await suppose(all.ben, [{ _tag: "ChangeOwner", dealId: deal.id, to: all.dan.userId }]))
      .body
    assert.strictEqual(own(given, "after"), own(given, "before") - 1)
    const toAll = (await suppose(all.ada, [{ _tag: "ChangeOwner", dealId: deal.id, to: all.dan.userId }]))
      .body
    assert.strictEqual(own(toAll, "after"), own(toAll, "before"))
    assert.strictEqual(await served.dump(), before)
  })

  test("is refused as the change itself would be", async () => {
    const deal = await all.deal(all.dan)
    const before = await served.dump()
    const hidden = await suppose(all.ben, [{ _tag: "WinDeal", dealId: deal.id }])
    assert.deepStrictEqual([hidden.status, hidden.body._tag], [404, "DealNotFound"])
    const open = await suppose(all.dan, [
      { _tag: "ReopenDeal", dealId: deal.id, stageId: all.stages["Offer"] }
    ])
    assert.deepStrictEqual([open.status, open.body._tag], [409, "DealIsNotClosed"])
    const client = await suppose(all.dan, [], ["client-conversion"])
    assert.deepStrictEqual([client.status, client.body.errors[0].field], [422, "contact"])
    assert.strictEqual(await served.dump(), before)
  })
})

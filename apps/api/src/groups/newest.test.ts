// Do the short lists beside numbers hold the records that count, the newest first, and nothing that was taken back?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Seller, seller } from "../testing/seller.ts"
import type { Serving, Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
let create: Seller["create"]
let stages: Seller["stages"]
/** A step of a deal at its version. */
let step: (id: string, what: string, version: number) => Promise<void>
beforeAll(async () => {
  const own = await seller()
  ;({ served, ada, create, stages } = own)
  step = async (id, what, version) => {
    const json = what === "reopen" ? { stageId: stages["Offer"] } : {}
    const answer = await own.change(id, what, json, { "if-match": `"v${version}"` })
    assert.strictEqual(answer.status, 200, answer.text)
  }
})
afterAll(() => served.stop())

const ask = (lists: unknown) =>
  served.call("GET", `/api/newest?period=month&lists=${encodeURIComponent(JSON.stringify(lists))}`, {
    as: ada
  })
const won = (limit: number) => ({ metric: "won-deals", part: "now", limit })
const titles = (list: ReadonlyArray<{ record: { title: string } }>) => list.map(({ record }) => record.title)

const win = async (title: string): Promise<string> => {
  const { body } = await create({ title })
  await step(body.id, "win", 1)
  return body.id
}

describe("the newest records of a number", () => {
  test("are those that it counts, each once, the last won first; others are asked for in the same answer", async () => {
    await win("First")
    const lost = await win("Taken back")
    await win("Second")
    const gone = await win("Deleted")
    const open = (await create({ title: "Open" })).body.id
    await step(lost, "reopen", 2)
    await step(gone, "delete", 2)
    const { body, status, text } = await ask([won(10), { metric: "new-deals", part: "now", limit: 10 }])
    assert.strictEqual(status, 200, text)
    assert.deepStrictEqual(titles(body.lists[0]), ["Second", "First"])
    const [newest] = body.lists[0]
    assert.deepStrictEqual(
      [newest.owner.name, newest.amount, newest.currency, newest.deal.title],
      ["Ada", 150_000, "EUR", "Second"]
    )
    assert.strictEqual(body.lists[1][0].record.id, open)
    assert.sameMembers(titles(body.lists[1]), ["Open", "Second", "Taken back", "First"])
  })

  test("are as many as are wanted, however many came and went before them", async () => {
    const again = await win("Won again and again")
    for (let version = 2; version < 30; version += 2) {
      await step(again, "reopen", version)
      await step(again, "win", version + 1)
    }
    const { body } = await ask([won(2)])
    assert.deepStrictEqual(titles(body.lists[0]), ["Won again and again", "Second"])
  })

  test("are refused for a part that is not there, and for what is no list", async () => {
    assert.strictEqual((await ask([{ metric: "won-deals", part: "nowhere", limit: 5 }])).status, 404)
    assert.strictEqual((await ask([won(0)])).status, 400)
    assert.strictEqual((await ask(Array.from({ length: 21 }, () => won(1)))).status, 400)
    assert.strictEqual((await served.call("GET", "/api/newest", { as: ada })).status, 400)
    const narrowed = await ask([{ ...won(1), channels: ["mail"] }])
    assert.strictEqual(narrowed.status, 422)
    assert.include(narrowed.text, "asks.0.channels")
  })
})

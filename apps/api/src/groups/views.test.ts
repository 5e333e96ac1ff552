// Does everybody keep views of the log under names of their own, over HTTP?
import { mostViews } from "@weir/domain/log/SavedView"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew } from "../testing/crew.ts"
import { type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let all: Crew
beforeAll(async () => {
  served = await serving()
  all = await crew(served, "north")
})
afterAll(() => served.stop())

const save = (as: Visitor, name: string, query: string) =>
  served.call("PUT", "/api/my/views", { as, json: { name, query } })
const remove = (as: Visitor, name: string) =>
  served.call("DELETE", `/api/my/views?name=${encodeURIComponent(name)}`, { as })
const names = async (as: Visitor) => {
  const { body, status, text } = await served.call("GET", "/api/my/views", { as })
  assert.strictEqual(status, 200, text)
  return body.items.map((view: { name: string; query: string }) => `${view.name}: ${view.query}`)
}

describe("views over HTTP", () => {
  test("are saved under a name, replaced under the same, and removed; nobody else has them", async () => {
    const saved = await save(all.ben, "Moves", "type=DealMoved")
    assert.deepStrictEqual(
      [saved.status, saved.body.items],
      [200, [{ name: "Moves", query: "type=DealMoved" }]],
      saved.text
    )
    await save(all.ben, "Деньги & co", "type=DealBudgetChanged")
    await save(all.ben, "Moves", "type=DealMoved&author=robot")
    assert.deepStrictEqual(await names(all.ben), [
      "Moves: type=DealMoved&author=robot",
      "Деньги & co: type=DealBudgetChanged"
    ])
    assert.deepStrictEqual(await names(all.ada), [])
    assert.strictEqual((await remove(all.ada, "Moves")).status, 200)
    const left = await remove(all.ben, "Деньги & co")
    assert.deepStrictEqual([left.status, left.body.items.length], [200, 1], left.text)
    assert.deepStrictEqual(await names(all.ben), ["Moves: type=DealMoved&author=robot"])
  })

  test("have names and conditions of a size that can be kept", async () => {
    for (const [name, query] of [
      ["", "a"],
      [" ", "a"],
      ["n".repeat(41), "a"],
      ["a\u0000", "a"],
      ["a", "q".repeat(4001)],
      ["a", "\u0000"]
    ] as const) {
      const { body, status } = await save(all.ben, name, query)
      assert.strictEqual(status, 400, JSON.stringify([name, query.slice(0, 9)]))
      assert.match(body.errors[0].field, /name|query/u)
    }
    assert.strictEqual((await save(all.ben, "Everything", "")).status, 200)
  })

  test("are at most fifty, of which each can still be changed", async () => {
    for (let n = 0; n < mostViews; n++) await save(all.cleo, `view ${n}`, `text=${n}`)
    const beyond = await save(all.cleo, "one more", "text=more")
    assert.deepStrictEqual([beyond.status, beyond.body._tag], [422, "TooManyViews"], beyond.text)
    assert.include(beyond.text, "at most 50 views")
    assert.strictEqual((await save(all.cleo, "view 7", "text=seven")).status, 200)
    assert.include(await names(all.cleo), "view 7: text=seven")
    await remove(all.cleo, "view 8")
    assert.strictEqual((await save(all.cleo, "one more", "text=more")).status, 200)
  })
})

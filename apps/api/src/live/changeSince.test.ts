// Is a reader told of every change that they may read, and of no other, also of a burst and of what they missed?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { crew } from "../testing/crew.ts"
import { listen } from "../testing/listen.ts"
import { type Serving, serving, type Visitor } from "../testing/serving.ts"

const wanted = "period=month&metrics=new-deals"
let served: Serving
let team: Awaited<ReturnType<typeof crew>>
beforeAll(async () => {
  served = await serving()
  team = await crew(served, "east")
})
afterAll(() => served.stop())

const open = async (visitor: Visitor, headers?: Record<string, string>) => {
  const line = listen(served, visitor, wanted, headers)
  await line.until(() => line.dashboards().length >= 1)
  return line
}
type Line = ReturnType<typeof listen>
const changes = (line: Line) => line.heard.filter(({ event }) => event === "change").map(({ data }) => data)
const told = (line: Line) => changes(line).reduce((sum: number, { more }) => sum + more + 1, 0)
const deals = (line: Line) => line.dashboards().at(-1)?.data.readings["new-deals"].now.deals

describe("changes on a live line", () => {
  test("of a burst are all counted, and the last one is told by name", async () => {
    const line = await open(team.ada)
    const before = deals(line)
    for (let i = 1; i <= 30; i++) await team.deal(team.ben, { title: `Burst ${i}` })
    await line.until(() => deals(line) === before + 30)
    assert.strictEqual(told(line), 30)
    assert.isBelow(changes(line).length, 30, "some were told together")
    assert.strictEqual(changes(line).at(-1).deal.title, "Burst 30")
    line.close()
  })

  test("that were made while a reader was away are told when they come back, once each", async () => {
    const line = await open(team.ada)
    const { id } = line.dashboards()[0]!
    line.close()
    for (let i = 1; i <= 3; i++) await team.deal(team.ben, { title: `Missed ${i}` })
    const back = await open(team.ada, { "last-event-id": id })
    assert.deepStrictEqual(
      changes(back).map(({ deal, more }) => [deal.title, more]),
      [["Missed 3", 2]]
    )
    await team.deal(team.ben, { title: "Seen" })
    await back.until(() => changes(back).length === 2)
    assert.deepStrictEqual(
      [changes(back)[1].deal.title, changes(back)[1].more, changes(back)[1].events],
      ["Seen", 0, 1]
    )
    back.close()
  })

  test("of others' records are neither told nor counted for who may not read them", async () => {
    const line = await open(team.dan)
    const { id } = line.dashboards()[0]!
    line.close()
    await team.deal(team.ben, { title: "Ben's" })
    await team.deal(team.dan, { title: "Dan's" })
    await team.deal(team.ben, { title: "Ben's, too" })
    const back = await open(team.dan, { "last-event-id": id })
    assert.deepStrictEqual(
      changes(back).map(({ deal, more }) => [deal.title, more]),
      [["Dan's", 0]]
    )
    back.close()
  })

  test("are no beats of presence", async () => {
    const line = listen(served, team.ada, "period=today&metrics=system-usage")
    await line.until(() => line.dashboards().length === 1)
    for (const visible of [true, false]) {
      await served.call("POST", "/api/presence", { as: team.ada, json: { window: "w1", visible } })
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    await line.until(() => line.dashboards().length > 1)
    await team.deal(team.ben, { title: "After the beat" })
    await line.until(() => changes(line).length > 0)
    assert.deepStrictEqual(
      changes(line).map(({ more, what }) => [what, more]),
      [["DealCreated", 0]]
    )
    line.close()
  })
})

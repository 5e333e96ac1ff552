// Are activities changed once, in order, and only by those who may, and do they end with their deal?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew, id } from "../testing/crew.ts"
import { type OnADeal, onADeal } from "../testing/onADeal.ts"
import { type Serving, serving } from "../testing/serving.ts"

let served: Serving
let all: Crew
let at: OnADeal
beforeAll(async () => {
  served = await serving()
  all = await crew(served, "north")
  at = onADeal(all.ben, await all.deal(all.ben))
})
afterAll(() => served.stop())

describe("an activity over HTTP", () => {
  test("is added, completed, reopened, deleted and restored, each with the next version", async () => {
    const added = at.task()
    const { activityId } = added
    const steps: ReadonlyArray<readonly [object, (body: any) => unknown, unknown]> = [
      [added, (b) => b.completion, null],
      [
        { _tag: "CompleteActivity", activityId, by: all.ben.userId, result: "done" },
        (b) => b.completion.late,
        false
      ],
      [{ _tag: "ReopenActivity", activityId }, (b) => b.completion, null],
      [{ _tag: "DeleteActivity", activityId }, (b) => b.deletedAt !== null, true],
      [{ _tag: "RestoreActivity", activityId }, (b) => b.deletedAt, null]
    ]
    for (const [i, [command, of, expected]] of steps.entries()) {
      const { body, headers, status, text } = await all.ask(all.ben, "activities", command)
      assert.strictEqual(status, 200, text)
      assert.strictEqual(headers.get("etag"), `"v${i + 1}"`)
      assert.deepStrictEqual(of(body), expected)
    }
    const read = await served.call("GET", `/api/activities/${activityId}`, { as: all.ben })
    assert.deepStrictEqual([read.body.text, read.headers.get("etag")], ["Call back about the oak", '"v5"'])
  })

  test("is one activity however often the request comes, and another body under the key is refused", async () => {
    const headers = { "idempotency-key": "once" }
    const added = at.task()
    const first = await all.ask(all.ben, "activities", added, { headers })
    const second = await all.ask(all.ben, "activities", added, { headers })
    assert.strictEqual(second.text, first.text)
    const events = (await served.call("GET", "/api/events?limit=200", { as: all.ada })).body.items
    assert.lengthOf(
      events.filter((e: { subject: { id: string } }) => e.subject.id === added.activityId),
      1
    )
    const other = await all.ask(all.ben, "activities", at.task(), { headers })
    assert.deepStrictEqual([other.status, other.body._tag], [422, "CommandKeyReused"])
  })

  test("is put off only against the version that was read", async () => {
    const added = at.task()
    await all.ask(all.ben, "activities", added)
    const later = {
      _tag: "RescheduleActivity",
      activityId: added.activityId,
      due: { date: "2030-02-01" }
    }
    const blind = await all.ask(all.ben, "activities", later)
    assert.deepStrictEqual([blind.status, blind.body.errors[0].field], [428, "if-match"])
    const stale = await all.ask(all.ben, "activities", later, { headers: { "if-match": '"v7"' } })
    assert.deepStrictEqual([stale.status, stale.body.expected, stale.body.actual], [412, 7, 1])
    const { body, status, text } = await all.ask(all.ben, "activities", later, {
      headers: { "if-match": '"v1"' }
    })
    assert.strictEqual(status, 200, text)
    assert.deepStrictEqual([body.due.date, body.pushes], ["2030-02-01", 1])
  })

  test("a refusal names the field, and nothing is written", async () => {
    const before = await served.dump()
    const nowhere = await all.ask(all.ben, "activities", at.task({ bindings: [{ kind: "deal", id: id() }] }))
    assert.deepStrictEqual(
      [nowhere.status, nowhere.body._tag, nowhere.body.errors[0].field],
      [422, "BindingNotFound", "command.bindings"]
    )
    const unbound = await all.ask(all.ben, "activities", at.task({ bindings: [] }))
    assert.strictEqual(unbound.status, 400)
    assert.include(unbound.body.errors[0].field, "bindings")
    const dated = await all.ask(all.ben, "activities", at.task(), { at: "2026-01-01T00:00:00Z" })
    assert.deepStrictEqual([dated.status, dated.body.errors[0].field], [403, "at"])
    const added = at.task()
    const forged = await all.ask(all.ben, "notes", at.note({ authorId: all.dan.userId }))
    assert.deepStrictEqual([forged.status, forged.body.errors[0].field], [403, "authorId"])
    const gone = await all.ask(all.ben, "activities", {
      _tag: "ReopenActivity",
      activityId: added.activityId
    })
    assert.deepStrictEqual([gone.status, gone.body._tag], [404, "RecordNotFound"])
    assert.strictEqual(await served.dump(), before)
  })

  test("lists are by deal, owner, openness and time, page by page", async () => {
    const own = await all.deal(all.ben)
    const texts = ["a", "b", "c", "d", "e"]
    for (const [i, text] of texts.entries()) {
      const bindings = [{ kind: "deal", id: own.id }]
      const added = at.task({ text, bindings, due: { at: `2031-01-0${i + 1}T10:00:00Z` } })
      await all.ask(all.ben, "activities", added)
      if (i === 4)
        await all.ask(all.ben, "activities", {
          _tag: "CompleteActivity",
          activityId: added.activityId,
          by: all.ben.userId,
          result: null
        })
    }
    const seen: Array<string> = []
    let after = ""
    do {
      const { body, status, text } = await served.call(
        "GET",
        `/api/activities?deal=${own.id}&owner=${all.ben.userId}&open=true&order=asc&limit=3${after}`,
        { as: all.ben }
      )
      assert.strictEqual(status, 200, text)
      assert.strictEqual(body.total, 4)
      seen.push(...body.items.map((a: { text: string }) => a.text))
      after = body.next === null ? "" : `&after=${encodeURIComponent(body.next)}`
    } while (after !== "")
    assert.deepStrictEqual(seen, texts.slice(0, 4))
    const { body } = await served.call(
      "GET",
      `/api/activities?deal=${own.id}&from=2031-01-02T00:00:00Z&to=2031-01-04T00:00:00Z`,
      { as: all.ben }
    )
    assert.deepStrictEqual(
      body.items.map((a: { text: string }) => a.text),
      ["c", "b"]
    )
  })
})

describe("closing a deal", () => {
  for (const [tasks, left] of [
    ["keep", 2],
    ["complete", 0],
    ["delete", 0]
  ] as const)
    test(`with its open tasks: ${tasks}`, async () => {
      const own = await all.deal(all.ben)
      const bindings = [{ kind: "deal", id: own.id }]
      for (const text of ["one", "two"]) await all.ask(all.ben, "activities", at.task({ text, bindings }))
      const won = await served.call("POST", `/api/deals/${own.id}/win`, {
        as: all.ben,
        json: { tasks },
        headers: { "if-match": '"v1"' }
      })
      assert.strictEqual(won.status, 200, won.text)
      const { body } = await served.call("GET", `/api/activities?deal=${own.id}`, { as: all.ben })
      assert.strictEqual(
        body.items.filter((a: { completion: unknown }) => a.completion === null).length,
        left
      )
      assert.strictEqual(body.total, tasks === "delete" ? 0 : 2)
      const { items } = (await served.call("GET", "/api/events?limit=3", { as: all.ada })).body
      if (tasks !== "keep")
        assert.strictEqual(new Set(items.map((e: { transaction: string }) => e.transaction)).size, 1)
    })
})

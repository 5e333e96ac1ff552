// Are activities, calls, talks, notes, files, goals and teams changed once, in order, and only by those who may?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew, id } from "../testing/crew.ts"
import { type Serving, serving } from "../testing/serving.ts"

let served: Serving
let all: Crew
let deal: { readonly id: string; readonly version: number }
beforeAll(async () => {
  served = await serving()
  all = await crew(served, "north")
  deal = await all.deal(all.ben)
})
afterAll(() => served.stop())

const onDeal = () => [{ kind: "deal", id: deal.id }]
const task = (over: object = {}) => ({
  _tag: "AddActivity",
  activityId: id(),
  type: { of: "task", typeId: null },
  direction: "none",
  text: "Call back about the oak",
  due: { at: "2030-01-01T10:00:00Z" },
  ownerId: all.ben.userId,
  bindings: onDeal(),
  ...over
})
const call = (over: object = {}) => ({
  _tag: "RecordCall",
  callId: id(),
  provider: "pbx",
  externalId: id(),
  direction: "in",
  outcome: "answered",
  startedAt: new Date(Date.now() - 600_000).toISOString(),
  durationMs: 60_000,
  userId: all.ben.userId,
  phone: "+351912345678",
  bindings: onDeal(),
  ...over
})
const note = (over: object = {}) => ({
  _tag: "AddNote",
  noteId: id(),
  sort: "common",
  authorId: all.ben.userId,
  text: "They like it dark",
  bindings: onDeal(),
  ...over
})

describe("an activity over HTTP", () => {
  test("is added, completed, reopened, deleted and restored, each with the next version", async () => {
    const added = task()
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
    const added = task()
    const first = await all.ask(all.ben, "activities", added, { headers })
    const second = await all.ask(all.ben, "activities", added, { headers })
    assert.strictEqual(second.text, first.text)
    const events = (await served.call("GET", "/api/events?limit=200", { as: all.ada })).body.items
    assert.lengthOf(
      events.filter((e: { subject: { id: string } }) => e.subject.id === added.activityId),
      1
    )
    const other = await all.ask(all.ben, "activities", task(), { headers })
    assert.deepStrictEqual([other.status, other.body._tag], [422, "CommandKeyReused"])
  })

  test("is put off only against the version that was read", async () => {
    const added = task()
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
    const nowhere = await all.ask(all.ben, "activities", task({ bindings: [{ kind: "deal", id: id() }] }))
    assert.deepStrictEqual(
      [nowhere.status, nowhere.body._tag, nowhere.body.errors[0].field],
      [422, "BindingNotFound", "command.bindings"]
    )
    const unbound = await all.ask(all.ben, "activities", task({ bindings: [] }))
    assert.strictEqual(unbound.status, 400)
    assert.include(unbound.body.errors[0].field, "bindings")
    const dated = await all.ask(all.ben, "activities", task(), { at: "2026-01-01T00:00:00Z" })
    assert.deepStrictEqual([dated.status, dated.body.errors[0].field], [403, "at"])
    const added = task()
    const forged = await all.ask(all.ben, "notes", note({ authorId: all.dan.userId }))
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
      const added = task({ text, bindings, due: { at: `2031-01-0${i + 1}T10:00:00Z` } })
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

describe("other records over HTTP", () => {
  test("a call told twice by its provider is one call", async () => {
    const told = call()
    const first = await all.ask(all.ben, "calls", told)
    assert.strictEqual(first.status, 200, first.text)
    const again = await all.ask(all.ben, "calls", told)
    assert.deepStrictEqual([again.status, again.body.version], [200, 1])
    const other = await all.ask(all.ben, "calls", { ...told, callId: id() })
    assert.deepStrictEqual([other.status, other.body.id, other.body.version], [200, told.callId, 1])
    const silent = await all.ask(all.ben, "calls", call({ outcome: "missed" }))
    assert.deepStrictEqual([silent.status, silent.body.errors[0].field], [422, "command.durationMs"])
  })

  test("a talk is opened, written in, closed and scored", async () => {
    await served.call("PUT", "/api/settings", {
      as: all.ada,
      json: {
        nps: { enabled: true, lowest: 1, hours: 24, alertAt: 6 },
        presence: true,
        plannedMinutes: 15,
        counters: "record"
      }
    })
    const talkId = id()
    const message = (from: string, userId: string | null) => ({
      _tag: "RecordMessage",
      talkId,
      messageId: id(),
      externalId: id(),
      from,
      userId,
      failed: false
    })
    for (const command of [
      {
        _tag: "OpenTalk",
        talkId,
        channel: "whatsapp",
        provider: "chat",
        externalId: id(),
        ownerId: all.ben.userId,
        bindings: onDeal()
      },
      message("client", null),
      message("user", all.ben.userId),
      { _tag: "CloseTalk", talkId, by: all.ben.userId }
    ]) {
      const { status, text } = await all.ask(all.ben, "talks", command)
      assert.strictEqual(status, 200, text)
    }
    const wrong = await all.ask(all.ben, "talks", { _tag: "AnswerNps", talkId, score: 11 })
    assert.deepStrictEqual([wrong.status, wrong.body.errors[0].field], [422, "command.score"])
    // The first valid answer stands.
    for (const score of [9, 2]) await all.ask(all.ben, "talks", { _tag: "AnswerNps", talkId, score })
    const { body } = await served.call("GET", `/api/talks/${talkId}`, { as: all.ben })
    assert.deepStrictEqual([body.closedAt !== null, body.survey.answer.score], [true, 9])
    const nps = await served.call("GET", "/api/readings/nps", { as: all.ben })
    assert.strictEqual(nps.status, 200, nps.text)
  })

  test("notes and files are added, and stand in the timeline of the deal beside everything else", async () => {
    const own = await all.deal(all.ben)
    const bindings = [{ kind: "deal", id: own.id }]
    const noted = note({ bindings })
    const made = [
      await all.ask(all.ben, "notes", noted),
      await all.ask(all.ben, "files", {
        _tag: "AddFile",
        fileId: id(),
        name: "plan.pdf",
        mediaType: "application/pdf",
        bytes: 12_000,
        origin: "note",
        originId: noted.noteId,
        uploaderId: all.ben.userId,
        bindings
      }),
      await all.ask(all.ben, "calls", call({ bindings })),
      await all.ask(all.ben, "activities", task({ bindings }))
    ]
    for (const { status, text } of made) assert.strictEqual(status, 200, text)
    const { body } = await served.call("GET", `/api/timeline/deal/${own.id}`, { as: all.ben })
    assert.sameMembers(
      body.items.map((r: { kind: string }) => r.kind),
      ["activity", "call", "file", "note"]
    )
    const hidden = await served.call("GET", `/api/timeline/deal/${own.id}`, { as: all.dan })
    assert.strictEqual(hidden.status, 404)
  })

  test("goals and teams are for admins to set, and for everybody to read", async () => {
    const goal = {
      _tag: "SetGoal",
      goalId: id(),
      scope: { of: "workspace" },
      pipelineId: null,
      month: "2026-11",
      measure: "budget",
      target: 1_000_000
    }
    assert.strictEqual((await all.ask(all.ben, "goals", goal)).status, 403)
    const set = await all.ask(all.ada, "goals", goal)
    assert.strictEqual(set.status, 200, set.text)
    assert.strictEqual((await all.ask(all.ada, "goals", { ...goal, target: 5 })).status, 428)
    const twin = await all.ask(all.ada, "goals", { ...goal, goalId: id() })
    assert.isAtLeast(twin.status, 400)
    for (const plural of ["goals", "teams"]) {
      const { body } = await served.call("GET", `/api/${plural}`, { as: all.dan })
      assert.strictEqual(body.total, 1, plural)
    }
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
      for (const text of ["one", "two"]) await all.ask(all.ben, "activities", task({ text, bindings }))
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

// Are calls, talks, notes, files, goals and teams changed once, and only by those who may?
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

describe("other records over HTTP", () => {
  test("a call told twice by its provider is one call", async () => {
    const told = at.call()
    const first = await all.ask(all.ben, "calls", told)
    assert.strictEqual(first.status, 200, first.text)
    const again = await all.ask(all.ben, "calls", told)
    assert.deepStrictEqual([again.status, again.body.version], [200, 1])
    const other = await all.ask(all.ben, "calls", { ...told, callId: id() })
    assert.deepStrictEqual([other.status, other.body.id, other.body.version], [200, told.callId, 1])
    const silent = await all.ask(all.ben, "calls", at.call({ outcome: "missed" }))
    assert.deepStrictEqual([silent.status, silent.body.errors[0].field], [422, "command.durationMs"])
  })

  test("business hours are set day by day, and what no day can be is refused with its field and the reason", async () => {
    const put = (businessHours: unknown) =>
      served.call("PUT", "/api/settings", {
        as: all.ada,
        json: {
          nps: { enabled: true, lowest: 1, hours: 24, alertAt: 6 },
          presence: true,
          plannedMinutes: 15,
          counters: "record",
          businessHours
        }
      })
    const monday = { weekday: 1, opens: 540, closes: 1080 }
    const set = await put([monday])
    assert.deepStrictEqual([set.status, set.body.businessHours], [200, [monday]], set.text)
    for (const wrong of [[{ ...monday, closes: 500 }], [monday, monday], []]) {
      const { body, status } = await put(wrong)
      assert.strictEqual(status, 400)
      assert.include(body.errors[0].field, "businessHours")
    }
    assert.strictEqual((await put(null)).status, 200)
  })

  test("a message told in two talks is one, and told otherwise it is refused with the field that differs", async () => {
    const talks = [id(), id()]
    for (const talkId of talks)
      await all.ask(all.ben, "talks", {
        _tag: "OpenTalk",
        talkId,
        channel: "whatsapp",
        provider: "chat",
        externalId: id(),
        ownerId: all.ben.userId,
        bindings: at.bindings
      })
    const told = {
      _tag: "RecordMessage",
      messageId: id(),
      externalId: id(),
      from: "client",
      userId: null,
      failed: false
    }
    const [first, second] = [
      await all.ask(all.ben, "talks", { ...told, talkId: talks[0] }),
      await all.ask(all.ben, "talks", { ...told, talkId: talks[1], messageId: id() })
    ]
    assert.deepStrictEqual([first.status, first.body.messages.length], [200, 1], first.text)
    assert.deepStrictEqual([second.status, second.body.messages.length], [200, 0], second.text)
    const other = await all.ask(all.ben, "talks", { ...told, talkId: talks[1], from: "robot" })
    assert.deepStrictEqual([other.status, other.body.errors[0].field], [409, "from"], other.text)
  })

  test("a talk is opened, written in, closed and scored", async () => {
    await served.call("PUT", "/api/settings", {
      as: all.ada,
      json: {
        nps: { enabled: true, lowest: 1, hours: 24, alertAt: 6 },
        presence: true,
        plannedMinutes: 15,
        counters: "record",
        businessHours: null
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
        bindings: at.bindings
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
    const noted = at.note({ bindings })
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
      await all.ask(all.ben, "calls", at.call({ bindings })),
      await all.ask(all.ben, "activities", at.task({ bindings }))
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
    const gone = { _tag: "RemoveGoal", goalId: goal.goalId }
    assert.strictEqual((await all.ask(all.ada, "goals", gone)).status, 200)
    const heir = id()
    assert.strictEqual((await all.ask(all.ada, "goals", { ...goal, goalId: heir, target: 7 })).status, 200)
    const { body: past } = await served.call("GET", `/api/goals/${heir}/events`, { as: all.dan })
    assert.deepStrictEqual(
      past.items.map(({ fact }: { fact: { _tag: string; to?: number } }) => [fact._tag, fact.to]),
      [
        ["GoalSet", 1_000_000],
        ["GoalRemoved", undefined],
        ["GoalSet", 7]
      ]
    )
    assert.strictEqual((await served.call("GET", `/api/goals/${id()}/events`, { as: all.dan })).status, 404)
    const { body: every } = await served.call("GET", "/api/goals?deleted=true", { as: all.dan })
    assert.strictEqual(every.total, 2)
    for (const plural of ["goals", "teams"]) {
      const { body } = await served.call("GET", `/api/${plural}`, { as: all.dan })
      assert.strictEqual(body.total, 1, plural)
    }
  })
})

// Are numbers read as widgets narrow them: by people, teams, stages, types and channels, in pipelines of their own?
import { request } from "node:http"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew, id } from "../testing/crew.ts"
import { type Answer, type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let all: Crew
let [team, other, talks] = ["", "", ""]
const deals: Record<string, string> = {}
const everybody = ["ada", "ben", "cleo", "dan"] as const
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

beforeAll(async () => {
  served = await serving()
  all = await crew(served, "narrow")
  const stages = [
    { name: "Talks", kind: "open" },
    { name: "Signed", kind: "won" },
    { name: "Gone", kind: "lost" }
  ]
  const partners = await served.call("POST", "/api/pipelines", {
    as: all.ada,
    json: { name: "Partners", stages, lossReasonRequired: false }
  })
  assert.strictEqual(partners.status, 200, partners.text)
  other = partners.body.id
  talks = partners.body.stages[0].id
  for (const who of everybody) {
    // Dan works with partners.
    const place = who === "dan" ? { pipelineId: other, stageId: talks } : {}
    deals[who] = (await all.deal(all[who], { title: `Deal of ${who}`, ...place })).id
    const bindings = [{ kind: "deal", id: deals[who] }]
    const ownerId = all[who].userId
    await all.ask(all[who], "notes", {
      _tag: "AddNote",
      noteId: id(),
      sort: "common",
      authorId: ownerId,
      text: `Note of ${who}`,
      bindings
    })
    if (who === "cleo" || who === "dan") continue
    const of = who === "ben" ? "call" : "task"
    await all.ask(all[who], "activities", {
      _tag: "AddActivity",
      activityId: id(),
      ownerId,
      type: { of, typeId: null },
      text: `Task of ${who}`,
      direction: "none",
      due: null,
      bindings
    })
  }
  team = id()
  await all.ask(all.ada, "teams", {
    _tag: "AddTeam",
    teamId: team,
    name: "South",
    members: [all.ben.userId, all.dan.userId]
  })
})
afterAll(() => served.stop())

const inQuery = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const asked = (asks: unknown, more = "", as: Visitor = all.ada): Promise<Answer> =>
  served.call("GET", `/api/dashboard?period=month&asks=${inQuery(asks)}${more}`, { as })
const answers = async (asks: ReadonlyArray<unknown>, more = "", as = all.ada) => {
  const { body, status, text } = await asked(asks, more, as)
  assert.strictEqual(status, 200, text)
  return body.answers
}
const people = (...names: ReadonlyArray<(typeof everybody)[number]>) => names.map((name) => all[name].userId)

describe("a narrowed number", () => {
  test("counts what belongs to the people asked about, in the order of the asks, beside plain ones", async () => {
    const { body } = await asked(
      [
        { metric: "new-deals", users: people("ben", "cleo") },
        { metric: "new-deals" },
        { metric: "notes-added", users: people("dan") },
        { metric: "new-deals", users: [] }
      ],
      "&metrics=new-deals"
    )
    assert.deepStrictEqual(Object.keys(body.readings), ["new-deals"])
    assert.strictEqual(body.readings["new-deals"].now.deals, 4)
    assert.deepStrictEqual(
      body.answers.map((answer: any) => answer.now.deals ?? answer.now),
      [2, 4, 1, 4]
    )
    assert.deepStrictEqual(body.answers[1], body.readings["new-deals"])
    assert.deepStrictEqual(
      body.answers[2].rows.map((row: any) => row.name),
      ["dan"]
    )
  })

  test("takes a team as its members, at the asked instant those of then", async () => {
    const ofTeam = [{ metric: "notes-added", teams: [team] }]
    assert.strictEqual((await answers(ofTeam))[0].now, 2)
    await pause(20)
    const then = new Date().toISOString()
    await pause(20)
    await all.ask(
      all.ada,
      "teams",
      { _tag: "ChangeMembers", teamId: team, to: people("ben") },
      { headers: { "if-match": '"v1"' } }
    )
    assert.strictEqual((await answers(ofTeam))[0].now, 1)
    assert.strictEqual((await answers(ofTeam, `&asOf=${then}`))[0].now, 2)
    const both = [{ metric: "notes-added", teams: [team], users: people("ada", "ben") }]
    assert.strictEqual((await answers(both))[0].now, 2)
  })

  test("counts stages, types and another pipeline alone", async () => {
    const [current, kinds, idle, idleTalks, elsewhere, dynamics] = await answers([
      { metric: "current-tasks", types: ["call"] },
      { metric: "current-tasks", types: ["call", "task"], users: people("ben", "dan") },
      { metric: "deals-without-task" },
      { metric: "deals-without-task", stages: [talks] },
      { metric: "new-deals", pipeline: other },
      { metric: "deal-dynamics", pipeline: other }
    ])
    assert.deepStrictEqual([current.total, kinds.total], [1, 1])
    assert.deepStrictEqual([idle.total.deals, idleTalks.total.deals, elsewhere.now.deals], [2, 1, 1])
    assert.strictEqual(dynamics.pipeline.name, "Partners")
  })

  test("matches nothing where nobody knows the ids, and never falls back to something else", async () => {
    const nobody = id()
    const read = await answers([
      { metric: "new-deals", users: [nobody] },
      { metric: "notes-added", teams: [nobody] },
      { metric: "deals-without-task", stages: [nobody] },
      { metric: "current-tasks", types: [nobody] },
      { metric: "incoming-messages", channels: ["nowhere"] },
      { metric: "new-deals", pipeline: nobody },
      { metric: "deal-dynamics", pipeline: nobody }
    ])
    assert.deepStrictEqual(
      [read[0].now.deals, read[1].now, read[2].total.deals, read[3].total, read[4].total.now],
      [0, 0, 0, 0, 0]
    )
    assert.strictEqual(read[5].now.deals, 0)
    assert.deepStrictEqual([read[6].pipeline, read[6].stages], [null, []])
  })

  test("shows nobody more than they may read", async () => {
    const [mine, theirs] = await answers(
      [
        { metric: "new-deals", users: people("ben", "dan") },
        { metric: "system-usage", users: people("ada") }
      ],
      "",
      all.ben
    )
    assert.strictEqual(mine.now.deals, 1)
    assert.deepStrictEqual(theirs.rows, [])
  })

  test("opens into the entries of what it counts, which add up to it", async () => {
    for (const [metric, part, only, count] of [
      ["new-deals", "now", { users: people("ben", "cleo") }, 2],
      ["notes-added", "now", { users: people("dan") }, 1],
      ["notes-added", `user:${people("ada")[0]}`, { users: people("dan") }, 0],
      ["current-tasks", "total", { types: ["call"] }, 1],
      ["new-deals", "now", { pipeline: other }, 1],
      ["deals-without-task", "total", { stages: [talks] }, 1]
    ] as const) {
      const path = `/api/readings/${metric}/entries?part=${part}&only=${inQuery(only)}`
      const { body, text } = await served.call("GET", path, { as: all.ada })
      assert.strictEqual(body.total?.deals, count, text)
      assert.strictEqual(body.entries.length, count)
      assert.isTrue(body.addsUp)
    }
  })
})

describe("a narrowing that cannot be", () => {
  const refused = async (asks: unknown, field: string, status = 400) => {
    const answer = await asked(asks)
    assert.strictEqual(answer.status, status, answer.text)
    assert.include(
      answer.body.errors.map((error: any) => error.field),
      field,
      answer.text
    )
    assert.include(answer.body.detail, field)
  }

  test("is refused with the field at fault", async () => {
    await refused([{ metric: "newest-deals" }], "asks.0.metric")
    await refused([{ metric: "new-deals" }, { metric: "new-deals", users: ["ben"] }], "asks.1.users.0")
    await refused([{ metric: "new-deals", owners: [] }], "asks.0.owners")
    await refused([{}], "asks.0.metric")
    await refused({ metric: "new-deals" }, "asks")
    await refused(
      Array.from({ length: 81 }, () => ({ metric: "new-deals" })),
      "asks"
    )
    const broken = await served.call("GET", "/api/dashboard?asks=[{", { as: all.ada })
    assert.strictEqual(broken.status, 400)
    assert.strictEqual(broken.body.errors[0].field, "asks")
  })

  test("is refused where the number cannot be told for that alone", async () => {
    await refused(
      [{ metric: "new-deals" }, { metric: "new-deals", channels: ["whatsapp"] }],
      "asks.1.channels",
      422
    )
    await refused([{ metric: "goal-progress", teams: [team] }], "asks.0.teams", 422)
    const path = `/api/readings/goal-progress/entries?part=now&only=${inQuery({ users: people("ben") })}`
    const answer = await served.call("GET", path, { as: all.ada })
    assert.strictEqual(answer.status, 422)
    assert.strictEqual(answer.body.errors[0].field, "only.users")
    const live = await served.call(
      "GET",
      `/api/live?asks=${inQuery([{ metric: "goal-progress", types: ["call"] }])}`,
      { as: all.ada }
    )
    assert.strictEqual(live.status, 422)
  })

  test("a profile's number is asked about a client", async () => {
    const answer = await asked([{ metric: "channel-load" }])
    assert.strictEqual(answer.status, 422)
    assert.strictEqual(answer.body._tag, "ClientRequired")
  })
})

describe("many narrowed numbers at once", () => {
  test("fit into one request", async () => {
    const users = Array.from({ length: 5 }, () => id())
    const asks = Array.from({ length: 80 }, (_, i) => ({
      metric: "new-deals",
      users: [...users, ...people(everybody[i % 4]!)]
    }))
    assert.isAbove(inQuery(asks).length, 20_000)
    const read = await answers(asks)
    assert.deepStrictEqual(
      read.map((answer: any) => answer.now.deals),
      asks.map(() => 1)
    )
  })
})

/** The first dashboard that a stream tells. */
const firstOf = (asks: unknown, as: Visitor) =>
  new Promise<any>((resolve, reject) => {
    const sent = request(
      `${served.url}/api/live?period=month&asks=${inQuery(asks)}`,
      { headers: { cookie: as.cookie } },
      (answer) => {
        let text = ""
        answer.setEncoding("utf8")
        answer.on("data", (piece: string) => {
          text += piece
          const data = /^event: dashboard\ndata: (.*)\n\n/m.exec(text)?.[1]
          if (data === undefined) return
          resolve(JSON.parse(data))
          sent.destroy()
        })
      }
    )
    sent.on("error", reject)
    sent.end()
  })

describe("a live dashboard", () => {
  test("tells everybody the numbers they ask for, however alike the questions are", async () => {
    const [one, two, plain] = await Promise.all([
      firstOf([{ metric: "new-deals", users: people("ben") }], all.ada),
      firstOf([{ metric: "new-deals", users: people("ben", "dan") }], all.ada),
      firstOf([{ metric: "new-deals" }], all.ada)
    ])
    assert.deepStrictEqual(
      [one, two, plain].map(({ answers }) => answers[0].now.deals),
      [1, 2, 4]
    )
    assert.deepStrictEqual(one.readings, {})
  })
})

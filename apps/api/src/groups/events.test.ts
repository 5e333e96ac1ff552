// Is the log told newest first, narrowed by every condition, with its lines and names, and to each only what they may read?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew } from "../testing/crew.ts"
import { type Serving, serving } from "../testing/serving.ts"

let served: Serving
let all: Crew
let oak: { id: string; version: number; place: { pipelineId: string; stageId: string } }
let elm: { id: string }
beforeAll(async () => {
  served = await serving()
  all = await crew(served, "logged")
  const contact = await served.call("POST", "/api/catalogue/contact", {
    as: all.ada,
    json: { name: "Nadia Larkin" }
  })
  oak = await all.deal(all.ben, {
    title: "Oak tables",
    ...(contact.body?.id ? { contactId: contact.body.id } : {})
  })
  elm = await all.deal(all.dan, { title: "Elm doors" })
  const { pipelines } = (await served.call("GET", "/api/workspace", { as: all.ada })).body
  const [, next] = pipelines[0].stages.filter((s: { kind: string }) => s.kind === "open")
  const moved = await served.call("POST", `/api/deals/${oak.id}/move`, {
    as: all.ben,
    headers: { "if-match": `"v${oak.version}"` },
    json: { pipelineId: pipelines[0].id, stageId: next.id, lossReasonId: null }
  })
  assert.strictEqual(moved.status, 200, moved.text)
})
afterAll(() => served.stop())

interface Told {
  readonly seq: number
  readonly occurredAt: string
  readonly fact: { readonly _tag: string }
  readonly actor: { readonly userId: string }
  readonly author: string
  readonly transaction: string
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string | null }
  readonly lines: ReadonlyArray<{
    readonly what: string
    readonly before: any
    readonly after: any
    readonly object: any
  }>
}
const find = async (query: string, as = all.ada) => {
  const { body, status, text } = await served.call("GET", `/api/events?${query}`, { as })
  assert.strictEqual(status, 200, text)
  return body as {
    items: ReadonlyArray<Told>
    names: Record<string, { name: string | null; gone: boolean; hidden: boolean }>
    next: number | null
  }
}
const tags = async (query: string, as = all.ada) => (await find(query, as)).items.map(({ fact }) => fact._tag)

describe("the log", () => {
  test("is told newest first, in pages that neither repeat nor skip", async () => {
    const { items, next } = await find("limit=200")
    assert.isNull(next)
    const order = items.map(({ occurredAt, seq }) => [Date.parse(occurredAt), seq] as const)
    for (const [i, [at, seq]] of order.slice(1).entries())
      assert.isTrue(at < order[i]![0] || (at === order[i]![0] && seq < order[i]![1]))
    const paged: Array<number> = []
    for (let before: number | null = null, n = 0; n < 100; n++) {
      const page = await find(`limit=3${before === null ? "" : `&before=${before}`}`)
      paged.push(...page.items.map(({ seq }) => seq))
      if (page.next === null) break
      before = page.next
    }
    assert.deepStrictEqual(
      paged,
      items.map(({ seq }) => seq)
    )
  })

  test("names what its lines speak of: the stages before and after, and who it was", async () => {
    const { items, names } = await find("type=DealMoved")
    assert.strictEqual(items.length, 1)
    const [line] = items[0]!.lines
    assert.strictEqual(line?.what, "DealMoved")
    assert.strictEqual(line?.before._tag, "Stage")
    assert.isString(names[line!.before.stageId]?.name)
    assert.isString(names[line!.after.pipelineId]?.name)
    assert.strictEqual(names[oak.id]?.name, "Oak tables")
    assert.strictEqual(names[items[0]!.actor.userId]?.name, "ben")
  })

  test("is narrowed by kinds of facts, by authors, by what it is about", async () => {
    assert.deepStrictEqual(await tags("type=DealMoved&type=DealCreated"), [
      "DealMoved",
      "DealCreated",
      "DealCreated"
    ])
    assert.deepStrictEqual(await tags(`actor=${all.dan.userId}`), ["DealCreated"])
    assert.deepStrictEqual(await tags(`subjectId=${oak.id}`), ["DealMoved", "DealCreated"])
    assert.deepStrictEqual(await tags(`subject=deal&actor=${all.ben.userId}&actor=${all.dan.userId}`), [
      "DealMoved",
      "DealCreated",
      "DealCreated"
    ])
    assert.deepStrictEqual(await tags("subject=deal&type=TeamAdded"), [])
    assert.include(await tags("subject=team"), "TeamAdded")
    assert.deepStrictEqual(await tags("actorKind=import"), [])
    assert.include(await tags("actorKind=user&actorKind=robot"), "DealMoved")
  })

  test("is narrowed by pipeline and by the stage before and after", async () => {
    const { pipelineId, stageId } = oak.place
    assert.includeMembers(await tags(`pipeline=${pipelineId}`), ["DealMoved", "DealCreated", "PipelineAdded"])
    assert.deepStrictEqual(await tags(`stageBefore=${stageId}`), ["DealMoved"])
    assert.deepStrictEqual(await tags(`stageAfter=${stageId}`), ["DealCreated", "DealCreated"])
    const [moved] = (await find("type=DealMoved")).items
    assert.deepStrictEqual(await tags(`stageAfter=${moved!.lines[0]!.after.stageId}`), ["DealMoved"])
    assert.deepStrictEqual(await tags(`stageBefore=${moved!.lines[0]!.after.stageId}`), [])
  })

  test("is narrowed by anyone but some, and by what kind of author it was not", async () => {
    const but = await find(`limit=200&notActor=${all.ben.userId}`)
    assert.isNotEmpty(but.items)
    assert.notInclude(
      but.items.map(({ actor }) => actor.userId),
      all.ben.userId
    )
    assert.deepStrictEqual(await tags("notActorKind=user&notActorKind=robot"), [])
  })

  test("is narrowed by what changed, and by part of the value before and after, as it is called today", async () => {
    const { items, names } = await find("type=DealMoved")
    const [{ after, before }] = items[0]!.lines as unknown as [{ after: any; before: any }]
    const [from, to] = [names[before.stageId]!.name!, names[after.stageId]!.name!]
    const valued = (name: string, text: string) => tags(`${name}=${encodeURIComponent(text)}&subject=deal`)
    assert.deepStrictEqual(await valued("valueBefore", from.toUpperCase()), ["DealMoved"])
    assert.deepStrictEqual(await valued("valueBefore", to), [])
    assert.include(await valued("valueAfter", to), "DealMoved")
    assert.deepStrictEqual(await tags("change=DealTitleChanged"), [])
    assert.deepStrictEqual(await tags("change=DealMoved&change=DealTitleChanged"), ["DealMoved"])
    assert.deepStrictEqual(await tags("field=Colour"), [])
    assert.strictEqual((await served.call("GET", "/api/events?change=Nothing", { as: all.ada })).status, 400)
  })

  test("is read on from a place towards what is newer, without repeating or skipping", async () => {
    const { items } = await find("limit=200")
    const told: Array<number> = []
    for (let newer: number | null = 0, n = 0; newer !== null && n < 100; n++) {
      const page: { items: ReadonlyArray<Told>; next: number | null } = await find(`limit=3&newer=${newer}`)
      told.unshift(...page.items.map(({ seq }) => seq))
      newer = page.next
    }
    assert.deepStrictEqual(
      told,
      items.map(({ seq }) => seq)
    )
    assert.deepStrictEqual((await find(`newer=${items[0]!.seq}`)).items, [])
  })

  test("is narrowed by part of a name, whatever the case", async () => {
    assert.deepStrictEqual(await tags("text=OAK"), ["DealMoved", "DealCreated"])
    assert.deepStrictEqual(await tags("text=nothing%20like%20it"), [])
  })

  test("is narrowed by time, by what was known at an instant, and by what is new since a place", async () => {
    const [last] = (await find("limit=1")).items
    assert.deepStrictEqual((await find(`from=${last!.occurredAt}`)).items.at(0)?.seq, last!.seq)
    assert.notInclude(
      (await find(`to=${last!.occurredAt}&limit=200`)).items.map(({ seq }) => seq),
      last!.seq
    )
    assert.deepStrictEqual(await tags("to=2001-01-01T00:00:00.000Z"), [])
    assert.deepStrictEqual(await tags("asOf=2001-01-01T00:00:00.000Z"), [])
    assert.deepStrictEqual(
      (await find(`after=${last!.seq - 1}`)).items.map(({ seq }) => seq),
      [last!.seq]
    )
  })

  test("tells each only what they may read, and names nothing else", async () => {
    const own = await find("limit=200", all.ben)
    assert.include(
      own.items.map(({ subject }) => subject.id),
      oak.id
    )
    assert.notInclude(
      own.items.map(({ subject }) => subject.id),
      elm.id
    )
    assert.isUndefined(own.names[elm.id])
    assert.deepStrictEqual(await tags(`subjectId=${elm.id}`, all.ben), [])
    assert.deepStrictEqual(await tags("text=elm", all.ben), [])
    assert.deepStrictEqual(await tags("text=elm", all.dan), ["DealCreated"])
  })

  test("leaves out beats of presence unless they are asked for", async () => {
    assert.notInclude(await tags("limit=200"), "UserSeen")
    assert.strictEqual((await served.call("GET", "/api/events?type=UserSeen", { as: all.ada })).status, 200)
  })

  test("refuses conditions that are none, naming them", async () => {
    for (const query of ["type=Nonsense", "limit=201", "from=yesterday", "actor=ben", "after=-1"]) {
      const { body, status } = await served.call("GET", `/api/events?${query}`, { as: all.ada })
      assert.strictEqual(status, 400, query)
      assert.include(JSON.stringify(body), query.split("=")[0]!)
    }
  })
})

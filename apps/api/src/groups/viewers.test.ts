// Does everybody see exactly what they may: the same records in numbers, lists, explanations, the log and the stream?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew, id } from "../testing/crew.ts"
import { type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let all: Crew
let deals: Record<"ada" | "ben" | "cleo" | "dan", any>
let notes: Record<"ada" | "ben" | "cleo" | "dan", string>
const everybody = ["ada", "ben", "cleo", "dan"] as const
/** Whose records each of them reads. */
const seen = {
  ada: ["ada", "ben", "cleo", "dan"],
  ben: ["ben"],
  cleo: ["ben", "cleo"],
  dan: ["dan"]
} as const

beforeAll(async () => {
  served = await serving()
  all = await crew(served, "north")
  const each = async <A>(make: (who: (typeof everybody)[number]) => Promise<A>) =>
    Object.fromEntries(
      await Promise.all(everybody.map(async (who) => [who, await make(who)] as const))
    ) as Record<(typeof everybody)[number], A>
  deals = await each((who) => all.deal(all[who], { title: `Deal of ${who}` }))
  notes = await each(async (who) => {
    const noteId = id()
    await all.ask(all[who], "notes", {
      _tag: "AddNote",
      noteId,
      sort: "common",
      authorId: all[who].userId,
      text: `Note of ${who}`,
      bindings: [{ kind: "deal", id: deals[who].id }]
    })
    return noteId
  })
})
afterAll(() => served.stop())

const get = async (as: Visitor, path: string) => (await served.call("GET", path, { as })).body

describe("a viewer", () => {
  for (const who of everybody)
    test(`${who} reads the same deals in the number, the list and behind the number`, async () => {
      const titles = seen[who].map((other) => `Deal of ${other}`)
      const { reading } = await get(all[who], "/api/readings/new-deals")
      assert.strictEqual(reading.now.deals, titles.length)
      const list = await get(all[who], "/api/deals?limit=50")
      assert.sameMembers(
        list.items.map((d: { title: string }) => d.title),
        titles
      )
      assert.strictEqual(list.total, titles.length)
      const wanted = JSON.stringify([{ metric: "new-deals", part: "now", limit: 50 }])
      const newest = await get(all[who], `/api/newest?lists=${encodeURIComponent(wanted)}`)
      assert.sameMembers(
        newest.lists[0].map((one: { deal: { title: string } }) => one.deal.title),
        titles
      )
      const behind = await get(all[who], "/api/readings/new-deals/entries?part=now")
      assert.sameMembers(
        behind.entries.map((e: { deal: { title: string } }) => e.deal.title),
        titles
      )
      assert.isTrue(behind.addsUp)
      const dashboard = await get(all[who], "/api/dashboard?metrics=new-deals&metrics=notes-added")
      assert.strictEqual(dashboard.readings["new-deals"].now.deals, titles.length)
      const written = await get(all[who], "/api/readings/notes-added/entries?part=now")
      assert.sameMembers(
        written.entries.map((e: { record: { kind: string; title: string } }) => e.record.title),
        seen[who].map((other) => `Note of ${other}`)
      )
    })

  test("is told of nothing left out of a number that they may not read, not even how many there are", async () => {
    for (const who of everybody) {
      // Nothing was new years ago: all that is there came after that.
      const behind = await get(
        all[who],
        "/api/readings/new-deals/entries?part=now&period=2020-01-01..2020-12-31"
      )
      assert.strictEqual(behind.deals, 0)
      assert.sameMembers(
        behind.excluded.map((one: { record: { title: string } }) => one.record.title),
        seen[who].map((other) => `Deal of ${other}`)
      )
      assert.strictEqual(behind.excludedCounts.outside, seen[who].length)
    }
  })

  test("does not find, change, list or hear of what they may not read", async () => {
    for (const who of everybody)
      for (const other of everybody) {
        const may = (seen[who] as ReadonlyArray<string>).includes(other)
        const status = may ? 200 : 404
        for (const path of [
          `/api/deals/${deals[other].id}`,
          `/api/deals/${deals[other].id}/events`,
          `/api/notes/${notes[other]}`,
          `/api/timeline/deal/${deals[other].id}`
        ])
          assert.strictEqual(
            (await served.call("GET", path, { as: all[who] })).status,
            status,
            `${who} ${path}`
          )
        const { items } = await get(all[who], `/api/notes?deal=${deals[other].id}`)
        assert.lengthOf(items, may ? 1 : 0)
        if (may) continue
        const before = await served.dump()
        const moved = await served.call("POST", `/api/deals/${deals[other].id}/win`, {
          as: all[who],
          json: {},
          headers: { "if-match": '"v1"' }
        })
        assert.strictEqual(moved.status, 404)
        const edited = await all.ask(
          all[who],
          "notes",
          { _tag: "EditNote", noteId: notes[other], to: "mine now" },
          { headers: { "if-match": '"v1"' } }
        )
        assert.deepStrictEqual([edited.status, edited.body._tag], [404, "RecordNotFound"])
        assert.strictEqual(await served.dump(), before)
      }
  })

  test("the log tells them of their records and of what everybody shares", async () => {
    for (const who of everybody) {
      const { items, next } = await get(all[who], "/api/events?limit=200")
      assert.isNull(next)
      const told = items.flatMap((e: { fact: { _tag: string }; subject: { name: string } }) =>
        ["DealCreated", "NoteAdded"].includes(e.fact._tag) ? [e.subject.name] : []
      )
      assert.sameMembers(
        told,
        seen[who].flatMap((other) => [`Deal of ${other}`, `Note of ${other}`])
      )
      assert.isTrue(items.some((e: { fact: { _tag: string } }) => e.fact._tag === "TeamAdded"))
    }
  })

  test("rights follow the deal to its new owner, with all that is bound to it", async () => {
    const given = await all.deal(all.dan, { title: "Handed over" })
    const noteId = id()
    await all.ask(all.dan, "notes", {
      _tag: "AddNote",
      noteId,
      sort: "common",
      authorId: all.dan.userId,
      text: "Read me",
      bindings: [{ kind: "deal", id: given.id }]
    })
    assert.strictEqual((await served.call("GET", `/api/notes/${noteId}`, { as: all.ben })).status, 404)
    const changed = await served.call("PATCH", `/api/deals/${given.id}`, {
      as: all.ada,
      json: { ownerId: all.ben.userId },
      headers: { "if-match": '"v1"' }
    })
    assert.strictEqual(changed.status, 200, changed.text)
    assert.strictEqual((await served.call("GET", `/api/notes/${noteId}`, { as: all.ben })).status, 200)
    assert.strictEqual((await served.call("GET", `/api/deals/${given.id}`, { as: all.dan })).status, 404)
    // The author keeps the note, but not the name of the deal it is bound to.
    const written = await get(all.dan, "/api/readings/notes-added/entries?part=now")
    const line = written.entries.find((e: { record: { id: string } }) => e.record.id === noteId)
    assert.deepStrictEqual([line.record.title, line.deal], ["Read me", null])
  })

  test("sight is set by admins alone", async () => {
    const own = await served.call("PUT", `/api/users/${all.ben.userId}/sight`, {
      as: all.ben,
      json: { sees: "all" }
    })
    assert.strictEqual(own.status, 403)
    const wrong = await served.call("PUT", `/api/users/${all.ben.userId}/sight`, {
      as: all.ada,
      json: { sees: "everything" }
    })
    assert.deepStrictEqual([wrong.status, wrong.body.errors[0].field], [400, "sees"])
  })

  test("the time people spend in the system is for admins and themselves, however far they see", async () => {
    await served.call("PUT", `/api/users/${all.cleo.userId}/sight`, { as: all.ada, json: { sees: "all" } })
    for (const who of everybody) {
      const beat = await served.call("POST", "/api/presence", {
        as: all[who],
        json: { window: "w1", visible: true }
      })
      assert.strictEqual(beat.status, 204, beat.text)
    }
    await new Promise((done) => setTimeout(done, 20))
    for (const who of everybody)
      await served.call("POST", "/api/presence", { as: all[who], json: { window: "w1", visible: false } })
    const names = async (as: Visitor) =>
      (await get(as, "/api/readings/system-usage")).reading.rows.map((r: { id: string }) => r.id)
    assert.lengthOf(await names(all.ada), 4)
    assert.deepStrictEqual(await names(all.cleo), [all.cleo.userId])
    const { items } = await get(all.cleo, "/api/events?type=UserSeen&limit=200")
    const beats = items.filter((e: { fact: { _tag: string } }) => e.fact._tag === "UserSeen")
    assert.deepStrictEqual(
      [...new Set(beats.map((e: { subject: { id: string } }) => e.subject.id))],
      [all.cleo.userId]
    )
  })

  test("cannot begin a record under the id of what they may not read, and so come to read it", async () => {
    const before = (await get(all.ben, "/api/readings/notes-added")).reading.now
    const stolen = await all.ask(all.ben, "activities", {
      _tag: "AddActivity",
      activityId: notes.dan,
      type: { of: "task", typeId: null },
      direction: "none",
      text: "Mine now",
      due: null,
      ownerId: all.ben.userId,
      bindings: [{ kind: "deal", id: deals.ben.id }]
    })
    assert.strictEqual(stolen.status, 409)
    assert.strictEqual(stolen.body._tag, "RecordExists")
    assert.strictEqual((await get(all.ben, "/api/readings/notes-added")).reading.now, before)
  })
})

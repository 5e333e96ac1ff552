// Does everybody arrange their own dashboard, an admin everybody's, and nobody another's?
import { standard } from "@weir/domain/dashboard/standard"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Crew, crew, id } from "../testing/crew.ts"
import { type Call, type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let all: Crew

beforeAll(async () => {
  served = await serving("/nowhere", "pglite")
  all = await crew(served, "north")
})
afterAll(() => served.stop())

const widget = (over: object = {}) => ({
  id: id(),
  type: "won-deals",
  x: 0,
  y: 0,
  w: 3,
  h: 7,
  settings: { title: "Won by us", top: 5 },
  ...over
})
const titled = (title: string, ...layout: ReadonlyArray<object>) => ({
  layout,
  theme: { ...standard.theme, title }
})
const mine = async (as: Visitor) => (await served.call("GET", "/api/my/dashboard", { as })).body
const save = (as: Visitor, json: object, more: Partial<Call> = {}) =>
  served.call("PUT", "/api/my/dashboard", { as, json, ...more })
const restore = (as: Visitor, json: object) => served.call("POST", "/api/my/dashboard/restore", { as, json })
const apply = (as: Visitor, json: object, more: Partial<Call> = {}) =>
  served.call("POST", "/api/dashboard/apply", { as, json, ...more })
/** Refused as it should be, with nothing written. */
const refused = async (work: () => ReturnType<Serving["call"]>, status: number, name: string) => {
  const before = await served.dump()
  const { body, status: got } = await work()
  assert.deepStrictEqual([got, body.type], [status, `/problems/${name}`])
  assert.strictEqual(await served.dump(), before)
  return body
}

describe("one's own dashboard", () => {
  test("is the one that comes with Weir until it is saved, and then what was saved", async () => {
    const first = await mine(all.ben)
    assert.deepStrictEqual(first.shown, JSON.parse(JSON.stringify(standard)))
    assert.deepInclude(first, {
      id: all.ben.userId,
      source: "default",
      locked: false,
      revision: 0,
      version: 0
    })
    const arranged = titled("Ben's", widget())
    const saved = await save(all.ben, { ...arranged, expectedVersion: 0 })
    assert.strictEqual(saved.status, 200)
    assert.deepInclude(saved.body, { source: "own", revision: 1, version: 1, shown: arranged })
    assert.deepStrictEqual(await mine(all.ben), saved.body)
    assert.deepStrictEqual((await save(all.ben, arranged)).body, saved.body)
  })

  test("is saved by somebody who sees only their own records, and by one who sees their team's", async () => {
    for (const who of [all.dan, all.cleo]) assert.strictEqual((await save(who, titled("Mine"))).status, 200)
  })

  test("is nobody else's: no other is shown, changed, or named in a request", async () => {
    const before = await mine(all.ben)
    await save(all.cleo, titled("Cleo's"))
    await save(all.ada, titled("Ada's"))
    assert.deepStrictEqual(await mine(all.ben), before)
    assert.strictEqual((await mine(all.ada)).shown.theme.title, "Ada's")
    for (const field of ["ownerId", "dashboardId", "userId"])
      await refused(() => save(all.ada, { ...titled("x"), [field]: all.ben.userId }), 400, "RequestMalformed")
    for (const path of [`/api/my/dashboard/${all.ben.userId}`, `/api/dashboards/${all.ben.userId}`])
      assert.strictEqual((await served.call("GET", path, { as: all.ada })).status, 404, path)
    const { items } = (await served.call("GET", "/api/events?limit=200", { as: all.dan })).body
    const saved = items.filter((e: any) => e.fact._tag === "DashboardSaved")
    assert.deepStrictEqual([...new Set(saved.map((e: any) => e.fact.ownerId))], [all.dan.userId])
  })

  test("needs a session, and its token for a change", async () => {
    assert.strictEqual((await served.call("GET", "/api/my/dashboard")).status, 401)
    assert.strictEqual((await served.call("PUT", "/api/my/dashboard", { json: titled("x") })).status, 401)
    await refused(() => save(all.ben, titled("x"), { forged: true }), 403, "CsrfTokenMissing")
  })

  test("saved on a version that is not the last is refused with both versions", async () => {
    const { version } = await mine(all.ben)
    assert.strictEqual((await save(all.ben, { ...titled("Two"), expectedVersion: version })).status, 200)
    const body = await refused(
      () => save(all.ben, { ...titled("Three"), expectedVersion: version }),
      412,
      "StaleVersion"
    )
    assert.deepInclude(body, { expected: version, actual: version + 1, kind: "dashboard" })
  })

  test("that does not fit is refused widget by widget, and nothing is saved", async () => {
    const [wide, under] = [widget({ x: 11 }), widget({ settings: { measure: "count" } })]
    const body = await refused(
      () => save(all.ben, titled("x", under, wide, widget({ type: "weather", y: 7 }))),
      422,
      "LayoutRefused"
    )
    assert.deepStrictEqual(body.errors.map((e: any) => [e.widget, e.field]).slice(0, 2), [
      [under.id, "layout.0.settings.measure"],
      [wide.id, "layout.1.x"]
    ])
    assert.lengthOf(body.errors, 3)
    for (const [field, json] of [
      ["layout.0.h", titled("x", widget({ h: 41 }))],
      ["theme.title", titled("x".repeat(81))],
      ["theme.fontColour", { layout: [], theme: { ...standard.theme, fontColour: "red" } }]
    ] as const) {
      const malformed = await refused(() => save(all.ben, json), 400, "RequestMalformed")
      assert.strictEqual(malformed.errors[0].field, field)
    }
  })

  test("told twice under one key is saved once", async () => {
    const headers = { "idempotency-key": "dashboard-1" }
    const first = await save(all.dan, titled("Once"), { headers })
    await save(all.dan, titled("Since"))
    const again = await save(all.dan, titled("Once"), { headers })
    assert.deepStrictEqual([first.status, again.status], [200, 200])
    assert.strictEqual((await mine(all.dan)).shown.theme.title, "Since")
    await refused(() => save(all.dan, titled("Else"), { headers }), 422, "CommandKeyReused")
  })

  test("can be had again as it was", async () => {
    const one = titled("Cleo one", widget())
    await save(all.cleo, one)
    const { revision } = await mine(all.cleo)
    await save(all.cleo, titled("Cleo two"))
    const listed = (await mine(all.cleo)).revisions.find((r: any) => r.number === revision)
    assert.deepInclude(listed, { of: "own", widgets: 1, savedBy: all.cleo.userId })
    const back = await restore(all.cleo, { of: "own", revision })
    assert.strictEqual(back.status, 200)
    assert.deepStrictEqual(back.body.shown, one)
    const body = await refused(() => restore(all.cleo, { of: "own", revision: 99 }), 404, "RevisionNotKept")
    assert.strictEqual(body.errors[0].field, "revision")
  })
})

describe("a dashboard for everybody", () => {
  test("is given by admins only", async () => {
    await refused(() => apply(all.ben, { ...titled("x"), locked: false }), 403, "NotAllowed")
  })

  test("is what everybody sees, and leaves what they had among their revisions", async () => {
    const before = await mine(all.ben)
    const given = titled("For all", widget())
    const answer = await apply(all.ada, { ...given, locked: false })
    assert.deepInclude(answer.body, { source: "everybody", locked: false, shown: given })
    for (const who of [all.ben, all.cleo, all.dan])
      assert.deepInclude(await mine(who), { source: "everybody", shown: given, revision: 1 })
    const { revisions } = await mine(all.ben)
    assert.deepStrictEqual(revisions, before.revisions)
    const back = await restore(all.ben, { of: "own", revision: before.revision })
    assert.deepInclude(back.body, { source: "own", shown: before.shown })
    const { items } = (await served.call("GET", "/api/events?limit=200", { as: all.dan })).body
    const { fact } = items.find((e: any) => e.fact._tag === "DashboardTemplateApplied")
    assert.deepInclude(fact, { people: 4, byId: all.ada.userId, locked: false })
  })

  test("is what somebody new begins with", async () => {
    const email = "eve@north.example"
    await served.call("POST", "/api/users", {
      as: all.ada,
      json: { name: "Eve", role: "manager", email, password: "a quiet river bends" }
    })
    const eve = await served.signIn(email)
    assert.deepInclude(await mine(eve), { source: "everybody", version: 0, revisions: [] })
  })

  test("is had again by admins only, for everybody", async () => {
    await apply(all.ada, { ...titled("Second for all"), locked: false })
    await refused(() => restore(all.ben, { of: "everybody", revision: 1 }), 403, "OnlyAdminsApply")
    const listed = (await mine(all.ada)).revisions.filter((r: any) => r.of === "everybody")
    assert.deepStrictEqual(
      listed.map((r: any) => r.number),
      [2, 1]
    )
    assert.isEmpty((await mine(all.ben)).revisions.filter((r: any) => r.of === "everybody"))
    assert.strictEqual((await restore(all.ada, { of: "everybody", revision: 1 })).status, 200)
    assert.strictEqual((await mine(all.ben)).shown.theme.title, "For all")
  })

  test("on a version that is not the last is refused", async () => {
    const { everybody } = await mine(all.ada)
    const body = await refused(
      () => apply(all.ada, { ...titled("x"), locked: false, expectedVersion: everybody.version - 1 }),
      412,
      "StaleVersion"
    )
    assert.deepInclude(body, { expected: everybody.version - 1, actual: everybody.version })
  })

  test("that is locked is everybody's until it is unlocked", async () => {
    const given = titled("Locked")
    await apply(all.ada, { ...given, locked: true })
    assert.deepInclude(await mine(all.ben), { source: "everybody", locked: true, shown: given })
    for (const who of [all.ben, all.ada]) {
      await refused(() => save(who, titled("x")), 409, "DashboardIsLocked")
      await refused(() => restore(who, { of: "own", revision: 1 }), 409, "DashboardIsLocked")
    }
    await apply(all.ada, { ...given, locked: false })
    assert.strictEqual((await save(all.ben, titled("Free"))).body.source, "own")
  })
})

// Who may do what? Every endpoint is walked, by nobody, by a manager and by an admin, of the company and of another.
import { may } from "@weir/contract/Permission"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { addressOf, guarded, send } from "./testing/endpoints.ts"
import type { Serving, Visitor } from "./testing/serving.ts"
import { strangers } from "./testing/strangers.ts"

let served: Serving
let admin: Visitor, manager: Visitor, stranger: Visitor
beforeAll(async () => {
  ;({ served, admin, manager, stranger } = await strangers())
})
afterAll(() => served.stop())

describe("a session", () => {
  test("is asked for everywhere but at the public addresses, before anything else is looked at", async () => {
    assert.isAbove(guarded.length, 35)
    const before = await served.dump()
    for (const endpoint of guarded) {
      const { body, status } = await send(served, endpoint)
      assert.strictEqual(status, 401, endpoint.name)
      assert.strictEqual(body.title, "Not signed in", endpoint.name)
    }
    assert.strictEqual(await served.dump(), before)
  })
})

describe("permissions", () => {
  test("a role without the permission is refused, and nothing is written", async () => {
    const before = await served.dump()
    const forbidden = guarded.filter(({ permission }) => !may("manager", permission))
    assert.isAbove(forbidden.length, 10)
    for (const endpoint of forbidden) {
      const { body, status } = await send(served, endpoint, { as: manager })
      assert.strictEqual(status, 403, endpoint.name)
      assert.strictEqual(body.title, "Not allowed", endpoint.name)
    }
    assert.strictEqual(await served.dump(), before)
  })

  test("a role with the permission is not stopped by it", async () => {
    const allowed = guarded.filter(
      ({ method, name, permission }) =>
        may("manager", permission) && method === "GET" && name !== "readings.live"
    )
    assert.isAbove(allowed.length, 12)
    for (const endpoint of allowed)
      assert.notInclude(
        [401, 403, 500],
        (await send(served, endpoint, { as: manager })).status,
        endpoint.name
      )
  })

  test("an admin passes everywhere, and no address answers with a failure of ours", async () => {
    for (const endpoint of guarded.filter(
      ({ name }) => name !== "readings.live" && name !== "session.signOut"
    )) {
      const { status } = await send(served, endpoint, {
        as: admin,
        headers: { "if-match": '"v1"' }
      })
      assert.notInclude([401, 403], status, endpoint.name)
      assert.isBelow(status, 500, endpoint.name)
    }
  })
})

describe("another company", () => {
  test("finds nothing of ours under any id, and changes nothing", async () => {
    const deal = (await served.call("POST", "/api/deals", { as: admin, json: { title: "Ours alone" } })).body
    const before = await served.dump()
    for (const endpoint of guarded.filter(({ path }) => path.includes(":id"))) {
      const id = endpoint.name.startsWith("workspace.") ? manager.userId : deal.id
      const bodies: Record<string, unknown> = {
        "deals.move": { stageId: deal.place.stageId },
        "deals.reopen": { stageId: deal.place.stageId },
        "deals.products": { rows: [] },
        "deals.plan": { closeOn: null },
        "deals.merge": { loserId: deal.id },
        "workspace.changeRole": { role: "admin" },
        "workspace.changeSight": { sees: "own" }
      }
      const answer = await served.call(endpoint.method, addressOf(endpoint, id), {
        as: stranger,
        headers: { "if-match": '"v1"' },
        ...(endpoint.method === "GET" ? {} : { json: bodies[endpoint.name] ?? {} })
      })
      assert.strictEqual(answer.status, 404, `${endpoint.name}: ${answer.text}`)
      assert.notInclude(answer.text, "Ours alone", endpoint.name)
    }
    assert.strictEqual(await served.dump(), before)
  })

  test("cannot point its own deals at our stages, people or pipelines", async () => {
    const ours = (await served.call("GET", "/api/workspace", { as: admin })).body
    const before = await served.dump()
    const [pipeline] = ours.pipelines
    for (const json of [
      { pipelineId: pipeline.id },
      { ownerId: admin.userId },
      { sourceId: ours.sources[0].id },
      { stageId: pipeline.stages[1].id }
    ]) {
      const { status } = await served.call("POST", "/api/deals", {
        as: stranger,
        json: { title: "x", ...json }
      })
      assert.include([404, 422], status, JSON.stringify(json))
    }
    assert.strictEqual(
      (await served.call("GET", `/api/dashboard?pipeline=${pipeline.id}`, { as: stranger })).status,
      404
    )
    assert.strictEqual(await served.dump(), before)
  })

  test("sees nothing of ours in any list", async () => {
    for (const path of [
      "/api/deals",
      "/api/events",
      "/api/workspace",
      "/api/dashboard",
      "/api/imports",
      "/api/catalogue/source"
    ]) {
      const { text } = await served.call("GET", path, { as: stranger })
      for (const secret of ["Ours alone", "Max", admin.userId]) assert.notInclude(text, secret, path)
    }
  })
})

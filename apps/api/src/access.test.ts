// Who may do what? Every endpoint is walked, by nobody, by a manager, by an admin of another company, and by forgers.
import type { Who } from "@weir/application/Who"
import { changeUser } from "@weir/application/workspace/changeUser"
import { Api } from "@weir/contract/Api"
import { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import { may, Permission, type PermissionName } from "@weir/contract/Permission"
import { Context, Option } from "effect"
import { HttpApi } from "effect/http-api"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { company, password, type Serving, serving, type Visitor } from "./testing/serving.ts"

interface Walked {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly permission: PermissionName
}

const endpoints: Array<Walked> = []
HttpApi.reflect(Api, {
  onGroup: () => undefined,
  onEndpoint: ({ endpoint, group, mergedAnnotations }) => {
    const permission = Option.getOrThrow(Context.getOption(mergedAnnotations, Permission))
    endpoints.push({
      name: `${group.identifier}.${endpoint.identifier}`,
      method: endpoint.method,
      path: endpoint.path,
      permission
    })
  }
})
const guarded = endpoints.filter((e) => e.permission !== "public")

const someone = "0190a000-0000-7000-8000-000000000001"
const addressOf = ({ path }: Walked, id = someone) =>
  path.replace(":metric", "won-deals").replace(":kind", "company").replace(":id", id)

let served: Serving
let admin: Visitor, manager: Visitor, stranger: Visitor
beforeAll(async () => {
  served = await serving()
  const north = await company(served, "north")
  admin = await served.signIn(north.email)
  const hired = await served.call("POST", "/api/users", {
    as: admin,
    json: { name: "Max", role: "manager", email: "Max@North.example", password }
  })
  assert.strictEqual(hired.status, 200, hired.text)
  manager = await served.signIn("max@north.example")
  stranger = await served.signIn((await company(served, "south")).email)
})
afterAll(() => served.stop())

const send = (endpoint: Walked, as?: Visitor, headers: Record<string, string> = {}, forged = false) =>
  served.call(endpoint.method, addressOf(endpoint), {
    as,
    forged,
    headers,
    ...(["POST", "PUT", "PATCH"].includes(endpoint.method) ? { json: {} } : {})
  })

describe("a session", () => {
  test("is asked for everywhere but at the public addresses, before anything else is looked at", async () => {
    assert.isAbove(guarded.length, 35)
    const before = await served.dump()
    for (const endpoint of guarded) {
      const { body, status } = await send(endpoint)
      assert.strictEqual(status, 401, endpoint.name)
      assert.strictEqual(body.title, "Not signed in", endpoint.name)
    }
    assert.strictEqual(await served.dump(), before)
  })

  test("must be one we gave out", async () => {
    for (const cookie of [
      "__Host-sid=",
      "__Host-sid=x",
      `__Host-sid=${"A".repeat(43)}`,
      "sid=x",
      manager.cookie.replace("__Host-", "")
    ]) {
      assert.strictEqual(
        (await served.call("GET", "/api/workspace", { headers: { cookie } })).status,
        401,
        cookie
      )
    }
  })

  test("ends when it is ended, and its token is worth nothing after", async () => {
    const visitor = await served.signIn("max@north.example")
    assert.strictEqual((await served.call("GET", "/api/session", { as: visitor })).status, 200)
    const out = await served.call("DELETE", "/api/session", { as: visitor })
    assert.strictEqual(out.status, 204)
    assert.include(out.headers.get("set-cookie") ?? "", "Max-Age=0")
    assert.strictEqual((await served.call("GET", "/api/session", { as: visitor })).status, 401)
  })

  test("is a new one at every sign-in, and the old one is over", async () => {
    const first = await served.signIn("max@north.example")
    const again = await served.call("POST", "/api/session", {
      json: { email: "max@north.example", password },
      headers: { cookie: first.cookie }
    })
    assert.strictEqual(again.status, 200)
    assert.notStrictEqual((again.headers.get("set-cookie") ?? "").split(";")[0], first.cookie)
    assert.strictEqual((await served.call("GET", "/api/session", { as: first })).status, 401)
  })

  test("lives in a cookie that scripts cannot read and other sites cannot send", async () => {
    const { headers } = await served.call("POST", "/api/session", {
      json: { email: "max@north.example", password }
    })
    assert.match(
      headers.get("set-cookie") ?? "",
      /^__Host-sid=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/
    )
  })
})

describe("permissions", () => {
  test("a role without the permission is refused, and nothing is written", async () => {
    const before = await served.dump()
    const forbidden = guarded.filter(({ permission }) => !may("manager", permission))
    assert.isAbove(forbidden.length, 10)
    for (const endpoint of forbidden) {
      const { body, status } = await send(endpoint, manager)
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
      assert.notInclude([401, 403, 500], (await send(endpoint, manager)).status, endpoint.name)
  })

  test("an admin passes everywhere, and no address answers with a failure of ours", async () => {
    for (const endpoint of guarded.filter(
      ({ name }) => name !== "readings.live" && name !== "session.signOut"
    )) {
      const { status } = await send(endpoint, admin, { "if-match": '"v1"' })
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

describe("forged requests", () => {
  test("a change without the token of the session is refused everywhere", async () => {
    const before = await served.dump()
    for (const endpoint of guarded.filter(({ method }) => method !== "GET")) {
      for (const token of [undefined, "", manager.csrf, "é"]) {
        const headers: Record<string, string> =
          token === undefined || token === "é" ? {} : { "x-csrf-token": token }
        assert.strictEqual((await send(endpoint, admin, headers, true)).status, 403, endpoint.name)
      }
    }
    assert.strictEqual(await served.dump(), before)
  })

  test("a change that a page of another site sends is refused, whatever it carries", async () => {
    const json = { title: "From elsewhere" }
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `http://localhost.evil.example` },
      { origin: "http://127.0.0.1:1" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" }
    ]) {
      const { body, status } = await served.call("POST", "/api/deals", {
        as: admin,
        json,
        headers: headers as Record<string, string>
      })
      assert.strictEqual(status, 403, JSON.stringify(headers))
      assert.strictEqual(body.title, "Origin not ours")
    }
    const own = await served.call("POST", "/api/deals", {
      as: admin,
      json,
      headers: { origin: served.url, "sec-fetch-site": "same-origin" }
    })
    assert.strictEqual(own.status, 200)
  })

  test("signing in from another site is refused too", async () => {
    const { status } = await served.call("POST", "/api/session", {
      json: { email: "max@north.example", password },
      headers: { origin: "https://evil.example" }
    })
    assert.strictEqual(status, 403)
  })
})

describe("people", () => {
  test("who is disabled is out at once, everywhere", async () => {
    const hired = (
      await served.call("POST", "/api/users", {
        as: admin,
        json: { name: "Eva", role: "manager", email: "eva@north.example", password }
      })
    ).body
    const eva = await served.signIn("eva@north.example")
    const { status } = await served.call("POST", `/api/users/${hired.id}/disable`, { as: admin, json: {} })
    assert.strictEqual(status, 200)
    assert.strictEqual((await served.call("GET", "/api/workspace", { as: eva })).status, 401)
    const again = await served.call("POST", "/api/session", {
      json: { email: "eva@north.example", password }
    })
    assert.strictEqual(again.status, 401)
    assert.strictEqual(again.body.detail, "the e-mail address or the password is not right")
  })

  test("who was disabled somewhere else is out too, though the session is still kept", async () => {
    const hired = (
      await served.call("POST", "/api/users", {
        as: admin,
        json: { name: "Ivo", role: "manager", email: "ivo@north.example", password }
      })
    ).body
    const ivo = await served.signIn("ivo@north.example")
    const { workspace } = (await served.call("GET", "/api/session", { as: admin })).body
    const who: Who = {
      workspaceId: WorkspaceId.make(workspace.id),
      actor: { kind: "user", userId: UserId.make(admin.userId) }
    }
    await served.run(changeUser(who, { _tag: "DisableUser", userId: UserId.make(hired.id) }))
    assert.strictEqual((await served.call("GET", "/api/workspace", { as: ivo })).status, 401)
  })

  test("the last admin stays", async () => {
    for (const [path, json] of [
      [`/api/users/${admin.userId}/disable`, {}],
      [`/api/users/${admin.userId}/role`, { role: "manager" }]
    ] as const) {
      const { body, status } = await served.call(path.endsWith("role") ? "PUT" : "POST", path, {
        as: admin,
        json
      })
      assert.deepStrictEqual([status, body._tag], [409, "LastAdmin"])
    }
  })

  test("a role that changes holds from the next request on", async () => {
    const hired = (
      await served.call("POST", "/api/users", {
        as: admin,
        json: { name: "Leo", role: "admin", email: "leo@north.example", password }
      })
    ).body
    const leo = await served.signIn("leo@north.example")
    assert.strictEqual(
      (await served.call("POST", "/api/sources", { as: leo, json: { name: "Fair" } })).status,
      200
    )
    await served.call("PUT", `/api/users/${hired.id}/role`, { as: admin, json: { role: "manager" } })
    assert.strictEqual(
      (await served.call("POST", "/api/sources", { as: leo, json: { name: "Club" } })).status,
      403
    )
  })

  test("an address to sign in with belongs to one person, and weak passwords to nobody", async () => {
    const add = (json: object) =>
      served.call("POST", "/api/users", { as: admin, json: { name: "X", role: "manager", ...json } })
    assert.deepStrictEqual(
      (await add({ email: "MAX@north.example", password })).body.errors[0].field,
      "email"
    )
    assert.strictEqual((await add({ email: "new@north.example", password: "short" })).status, 400)
    assert.deepStrictEqual(
      (await add({ email: "new@north.example", password: "password1234" })).body._tag,
      "PasswordTooCommon"
    )
    assert.strictEqual((await add({ password })).body._tag, "SignInIncomplete")
  })
})

describe("guessing", () => {
  test("one answer for a wrong password and for an address that nobody has", async () => {
    const wrong = await served.call("POST", "/api/session", {
      json: { email: "max@north.example", password: "not the right one" }
    })
    const nobody = await served.call("POST", "/api/session", {
      json: { email: "nobody@north.example", password: "not the right one" }
    })
    const { requestId: _, ...a } = wrong.body
    const { requestId: __, ...b } = nobody.body
    assert.strictEqual(wrong.status, 401)
    assert.deepStrictEqual(a, b)
  })

  test("after five wrong guesses the account rests, even for the right password", async () => {
    for (let i = 0; i < 5; i++) {
      assert.strictEqual(
        (
          await served.call("POST", "/api/session", {
            json: { email: "ada@south.example", password: `wrong ${i}` }
          })
        ).status,
        401
      )
    }
    const { body, headers, status } = await served.call("POST", "/api/session", {
      json: { email: "ada@south.example", password }
    })
    assert.strictEqual(status, 429)
    assert.strictEqual(body.title, "Too many attempts")
    assert.isAtLeast(Number(headers.get("retry-after")), 1)
  })
})

// Who is let in and out: people who are hired, given another role, or leave?
import type { Who } from "@weir/application/Who"
import { changeUser } from "@weir/application/workspace/changeUser"
import { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { password, type Serving, type Visitor } from "../testing/serving.ts"
import { strangers } from "../testing/strangers.ts"

let served: Serving
let admin: Visitor
beforeAll(async () => {
  ;({ served, admin } = await strangers())
})
afterAll(() => served.stop())

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

// What is a session worth, how long does it last, and what does guessing bring?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { password, type Serving, type Visitor } from "../testing/serving.ts"
import { strangers } from "../testing/strangers.ts"

let served: Serving
let manager: Visitor
beforeAll(async () => {
  ;({ served, manager } = await strangers())
})
afterAll(() => served.stop())

describe("a session", () => {
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

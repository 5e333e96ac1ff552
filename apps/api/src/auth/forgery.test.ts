// Is a request refused that somebody's browser sends without meaning to?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { guarded, send } from "../testing/endpoints.ts"
import { password, type Serving, type Visitor } from "../testing/serving.ts"
import { strangers } from "../testing/strangers.ts"

let served: Serving
let admin: Visitor, manager: Visitor
beforeAll(async () => {
  ;({ served, admin, manager } = await strangers())
})
afterAll(() => served.stop())

describe("forged requests", () => {
  test("a change without the token of the session is refused everywhere", async () => {
    const before = await served.dump()
    for (const endpoint of guarded.filter(({ method }) => method !== "GET")) {
      for (const token of [undefined, "", manager.csrf, "é"]) {
        const headers: Record<string, string> =
          token === undefined || token === "é" ? {} : { "x-csrf-token": token }
        assert.strictEqual(
          (await send(served, endpoint, { as: admin, headers, forged: true })).status,
          403,
          endpoint.name
        )
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

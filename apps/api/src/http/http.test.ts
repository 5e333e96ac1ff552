// What does the server say to addresses, methods, bodies and hosts that are not what they should be?
import { request as rawRequest } from "node:http"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { company, type Serving, serving, type Visitor } from "../testing/serving.ts"

let served: Serving
let ada: Visitor
beforeAll(async () => {
  served = await serving()
  ada = await served.signIn((await company(served, "north")).email)
})
afterAll(() => served.stop())

const raw = (options: { method: string; path: string; headers?: Record<string, string>; body?: string }) =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = rawRequest(
      {
        host: "127.0.0.1",
        port: served.door.port,
        method: options.method,
        path: options.path,
        headers: options.headers ?? {}
      },
      (answer) => {
        let text = ""
        answer.on("data", (piece) => (text += piece))
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      }
    )
    sent.on("error", reject)
    sent.end(options.body)
  })

describe("addresses and methods", () => {
  test("an address where nothing is", async () => {
    for (const path of ["/api", "/api/", "/api/nothing", "/api/deals/x/y/z", "/api//deals"]) {
      const { body, status } = await served.call("GET", path, { as: ada })
      assert.strictEqual(status, 404, path)
      assert.strictEqual(body.title, "Not found")
    }
  })

  test("a method the address does not take is told which it takes", async () => {
    const { headers, status } = await served.call("PUT", "/api/deals", { as: ada, json: {} })
    assert.strictEqual(status, 405)
    assert.strictEqual(headers.get("allow"), "GET, HEAD, OPTIONS, POST")
    assert.strictEqual((await served.call("DELETE", "/api/health")).status, 405)
    assert.strictEqual((await raw({ method: "TRACE", path: "/api/deals" })).status, 405)
  })

  test("OPTIONS lists the methods and does nothing", async () => {
    const { headers, status, text } = await served.call(
      "OPTIONS",
      "/api/deals/0d9d7c53-5a47-4b4b-9a30-000000000000"
    )
    assert.deepStrictEqual([status, text, headers.get("allow")], [204, "", "GET, HEAD, OPTIONS, PATCH"])
    assert.isNull(headers.get("access-control-allow-origin"))
  })

  test("HEAD is GET without the body", async () => {
    const got = await served.call("GET", "/api/workspace", { as: ada })
    const head = await served.call("HEAD", "/api/workspace", { as: ada })
    assert.strictEqual(head.status, 200)
    assert.strictEqual(head.text, "")
    assert.strictEqual(head.headers.get("content-type"), got.headers.get("content-type"))
    assert.strictEqual(head.headers.get("content-length"), String(new TextEncoder().encode(got.text).length))
    assert.strictEqual((await served.call("HEAD", "/api/live", { as: ada })).status, 200)
    assert.strictEqual((await served.call("HEAD", "/api/nothing")).status, 404)
  })

  test("an answer in a form the caller does not take is not sent", async () => {
    for (const accept of ["text/html", "image/png", "application/json;q=0"]) {
      assert.strictEqual(
        (await served.call("GET", "/api/workspace", { as: ada, headers: { accept } })).status,
        406,
        accept
      )
    }
    for (const accept of ["*/*", "application/*", "text/html, application/json;q=0.5"]) {
      assert.strictEqual(
        (await served.call("GET", "/api/workspace", { as: ada, headers: { accept } })).status,
        200,
        accept
      )
    }
  })
})

describe("bodies", () => {
  test("more than a mebibyte of JSON is too much, said before or found while reading", async () => {
    const large = JSON.stringify({ title: "x".repeat(1024 * 1024) })
    const told = await raw({
      method: "POST",
      path: "/api/deals",
      headers: { ...headersOf(ada), "content-type": "application/json" },
      body: large
    })
    assert.strictEqual(told.status, 413)
    assert.strictEqual(told.headers["content-type"], "application/problem+json")
    const chunked = await raw({
      method: "POST",
      path: "/api/deals",
      headers: { ...headersOf(ada), "content-type": "application/json", "transfer-encoding": "chunked" },
      body: large
    })
    assert.strictEqual(chunked.status, 413)
  })

  test("nothing but JSON is taken where JSON is asked for, and the type is not echoed", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "text/evil<script>"
    ]) {
      const { body, status, text } = await served.call("POST", "/api/deals", {
        as: ada,
        body: "{}",
        headers: { "content-type": type }
      })
      assert.strictEqual(status, 415, type)
      assert.strictEqual(body.title, "Unsupported media type")
      assert.notInclude(text, "evil")
    }
  })

  test("deep nesting is refused, not fatal", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`
    const { status } = await served.call("POST", "/api/deals", {
      as: ada,
      body: `{"title":${deep}}`,
      headers: { "content-type": "application/json" }
    })
    assert.strictEqual(status, 400)
    assert.strictEqual((await served.call("GET", "/api/health")).status, 200)
  })
})

const headersOf = (visitor: Visitor) => ({ cookie: visitor.cookie, "x-csrf-token": visitor.csrf })

describe("headers on every answer", () => {
  test("what is told to browsers", async () => {
    for (const [path, status] of [
      ["/api/health", 200],
      ["/api/workspace", 401],
      ["/api/nothing", 404]
    ] as const) {
      const { headers, status: given } = await served.call("GET", path)
      assert.strictEqual(given, status)
      assert.strictEqual(headers.get("cache-control"), "no-store")
      assert.strictEqual(headers.get("x-content-type-options"), "nosniff")
      assert.strictEqual(headers.get("referrer-policy"), "no-referrer")
      assert.strictEqual(headers.get("x-frame-options"), "DENY")
      assert.include(headers.get("content-security-policy") ?? "", "default-src 'none'")
      assert.include(headers.get("vary") ?? "", "Cookie")
      assert.match(headers.get("x-request-id") ?? "", /^[\w-]{12}$/)
      assert.isNotNull(headers.get("date"))
    }
  })

  test("another host's name is not ours", async () => {
    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "a b"]) {
      assert.strictEqual(
        (await raw({ method: "GET", path: "/api/health", headers: { host } })).status,
        421,
        host
      )
    }
    for (const host of ["localhost:1", "127.0.0.1", "[::1]:80", "LOCALHOST"]) {
      assert.strictEqual(
        (await raw({ method: "GET", path: "/api/health", headers: { host } })).status,
        200,
        host
      )
    }
  })
})

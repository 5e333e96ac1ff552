// Do requests carry what the API asks for, and are refusals understood?
import { afterEach, assert, beforeEach, describe, it } from "vitest"
import { apiUrl, keepCsrf, onSignedOut, request } from "./client.ts"
import { ApiError } from "./problem.ts"

describe("a request", () => {
  const original = globalThis.fetch
  let answer: () => Response | Promise<Response> = () => new Response(null, { status: 204 })
  let asked: { url: string; headers: Headers; body: unknown } | undefined

  beforeEach(() => {
    globalThis.fetch = (async (url: string, init: RequestInit) => {
      asked = { url, headers: init.headers as Headers, body: init.body }
      return answer()
    }) as typeof fetch
  })
  afterEach(() => {
    globalThis.fetch = original
    keepCsrf("")
  })
  const failure = async (act: Promise<unknown>): Promise<ApiError> => {
    try {
      await act
    } catch (cause) {
      assert.instanceOf(cause, ApiError)
      return cause as ApiError
    }
    throw new Error("it was not refused")
  }

  it("that writes carries a name, the token, and the version it was made against", async () => {
    keepCsrf("token")
    await request("POST", "/deals/1/move", { body: { stageId: "s" }, version: 7 })
    assert.strictEqual(asked!.headers.get("x-csrf-token"), "token")
    assert.strictEqual(asked!.headers.get("if-match"), '"v7"')
    assert.isNotNull(asked!.headers.get("idempotency-key"))
  })

  it("that reads carries none of them", async () => {
    keepCsrf("token")
    await request("GET", "/deals")
    assert.deepEqual(
      ["x-csrf-token", "if-match", "idempotency-key", "content-type"].map((name) => asked!.headers.get(name)),
      [null, null, null, null]
    )
  })

  it("leaves out what is not asked for", () => {
    assert.strictEqual(
      apiUrl("/deals", { q: "", stage: "s", after: undefined, limit: 50 }),
      "/api/deals?stage=s&limit=50"
    )
  })

  it("that is refused says which field and why", async () => {
    answer = () =>
      new Response(
        JSON.stringify({
          type: "/problems/RequestMalformed",
          title: "Request malformed",
          detail: "two things",
          field: "budget.amount",
          reason: "must not be negative",
          errors: [{ field: "budget.amount", reason: "must not be negative" }]
        }),
        { status: 400 }
      )
    const error = await failure(request("POST", "/deals", { body: {} }))
    assert.deepEqual(
      [
        error.status,
        error.tag,
        error.message,
        error.reasonOf("amount"),
        error.reasonOf("title"),
        error.fields.length
      ],
      [400, "RequestMalformed", "two things", "must not be negative", undefined, 1]
    )
  })

  it("that gets no answer, or no JSON, still fails in words the console knows", async () => {
    answer = () => Promise.reject(new TypeError("network"))
    assert.strictEqual((await failure(request("GET", "/deals"))).status, 0)
    answer = () => new Response("<html>", { status: 502 })
    assert.strictEqual((await failure(request("GET", "/deals"))).status, 502)
  })

  it("that meets an ended session says so once", async () => {
    let times = 0
    onSignedOut(() => (times += 1))
    answer = () => new Response("{}", { status: 401 })
    await failure(request("GET", "/deals"))
    await failure(request("GET", "/session"))
    assert.strictEqual(times, 1)
  })
})

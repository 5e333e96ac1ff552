// Are a browser's reports taken from our own pages, said in one line each, and never many?
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Serving, serving } from "../testing/serving.ts"
import { linesOf } from "./policyReports.ts"

let served: Serving
beforeAll(async () => {
  served = await serving()
})
afterAll(() => served.stop())

const report = (documentURL: string) => ({
  type: "csp-violation",
  age: 1,
  body: { documentURL, effectiveDirective: "script-src-elem", blockedURL: "inline" }
})
const send = (body: string, headers: Record<string, string> = {}) =>
  served.call("POST", "/api/policy-reports", {
    body,
    headers: { "content-type": "application/reports+json", ...headers }
  })

describe("reports of broken policies", () => {
  test("are where the pages say", async () => {
    const { headers } = await served.call("GET", "/deals")
    assert.strictEqual(headers.get("reporting-endpoints"), 'csp="/api/policy-reports"')
    assert.strictEqual((await served.call("GET", "/api/policy-reports")).status, 405)
  })

  test("are taken from our pages, whatever they hold, and from no other page", async () => {
    for (const body of [JSON.stringify([report("http://localhost/deals")]), "[]", "{", "", '[{"type":"x"}]'])
      assert.strictEqual((await send(body)).status, 204, body)
    assert.strictEqual((await send("[]", { "sec-fetch-site": "cross-site" })).status, 403)
    assert.strictEqual((await send("[]", { origin: "https://evil.example" })).status, 403)
  })

  test("are one short line each, and a few of many", () => {
    const [line] = linesOf(JSON.stringify([report(`http://localhost/\n\u001b[31m${"x".repeat(5000)}`)]))
    assert.match(
      line ?? "",
      /^a page broke its policy: script-src-elem inline at http:\/\/localhost\/\?\?\[31mx+$/
    )
    assert.isBelow(line?.length ?? 0, 700)
    const [asked] = linesOf(JSON.stringify([report("http://localhost/deals?q=ada#lovelace")]))
    assert.isTrue(asked?.endsWith(" at http://localhost/deals"))
    assert.lengthOf(
      linesOf(JSON.stringify(Array.from({ length: 1000 }, () => report("http://localhost/")))),
      5
    )
    assert.deepStrictEqual(linesOf("{"), [])
  })
})

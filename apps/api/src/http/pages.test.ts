// Do browsers get the console and the reference, under a policy that lets nothing else in?
import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { type Serving, serving } from "../testing/serving.ts"

let served: Serving
const folder = mkdtempSync(join(tmpdir(), "weir-pages-"))
const style = "body { margin: 0 }"
const page = `<!doctype html><title>Weir</title><style>${style}</style>`
const script = `console.log(${JSON.stringify("x".repeat(3000))})`
beforeAll(async () => {
  mkdirSync(join(folder, "dist", "assets"), { recursive: true })
  writeFileSync(join(folder, "dist", "index.html"), page)
  writeFileSync(join(folder, "dist", "icon.svg"), "<svg/>")
  writeFileSync(join(folder, "dist", "assets", "main-a1b2.js"), script)
  writeFileSync(join(folder, "secret.txt"), "not for anybody")
  served = await serving(join(folder, "dist"))
})
afterAll(async () => {
  await served.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe("the console", () => {
  test("is one document under every address that is a page", async () => {
    for (const path of ["/", "/deals", "/import/1/columns", "/index.html", "/?period=week"]) {
      const { headers, status, text } = await served.call("GET", path)
      assert.deepStrictEqual(
        [status, text, headers.get("content-type")],
        [200, page, "text/html; charset=utf-8"],
        path
      )
      assert.strictEqual(headers.get("cache-control"), "no-cache")
    }
    const goes = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" }
    for (const path of ["/what.ever", "/deals/a.b(c)"])
      assert.strictEqual((await served.call("GET", path, { headers: goes })).text, page, path)
  })

  test("has a policy that allows nothing from elsewhere and nothing inline but its own style", async () => {
    const policyOf = async (path: string) =>
      (await served.call("GET", path)).headers.get("content-security-policy") ?? ""
    const policy = await policyOf("/")
    const own = `'sha256-${createHash("sha256").update(style).digest("base64")}'`
    assert.strictEqual(await policyOf("/icon.svg"), policy.replace(` ${own}`, ""), "what is no page has none")
    assert.deepStrictEqual(policy.split("; "), [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' ${own}`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "report-to csp"
    ])
    assert.notMatch(policy, /unsafe|https?:|\*/)
  })

  test("has files that never change under their names, sent small to those who can read them", async () => {
    const { headers, status, text } = await served.call("GET", "/assets/main-a1b2.js")
    assert.deepStrictEqual([status, text], [200, script])
    assert.strictEqual(headers.get("cache-control"), "public, max-age=31536000, immutable")
    assert.strictEqual(headers.get("content-encoding"), "gzip")
    const again = await served.call("GET", "/assets/main-a1b2.js", {
      headers: { "if-none-match": headers.get("etag") ?? "" }
    })
    assert.deepStrictEqual([again.status, again.text], [304, ""])
    const plain = await served.call("GET", "/assets/main-a1b2.js", {
      headers: { "accept-encoding": "identity" }
    })
    assert.isNull(plain.headers.get("content-encoding"))
  })

  test("never answers for the API, and gives no file but its own", async () => {
    assert.strictEqual(
      (await served.call("GET", "/api/nowhere")).headers.get("content-type"),
      "application/problem+json"
    )
    for (const path of [
      "/assets/none.js",
      "/secret.txt",
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/..%2fsecret.txt",
      "/assets/..%2f..%2fsecret.txt",
      "/%00.txt",
      "/%ff.txt"
    ]) {
      const { status, text } = await served.call("GET", path)
      assert.strictEqual(status, 404, path)
      assert.notInclude(text, "not for anybody")
    }
    assert.strictEqual((await served.call("POST", "/", { json: {} })).status, 405)
  })

  test("that was not built says so", async () => {
    const empty = await serving(join(folder, "nothing"))
    const { body, status } = await empty.call("GET", "/")
    assert.deepStrictEqual([status, body.title], [503, "Console not built"])
    await empty.stop()
  })
})

describe("the reference", () => {
  test("is a page of its own whose every script is allowed by its hash, and nothing is loaded from elsewhere", async () => {
    const { headers, status, text } = await served.call("GET", "/docs")
    assert.strictEqual(status, 200)
    const policy = headers.get("content-security-policy") ?? ""
    const scripts = [...text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    assert.strictEqual(scripts.length, 2)
    for (const [, attributes, source] of scripts) {
      assert.strictEqual(attributes, "")
      assert.include(
        policy,
        createHash("sha256")
          .update(source ?? "")
          .digest("base64")
      )
    }
    assert.notMatch(policy, /script-src[^;]*unsafe|https?:|\*/)
  })

  test("comes from a document that anybody may read", async () => {
    const { body, headers, status } = await served.call("GET", "/api/openapi.json")
    assert.strictEqual(status, 200)
    assert.match(headers.get("content-type") ?? "", /^application\/json/)
    assert.strictEqual(body.openapi, "3.1.0")
    assert.isAbove(Object.keys(body.paths).length, 30)
    assert.strictEqual(body.paths["/api/deals/{id}/move"].post.summary, "Move a deal to a stage")
  })
})

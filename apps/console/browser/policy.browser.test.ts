// Does every page and answer say what it may load and run, and is it held to that?
import { createHash } from "node:crypto"
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { dataPolicy, filePolicy, pagePolicy } from "./policies.ts"
import { signIn, startWeir, type Weir } from "./weir.ts"

let weir: Weir, browser: Browser, page: Page

beforeAll(async () => {
  weir = await startWeir()
  browser = await launchBrowser()
  page = await (await browser.newContext()).newPage()
  await signIn(page, weir)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await weir?.stop()
})

describe("the policy", () => {
  it("stands on every page and file, and a stricter one on every answer of the API", async () => {
    const policies = async (paths: ReadonlyArray<string>) =>
      await page.evaluate(
        async (all) =>
          await Promise.all(
            all.map(async (path) => (await fetch(path)).headers.get("content-security-policy"))
          ),
        paths
      )
    await page.goto(weir.url)
    const assets = await page
      .locator("script[src]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("src")!))
    const pages = [
      "/",
      "/configure",
      "/deals",
      "/goals",
      "/events",
      "/settings",
      "/import",
      "/sign-in",
      "/welcome",
      "/nowhere"
    ]
    const files = ["/icon.svg", "/none.js", ...assets]
    const [, style = ""] = /<style>([^]*?)<\/style>/u.exec(await (await fetch(weir.url)).text()) ?? []
    assert.notStrictEqual(style, "")
    const hash = createHash("sha256").update(style).digest("base64")
    for (const [n, policy] of (await policies(pages)).entries())
      assert.strictEqual(policy, pagePolicy(hash), pages[n])
    for (const [n, policy] of (await policies(files)).entries())
      assert.strictEqual(policy, filePolicy, files[n])
    const answers = [
      "/api/session",
      "/api/workspace",
      "/api/dashboard?metrics=won-deals",
      "/api/events",
      "/api/nowhere"
    ]
    for (const [n, policy] of (await policies([...answers, "/api/openapi.json", "/api/images/x"])).entries())
      assert.strictEqual(policy, dataPolicy, answers[n])
  }, 30_000)

  it("stops what a page would be made to run", async () => {
    const blocked = await page.evaluate(() => {
      const script = document.createElement("script")
      let refused = false
      try {
        script.text = "globalThis.inlineRan = 1"
      } catch {
        refused = true
      }
      return refused && !("inlineRan" in globalThis)
    })
    assert.isTrue(blocked)
  })
})

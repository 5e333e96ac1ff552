// Does the browser that tests get draw, speak to loopback, and keep visitors apart?
import { once } from "node:events"
import { createServer } from "node:http"
import { assert, test } from "vitest"
import { launchBrowser } from "./launchBrowser.ts"

test("a page is drawn with letters of every console language, and visitors share nothing", async () => {
  const server = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8")
    response.setHeader("set-cookie", "visited=yes")
    response.end(`<main>${request.headers.cookie ?? "nobody"}: Сделки, negócios, trattative €</main>`)
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  assert.isObject(address)
  const url = `http://127.0.0.1:${(address as { readonly port: number }).port}/`

  const browser = await launchBrowser()
  try {
    const [first, second] = [await browser.newContext(), await browser.newContext()]
    const page = await first.newPage()
    await page.goto(url)
    await page.reload()
    assert.strictEqual(await page.textContent("main"), "visited=yes: Сделки, negócios, trattative €")
    const other = await second.newPage()
    await other.goto(url)
    assert.include(await other.textContent("main"), "nobody")

    const blank = await page.screenshot()
    assert.isAbove(blank.length, 500)
    const width = (text: string) =>
      page.evaluate((words) => new OffscreenCanvas(1, 1).getContext("2d")?.measureText(words).width, text)
    assert.notStrictEqual(await width("iiii"), await width("ЖЖЖЖ"))
  } finally {
    await browser.close()
    server.close()
  }
})

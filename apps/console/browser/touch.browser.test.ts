// Can every control be hit with a finger, on every page of a phone?
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { places } from "./places.ts"
import { tooSmall } from "./touch.ts"
import { receive, type Visitors } from "./visitors.ts"

let visitors: Visitors, pageOf: ReturnType<Visitors["pages"]>

beforeAll(async () => {
  visitors = await receive()
  pageOf = visitors.pages({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce"
  })
}, 120_000)

afterAll(() => visitors?.stop())

describe("on a phone, under a finger, no control is lower than 40 px, or 24 px in a line of text", () => {
  for (const place of places.filter(({ size }) => size === undefined)) {
    it(`at ${place.name}`, async () => {
      const page = await pageOf(place.who)
      await place.go(page, visitors.url(place.who))
      assert.isTrue(await page.evaluate(() => matchMedia("(pointer: coarse)").matches))
      const found = await tooSmall(page, place.within)
      await place.leave?.(page)
      assert.deepEqual(found, [])
    }, 120_000)
  }
})

describe("on a tablet, under a finger", () => {
  it("nothing that a widget is held by covers a card, and none of it is too small", async () => {
    const context = await visitors.window("ana", {
      viewport: { width: 768, height: 1024 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: "reduce"
    })
    const page = await context.newPage()
    await page.goto(`${visitors.url("ana")}/configure`)
    await page.locator("[data-preview] .number").first().waitFor()
    const held = await page.evaluate(() => {
      const cards = [...document.querySelectorAll("[data-preview]")].map((one) => one.getBoundingClientRect())
      return [...document.querySelectorAll("[data-grip], .acts button")].map((one) => {
        const { bottom, left, right, top } = one.getBoundingClientRect()
        return cards.some(
          (card) => left < card.right && right > card.left && top < card.bottom && bottom > card.top
        )
      })
    })
    assert.isAbove(held.length, 30)
    assert.notInclude(held, true)
    assert.deepEqual(await tooSmall(page, ".grid"), [])
    await context.close()
  }, 60_000)
})

describe("what is too small", () => {
  it("is seen, and what its surroundings make large enough is not", async () => {
    const page = await (await visitors.browser.newContext({ hasTouch: true, isMobile: true })).newPage()
    await page.setContent(`<style>* { margin: 0; padding: 0; font: 16px/20px sans-serif; border: 0 }</style>
      <div style="display:flex"><button style="height:30px;width:80px">low</button></div>
      <label style="display:block;height:44px"><input type="checkbox">enough with its label</label>
      <p>in a line <a href="/a" style="display:inline-block;line-height:30px">enough</a></p>
      <p>in a line <a href="/b">low here</a></p>`)
    assert.deepEqual(
      (await tooSmall(page)).map((fault) => /"(.*)"/u.exec(fault)?.[1]),
      ["low", "low here"]
    )
    await page.context().close()
  }, 30_000)
})

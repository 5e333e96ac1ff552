// Does the console speak each of its languages on every page, and does what it says fit, on a desk and on a phone?
import type { Page } from "@weir/house/browser/launchBrowser"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { type Locale, locales } from "../src/text/text.ts"
import { it as italian } from "../src/text/locales/it.ts"
import { pt } from "../src/text/locales/pt.ts"
import { ru } from "../src/text/locales/ru.ts"
import { misfits } from "./fit.ts"
import { drawn, speak } from "./Place.ts"
import { places } from "./places.ts"
import { receive, type Visitor, type Visitors } from "./visitors.ts"

const leaves = (tree: object, prefix = ""): ReadonlyArray<readonly [string, string]> =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as const] : leaves(value as object, `${prefix}${key}.`)
  )
const blocks = Object.values(
  import.meta.glob<Record<string, object>>("../src/text/locales/en*.ts", { eager: true })
).flatMap((module) => Object.values(module))
const english = new Map(blocks.flatMap((block) => leaves(block)))
const rawKey = new RegExp(
  String.raw`\b(?:${[...new Set(blocks.flatMap((block) => Object.keys(block)))].join("|")})(?:\.[a-zA-Z]\w*)+\b`,
  "u"
)

/** What people, or whoever made the workspace, called things in the words that the console also has. */
const names: ReadonlySet<string> = new Set(["Won", "Lost", "Incoming", "Robot", "E-mail"])

/** Texts that would be seen in English in another language, though there are words for them. */
const foreign = (locale: Locale): ReadonlySet<string> => {
  if (locale === "en") return new Set()
  const spoken = new Map(leaves({ pt, ru, it: italian }[locale]))
  const said = new Set([...spoken.values()].flatMap((message) => message.split(" | ")))
  return new Set(
    [...english].flatMap(([key, message]) =>
      spoken.get(key) === message ? [] : message.split(" | ").filter((form) => !said.has(form))
    )
  )
}

/** All that a page says: its texts, and what is said of pictures and fields. */
const everythingSaid = async (page: Page): Promise<ReadonlyArray<string>> =>
  await page.evaluate(() => {
    const said: Array<string> = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) said.push((walker.currentNode as Text).data.trim())
    for (const one of document.querySelectorAll("[aria-label],[title],[placeholder],[alt]")) {
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        said.push(one.getAttribute(name)?.trim() ?? "")
    }
    return [...new Set(said)].filter((text) => text !== "")
  })

let visitors: Visitors
const pages = new Map<Visitor, Page>()

beforeAll(async () => {
  visitors = await receive()
}, 120_000)

afterAll(() => visitors?.stop())

const visitor = async (who: Visitor, width: number, locale?: Locale): Promise<Page> => {
  const context = await visitors.window(who, { viewport: { width, height: 900 }, reducedMotion: "reduce" })
  if (locale !== undefined)
    await context.addInitScript((name) => localStorage.setItem("weir.locale", name), locale)
  return await context.newPage()
}

const widths = [
  { width: 1440, touch: false },
  { width: 1024, touch: false },
  { width: 390, touch: true }
] as const

describe("every page and open panel speaks each language and fits, on a desk, a small one and a phone", () => {
  for (const place of places) {
    it(`at ${place.name}`, async () => {
      const page = pages.get(place.who) ?? (await visitor(place.who, 1440))
      pages.set(place.who, page)
      const hand = await page.context().newCDPSession(page)
      await place.go(page, visitors.url(place.who))
      const found: Array<string> = []
      for (const { touch, width } of place.size === undefined ? widths : [{ ...place.size, touch: false }]) {
        await page.setViewportSize({ width, height: 900 })
        await hand.send("Emulation.setTouchEmulationEnabled", { enabled: touch })
        for (const locale of locales) {
          await speak(page, locale)
          const unwanted = foreign(locale)
          const said = await everythingSaid(page)
          for (const fault of [
            ...(await misfits(page)),
            ...said.filter((text) => rawKey.test(text)).map((text) => `a key: ${text}`),
            ...said.filter((text) => unwanted.has(text) && !names.has(text)).map((text) => `English: ${text}`)
          ])
            found.push(`${locale}, ${width}: ${fault}`)
        }
      }
      await speak(page, "en")
      await hand.send("Emulation.setTouchEmulationEnabled", { enabled: false })
      await hand.detach()
      await page.setViewportSize({ width: 1440, height: 900 })
      await drawn(page)
      await place.leave?.(page)
      assert.deepEqual(found, [])
    }, 120_000)
  }
})

describe("the language", () => {
  it("is chosen by who is signed in, at once, and is kept", async () => {
    const page = await visitor("ana", 1440)
    await page.goto(visitors.url("ana"))
    await page.locator('[data-figure="deal-dynamics/won"]:visible').first().waitFor()
    const html = page.locator("html")
    assert.strictEqual(await html.getAttribute("lang"), "en")
    await page.locator(".rail [aria-expanded]").click()
    await page.locator("[data-locale=ru]").click()
    await page.getByRole("heading", { name: ru.dynamics.title }).first().waitFor()
    assert.strictEqual(await html.getAttribute("lang"), "ru")
    await page.reload()
    await page.getByRole("heading", { name: ru.dynamics.title }).first().waitFor()
    assert.strictEqual(await html.getAttribute("lang"), "ru")
    await page.context().close()
  }, 60_000)

  it("is that of the title of a number that is opened, and an English definition says that it is", async () => {
    const page = await visitor("ana", 1440, "pt")
    await page.goto(visitors.url("ana"))
    await page.locator('[data-figure^="deal-dynamics/net:"]:visible').first().click()
    const panel = page.getByRole("dialog")
    await panel.locator("footer").waitFor()
    assert.include(await panel.textContent(), pt.titles.netOfMoves)
    await panel.getByRole("tab", { name: pt.entries.formula }).click()
    assert.strictEqual(await panel.locator("pre").getAttribute("lang"), "en")
    await page.context().close()
  }, 60_000)
})

describe("what does not fit", () => {
  const faultsOf = async (body: string): Promise<ReadonlyArray<string>> => {
    const page = await visitor("nobody", 390)
    await page.setContent(`<body style="margin:0;font:14px sans-serif">${body}`)
    const found = await misfits(page)
    await page.context().close()
    return found.map((fault) => fault.slice(0, fault.indexOf(":")))
  }
  const long = "Ein Wort-das-zu-lang-ist-um-in-sechzig-Punkte-zu-passen"

  it("is seen where it is cut, spills or leaves the page, and not where an ellipsis or a scroll says so", async () => {
    const cases: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
      [`<p>fits</p>`, []],
      [`<div style="width:60px;overflow:hidden;white-space:nowrap">${long}</div>`, ["cut"]],
      [`<div style="height:8px;overflow:hidden">${long} ${long}</div>`, ["cut"]],
      [`<div style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">${long}</div>`, []],
      [`<div style="width:60px;overflow:auto;white-space:nowrap">${long}</div>`, []],
      [`<button style="width:60px;white-space:nowrap;padding:0">${long}</button>`, ["spills"]],
      [`<p style="width:600px;white-space:nowrap">${long} ${long}</p>`, ["off the page", "sideways"]],
      [`<div style="width:500px;height:9px"></div>`, ["sideways"]],
      [`<select style="width:50px"><option>${long}</select>`, ["cut in its field"]],
      [`<input style="width:50px" placeholder="${long}">`, ["cut in its field"]]
    ]
    for (const [body, faults] of cases) assert.deepEqual(await faultsOf(body), faults, body)
  }, 60_000)
})

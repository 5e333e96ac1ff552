// How does the console look? Pictures of every page and panel, light and dark, wide, narrow and on a phone, and in each language.
//
//   npm run pictures                                   of companies made for it, into apps/console/screenshots/taken
//   npm run pictures -- --only dashboard,configure     the places named so, or beginning so with a star: import*
//   npm run pictures -- --language ru --size phone --theme light --out DIR
//   npm run pictures -- --docs                         those of the documentation, made small, where it has them
//   npm run pictures -- --url http://127.0.0.1:4600 --empty-url http://127.0.0.1:4601    of a demo and an empty company
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import type { BrowserContext, Page } from "@weir/house/browser/launchBrowser"
import { drawn, type Place, speak } from "../browser/Place.ts"
import { places } from "../browser/places.ts"
import { receive, type Visitor } from "../browser/visitors.ts"
import { documented, putIntoDocs } from "./documented.ts"
import { locales } from "../src/text/text.ts"

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "" },
    "empty-url": { type: "string", default: "" },
    out: { type: "string", default: join(import.meta.dirname, "taken") },
    only: { type: "string", default: "" },
    language: { type: "string", default: "" },
    theme: { type: "string", default: "" },
    size: { type: "string", default: "" },
    docs: { type: "boolean", default: false }
  }
})

/** The languages are looked at where words are widest and where they are tightest. */
const sizes = [
  { name: "wide", width: 1440, height: 900, touch: false, languages: true },
  { name: "1024", width: 1024, height: 768, touch: false, languages: false },
  { name: "phone", width: 390, height: 844, touch: true, languages: true }
].filter(({ name }) => values.size === "" || values.size === name)
const themes = (["light", "dark"] as const).filter((one) => values.theme === "" || values.theme === one)

const matches = (name: string, pattern: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern
const patterns = values.docs
  ? documented.map(({ place }) => place)
  : values.only === ""
    ? ["*"]
    : values.only.split(",")
const isWanted = ({ name }: Place) => patterns.some((pattern) => matches(name, pattern))
const wanted = places
  .filter((place, at) => {
    if (isWanted(place)) return true
    // Whoever follows needs those before.
    for (let next = at + 1; places[next]?.follows; next++) if (isWanted(places[next]!)) return true
    return false
  })
  .filter(
    ({ who }) => values.url === "" || values["empty-url"] !== "" || (who !== "newcomer" && who !== "founder")
  )
if (wanted.length === 0)
  throw new Error(`no place is called ${values.only}: ${places.map(({ name }) => name).join(", ")}`)

await mkdir(values.out, { recursive: true })
const visitors = await receive(
  values.url === "" ? undefined : { url: values.url, emptyUrl: values["empty-url"] }
)
let taken = 0
const faults: Array<string> = []

const open = async (
  windows: Map<Visitor, BrowserContext>,
  place: Place,
  size: (typeof sizes)[number]
): Promise<Page> => {
  const known = windows.get(place.who)
  const page = known?.pages()[0]
  if (page !== undefined) return page
  const context = await visitors.window(place.who, {
    viewport: { width: size.width, height: size.height },
    deviceScaleFactor: size.touch ? 2 : 1,
    hasTouch: size.touch,
    isMobile: size.touch,
    reducedMotion: "reduce"
  })
  windows.set(place.who, context)
  const opened = await context.newPage()
  opened.setDefaultTimeout(60_000)
  opened.on("pageerror", (error) => faults.push(`${place.who}, ${size.name}: ${error.message}`))
  return opened
}

const isDocumented = (name: string) => documented.some(({ of, place }) => name === `${place}-${of}`)
const isSized = (place: Place, size: string) =>
  !values.docs || documented.some((one) => one.place === place.name && one.of.startsWith(`${size}-`))

const shoot = async (page: Page, place: Place, name: string): Promise<void> => {
  if (values.docs && !isDocumented(name)) return
  const path = join(values.out, `${name}.png`)
  await drawn(page)
  await page.waitForTimeout(150)
  // A picture of the full page would forget that a phone has no mouse: the window grows instead.
  const window = page.viewportSize()
  if (place.whole && window !== null) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width: window.width, height: Math.max(window.height, height) })
    await drawn(page)
  }
  await page.screenshot({ path })
  if (place.whole && window !== null) await page.setViewportSize(window)
  taken++
  console.log(path)
}

const picture = async (page: Page, place: Place, size: (typeof sizes)[number]): Promise<void> => {
  await page.emulateMedia({ colorScheme: "light" })
  await place.go(page, visitors.url(place.who))
  if (!isWanted(place)) return
  if (values.language === "")
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme })
      await shoot(page, place, `${place.name}-${size.name}-${colorScheme}`)
    }
  await page.emulateMedia({ colorScheme: "light" })
  for (const locale of size.languages && values.theme !== "dark" ? locales : []) {
    if (values.language === "" ? locale === "en" : locale !== values.language) continue
    await speak(page, locale)
    await shoot(page, place, `${place.name}-${size.name}-${locale}`)
  }
  await speak(page, "en")
  await place.leave?.(page)
}

try {
  // Only nobody's own places can be seen before a company is founded, so people come one after the other.
  for (const place of wanted.filter(({ who }) => who === "newcomer"))
    for (const size of sizes) {
      const windows = new Map<Visitor, BrowserContext>()
      await picture(await open(windows, place, size), place, size).catch((cause: unknown) =>
        faults.push(`${place.name}, ${size.name}: ${String(cause).slice(0, 400)}`)
      )
      for (const context of windows.values()) await context.close()
    }
  for (const size of sizes) {
    const windows = new Map<Visitor, BrowserContext>()
    for (const place of wanted) {
      if (place.who === "newcomer") continue
      if (place.size !== undefined && size !== sizes[0]) continue
      // What follows on another place is gone to by way of it.
      if (!isSized(place, size.name) && !wanted.some((other) => other.follows && isSized(other, size.name)))
        continue
      try {
        const page = await open(windows, place, size)
        if (place.size !== undefined) await page.setViewportSize(place.size)
        await picture(page, place, size)
        if (place.size !== undefined) await page.setViewportSize({ width: size.width, height: size.height })
      } catch (cause) {
        faults.push(`${place.name}, ${size.name}: ${String(cause).slice(0, 400)}`)
      }
    }
    for (const context of windows.values()) await context.close()
  }
} finally {
  await visitors.stop()
}
console.log(`${taken} pictures in ${values.out}`)
if (values.docs && faults.length === 0) for (const path of await putIntoDocs(values.out)) console.log(path)
if (faults.length > 0) {
  console.error(`\n${faults.join("\n")}`)
  process.exitCode = 1
}

// How does the console look? Pictures of every page, light and dark, wide and on a phone.
//
//   npm run pictures                                of a demo company made for it, into apps/console/screenshots/taken
//   npm run pictures -- --out DIR --only dashboard
//   npm run pictures -- --url http://127.0.0.1:4600 --email E --password P [--file CSV --mapping JSON [--run]]
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { type Browser, launchBrowser, type Page } from "@weir/house/browser/launchBrowser"
import { demoAdmin, root, startWeir } from "../browser/weir.ts"
import { scenes } from "./scenes.ts"

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "" },
    email: { type: "string", default: "" },
    password: { type: "string", default: "" },
    file: { type: "string", default: "" },
    mapping: { type: "string", default: "" },
    run: { type: "boolean", default: false },
    out: { type: "string", default: join(import.meta.dirname, "taken") },
    only: { type: "string", default: "" }
  }
})

const sizes = [
  { name: "wide", width: 1440, height: 900, touch: false },
  { name: "phone", width: 390, height: 844, touch: true }
] as const

const open = async (
  browser: Browser,
  theme: "light" | "dark",
  size: (typeof sizes)[number]
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    deviceScaleFactor: size.touch ? 2 : 1,
    hasTouch: size.touch,
    colorScheme: theme,
    reducedMotion: "reduce"
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on(
    "console",
    (message) => message.type() === "error" && console.log(`  console: ${message.text().split("\n")[0]}`)
  )
  page.on("pageerror", (error) => console.log(`  page: ${error.message}`))
  return page
}

// Without an address the pictures are of a company of their own, and the sample is imported into it.
const own = values.url === "" ? await startWeir() : undefined
if (own !== undefined) {
  const sample = (name: string) => join(root, "docs/how-to/import", name)
  Object.assign(values, { url: own.url, ...demoAdmin(own), run: true })
  if (values.file === "")
    Object.assign(values, { file: sample("sample.csv"), mapping: sample("sample.mapping.json") })
}
await mkdir(values.out, { recursive: true })
const browser = await launchBrowser()
try {
  for (const theme of ["light", "dark"] as const) {
    for (const size of sizes) {
      const page = await open(browser, theme, size)
      for (const scene of scenes) {
        if (scene.sizes && !scene.sizes.includes(size.name)) continue
        if (scene.themes && !scene.themes.includes(theme)) continue
        if (values.only !== "" && scene.name !== values.only && scene.name !== "sign-in") continue
        const shoot = async (name: string) => {
          const path = `${values.out}/${name}-${size.name}-${theme}.png`
          await page.evaluate(() => scrollTo(0, 0))
          await page.screenshot({ path, fullPage: (scene.fullPage ?? false) && !size.touch })
          console.log(path)
        }
        try {
          await scene.play(page, {
            ...values,
            run: values.run && theme === "light" && size.name === "wide",
            shoot
          })
        } catch (cause) {
          console.log(
            `  ${scene.name} ${size.name} ${theme}: ${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)}`
          )
          process.exitCode = 1
        }
      }
      await page.context().close()
    }
  }
} finally {
  await browser.close()
  await own?.stop()
}

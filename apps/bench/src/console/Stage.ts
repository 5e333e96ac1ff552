// Where do the console's trials take place? A real Weir with a demo company, an empty page beside it, one browser for both.
import { demoAdmin, signIn, startWeir, type Weir } from "@weir/console/browser/weir"
import {
  type Browser,
  type BrowserContext,
  launchBrowser,
  type Page
} from "@weir/house/browser/launchBrowser"
import { type Built, consolePage, emptyPage } from "./built.ts"
import { servePage } from "./pageServer.ts"

export interface Stage {
  readonly weir: Weir
  readonly console: Built
  readonly empty: Built & { readonly url: string }
  /** A visitor with nothing in the cache; unless told otherwise signed in, and not for the first time. */
  readonly visit: (options?: { readonly as?: "admin" | "nobody"; readonly slowed?: number }) => Promise<Page>
  readonly close: () => Promise<void>
}

/** Numbers that open into what they are made of. */
export const aFigure = "[data-figure]:visible"

const desk = { width: 1440, height: 900 }

/** Makes the processor of a page so many times slower. */
export const slow = async (page: Page, rate: number): Promise<void> => {
  const wire = await page.context().newCDPSession(page)
  await wire.send("Emulation.setCPUThrottlingRate", { rate })
}

export const openStage = async (say: (line: string) => void): Promise<Stage> => {
  say("building both pages")
  const [console, empty] = [await consolePage(), await emptyPage()]
  say("starting Weir with its demo company, and a browser")
  const served = await servePage(empty.folder)
  const weir = await startWeir()
  const browser: Browser = await launchBrowser()
  const first = await (await browser.newContext({ viewport: desk })).newPage()
  await signIn(first, weir, demoAdmin(weir))
  // Who has been there before: the page knows what it will ask for, and has none of its files.
  await first.reload()
  await first.locator(aFigure).first().waitFor()
  await first.waitForTimeout(3000)
  const known = await first.context().storageState()
  await first.context().close()
  return {
    weir,
    console,
    empty: { ...empty, url: served.url },
    visit: async ({ as = "admin", slowed } = {}) => {
      const context: BrowserContext = await browser.newContext({
        viewport: desk,
        ...(as === "admin" ? { storageState: known } : {})
      })
      const page = await context.newPage()
      page.setDefaultTimeout(180_000)
      if (slowed !== undefined) await slow(page, slowed)
      return page
    },
    close: async () => {
      await browser.close()
      await weir.stop()
      await served.stop()
    }
  }
}

// Whose eyes is the console seen through? People of the demo company and of an empty one, signed in once each.
import {
  type Browser,
  type BrowserContext,
  launchBrowser,
  type Page
} from "@weir/house/browser/launchBrowser"
import { demoAdmin, startWeir } from "./weir.ts"

/**
 * `nobody` is signed out of the demo company; `ana` is its admin; `marco` is a manager of it whose dashboard is
 * dressed in colours and a picture. `newcomer` opens a Weir that nobody has set up, and `founder` has just done it.
 */
export type Visitor = "nobody" | "ana" | "marco" | "newcomer" | "founder"

type Options = NonNullable<Parameters<Browser["newContext"]>[0]>
type Kept = Awaited<ReturnType<BrowserContext["storageState"]>>

export interface Visitors {
  readonly browser: Browser
  /** Where the visitor's Weir is. */
  readonly url: (who: Visitor) => string
  /** A window of the visitor's own. Asking for the founder sets up the empty company, so newcomers come first. */
  readonly window: (who: Visitor, options?: Options) => Promise<BrowserContext>
  /** A page for each visitor in windows of this kind, opened when it is first asked for and the same from then on. */
  readonly pages: (options: Options) => (who: Visitor) => Promise<Page>
  readonly stop: () => Promise<void>
}

const dressed = {
  title: "",
  fontColour: null,
  palette: "teal",
  background: { _tag: "Preset", name: "river" }
} as const

/** Starts a demo company and an empty one. With an address, the demo company is the one that is there already. */
export const receive = async (
  demoAt?: { readonly url: string; readonly emptyUrl: string } | undefined
): Promise<Visitors> => {
  const [demo, empty] =
    demoAt === undefined ? await Promise.all([startWeir(), startWeir({ args: ["--empty"] })]) : []
  const browser = await launchBrowser()
  const url = (who: Visitor) =>
    who === "newcomer" || who === "founder"
      ? (empty?.url ?? demoAt?.emptyUrl ?? "")
      : (demo?.url ?? demoAt?.url ?? "")
  const password = demo === undefined ? "over the weir" : demoAdmin(demo).password
  const kept = new Map<Visitor, Kept>()

  const signIn = async (who: "ana" | "marco" | "founder"): Promise<Kept> => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const here = url(who)
    if (who === "founder") {
      await page.goto(`${here}/welcome`)
      await page.locator("#company, #email").first().waitFor()
      if ((await page.locator("#company").count()) > 0) {
        await page.locator("#company").fill("Halden Instruments")
        await page.locator("#your-name").fill("Ingrid Halden")
        await page.locator("#your-email").fill("ingrid@halden.example")
        await page.locator("#your-password").fill("a long way up the river")
      } else {
        await page.locator("#email").fill("ingrid@halden.example")
        await page.locator("#password").fill("a long way up the river")
      }
    } else {
      await page.goto(`${here}/sign-in`)
      await page.locator("#email").fill(`${who}@quillmere.example`)
      await page.locator("#password").fill(password)
    }
    await page.locator("button[type=submit]").click()
    await page.locator(".rail").waitFor({ timeout: 30_000 })
    if (who === "marco")
      await page.evaluate(async (theme) => {
        const { csrf } = (await (await fetch("/api/session")).json()) as { csrf: string }
        const mine = (await (await fetch("/api/my/dashboard")).json()) as {
          shown: { layout: unknown }
        }
        const answer = await fetch("/api/my/dashboard", {
          method: "PUT",
          headers: {
            "content-type": "application/json",
            "x-csrf-token": csrf,
            "idempotency-key": crypto.randomUUID()
          },
          body: JSON.stringify({ layout: mine.shown.layout, theme })
        })
        if (!answer.ok) throw new Error(await answer.text())
      }, dressed)
    const state = await context.storageState()
    await context.close()
    return state
  }

  const window: Visitors["window"] = async (who, options = {}) => {
    if (who !== "nobody" && who !== "newcomer" && !kept.has(who)) kept.set(who, await signIn(who))
    const storageState = kept.get(who)
    return await browser.newContext({ ...options, ...(storageState === undefined ? {} : { storageState }) })
  }

  return {
    browser,
    url,
    window,
    pages: (options) => {
      const opened = new Map<Visitor, Page>()
      return async (who) => {
        const page = opened.get(who) ?? (await (await window(who, options)).newPage())
        opened.set(who, page)
        return page
      }
    },
    stop: async () => {
      await browser.close()
      await Promise.all([demo?.stop(), empty?.stop()])
    }
  }
}

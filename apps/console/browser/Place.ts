// What is a place of the console, and how does one wait until it is there?
import type { Page } from "@weir/house/browser/launchBrowser"
import type { Visitor } from "./visitors.ts"

export interface Place {
  readonly name: string
  readonly who: Visitor
  /** Goes there from anywhere, and ends when all that is to be seen is there. */
  readonly go: (page: Page, url: string) => Promise<void>
  /** Seen whole, and not only what fits in the window. */
  readonly whole?: true
  /** A size of its own, as of a television; otherwise each of the usual ones. */
  readonly size?: { readonly width: number; readonly height: number }
  /** What is new here; all around it has been seen at another place. */
  readonly within?: string
  /** Undoes what stayed, so that one can come again. */
  readonly leave?: (page: Page) => Promise<void>
  /** Follows on the place before it in the list, and cannot be gone to from anywhere. */
  readonly follows?: true
}

/** Nothing is being read any more. */
export const still = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => document.querySelectorAll("[aria-busy=true]:not(button), .skeleton").length === 0
  )
  await page.evaluate(() => document.fonts.ready)
}
/** What has changed is on the screen. */
export const drawn = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 4; frame++)
      await new Promise((done) => {
        requestAnimationFrame(done)
      })
  })
}
export const dialog = async (page: Page): Promise<void> => {
  await page.getByRole("dialog").first().waitFor()
  await still(page)
}

/** Speaks another language at once, as when it is chosen in another window, and waits until all is drawn. A page that did not listen yet is told again. */
export const speak = async (page: Page, locale: string): Promise<void> => {
  const choose = (name: string): void => {
    localStorage.setItem("weir.locale", name)
    dispatchEvent(new StorageEvent("storage", { key: "weir.locale", newValue: name }))
  }
  const isSpoken = (name: string): boolean => document.documentElement.lang === name
  await page.evaluate(choose, locale)
  for (let tried = 0; tried < 20 && !(await page.evaluate(isSpoken, locale)); tried++) {
    await page.waitForTimeout(100)
    await page.evaluate(choose, locale)
  }
  await page.waitForFunction(isSpoken, locale)
  await drawn(page)
}

// Which pictures are taken, and how does one get to each?
import type { Page } from "@weir/house/browser/launchBrowser"

export interface Stage {
  readonly url: string
  readonly email: string
  readonly password: string
  /** A file to import; the wizard's later steps are left out without one. */
  readonly file: string
  /** Its mapping; without one the wizard stops at the columns. */
  readonly mapping: string
  /** Whether the import is run, which changes the workspace. */
  readonly run: boolean
  readonly shoot: (name: string) => Promise<void>
}

export interface Scene {
  readonly name: string
  readonly sizes?: ReadonlyArray<"wide" | "phone">
  readonly themes?: ReadonlyArray<"light" | "dark">
  readonly fullPage?: boolean
  readonly play: (page: Page, stage: Stage) => Promise<void>
}

const settled = async (page: Page): Promise<void> => {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(250)
}

export const scenes: ReadonlyArray<Scene> = [
  {
    name: "sign-in",
    play: async (page, { url, email, password, shoot }) => {
      await page.goto(`${url}/sign-in`)
      await page.locator("#email").waitFor()
      await settled(page)
      await shoot("sign-in")
      await page.locator("#email").fill(email)
      await page.locator("#password").fill(password)
      await page.locator("button[type=submit]").click()
      await page.locator(".grid").waitFor()
    }
  },
  {
    name: "dashboard",
    fullPage: true,
    play: async (page, { url, shoot }) => {
      await page.goto(`${url}/`)
      await page.locator(".net:visible, .figure:visible").first().waitFor()
      await settled(page)
      await shoot("dashboard")
    }
  },
  {
    name: "drilldown",
    play: async (page, { url, shoot }) => {
      await page.goto(`${url}/`)
      await page.locator(".stage .net .open:visible, .figure .open:visible").nth(2).click()
      await page.locator("footer").waitFor()
      await settled(page)
      await shoot("drilldown")
    }
  },
  {
    name: "deals",
    play: async (page, { url, shoot }) => {
      await page.goto(`${url}/deals`)
      await page.locator("[data-deal]").first().waitFor()
      await settled(page)
      await shoot("deals")
    }
  },
  {
    name: "import",
    fullPage: true,
    play: async (page, { url, file, mapping, run, shoot }) => {
      await page.goto(`${url}/import`)
      await page.locator("input[type=file]").waitFor({ state: "attached" })
      await settled(page)
      await shoot("import-1-file")
      if (file === "") return
      await page.locator("input[type=file]").setInputFiles(file)
      await page.locator("[data-step=file] [data-next]").waitFor()
      await settled(page)
      await shoot("import-1-found")
      await page.locator("[data-step=file] [data-next]").click()
      await page.locator("[data-step=columns]").waitFor()
      await settled(page)
      await shoot("import-2-columns")
      if (mapping === "") return
      await page.locator("input[data-mapping]").setInputFiles(mapping)
      await settled(page)
      await page.locator("[data-step=columns] [data-next]").click()
      await page.locator("[data-step=check]").waitFor({ timeout: 60_000 })
      await settled(page)
      await shoot("import-3-check")
      if (!run) return
      await page.locator("[data-step=check] [data-next]").click()
      await page.locator("[data-step=run]").waitFor()
      await page.waitForTimeout(900)
      await shoot("import-4-run")
      await page.locator("[data-step=result]").waitFor({ timeout: 180_000 })
      await settled(page)
      await shoot("import-5-result")
    }
  }
]

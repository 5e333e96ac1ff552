// Which pages and open panels does the console have? Pictures and tests go through this list.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "@weir/house/browser/launchBrowser"
import { configure, dashboards } from "./dashboardPlaces.ts"
import { dialog, type Place, still } from "./Place.ts"
import { root } from "./weir.ts"

const sample = (name: string) => join(root, "docs/how-to/import", name)
const step = (page: Page, name: string) => page.locator(`[data-step=${name}]`)
const isRoute = (path: string) =>
  readFileSync(join(root, "apps/console/src/router.ts"), "utf8").includes(`path: "${path}"`)

const records: ReadonlyArray<Place> = [
  {
    name: "events",
    who: "ana",
    go: async (page, url) => {
      await page.goto(`${url}/events`)
      await page.locator("[data-index]").nth(5).waitFor()
      await still(page)
    }
  },
  {
    name: "events-filter",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await page.goto(`${url}/events`)
      await page.locator("[data-index]").nth(5).waitFor()
      const toggle = page.locator(".filters .toggle:visible")
      if ((await toggle.count()) > 0) await toggle.click()
      await page.locator(".filters .chip .main").nth(3).click()
      await dialog(page)
    }
  },
  {
    name: "events-days",
    who: "ana",
    within: ".days [role=dialog]",
    go: async (page, url) => {
      await page.goto(`${url}/events`)
      await page.locator("[data-index]").nth(5).waitFor()
      const toggle = page.locator(".filters .toggle:visible")
      if ((await toggle.count()) > 0) await toggle.click()
      await page.locator(".filters .chip .main").first().click()
      await page.locator(".days .unfold").first().click()
      await page.locator("[data-day]").first().waitFor()
    }
  },
  {
    name: "deals",
    who: "ana",
    go: async (page, url) => {
      await page.goto(`${url}/deals`)
      await page.locator("[data-deal]").first().waitFor()
      await still(page)
    }
  },
  {
    name: "deals-stages",
    who: "ana",
    within: "[role=menu]",
    go: async (page, url) => {
      await page.goto(`${url}/deals`)
      await page.locator("[data-deal] button.stage").first().click()
      await page.getByRole("menu").waitFor()
    }
  },
  {
    name: "deals-new",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await page.goto(`${url}/deals`)
      await page.locator("[data-deal]").first().waitFor()
      await page.locator("body").press("n")
      await dialog(page)
    }
  },
  {
    name: "deals-empty",
    who: "founder",
    go: async (page, url) => {
      await page.goto(`${url}/deals`)
      await page.locator(".empty").waitFor()
    }
  },
  {
    name: "goals",
    who: "ana",
    whole: true,
    go: async (page, url) => {
      await page.goto(`${url}/goals`)
      await page.locator("[data-cell]").first().waitFor()
      await still(page)
    }
  },
  {
    name: "goals-history",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await page.goto(`${url}/goals`)
      await page.locator("[data-cell]").first().waitFor()
      await still(page)
      const cell = page.locator('[data-cell][tabindex="0"]')
      if ((await cell.count()) > 0) {
        await cell.focus()
        await page.keyboard.press("h")
      } else {
        await page.locator("[data-cell] button:not(.open)").first().click()
        await page.locator("[data-history]").click()
      }
      await dialog(page)
    }
  },
  {
    name: "settings",
    who: "ana",
    whole: true,
    go: async (page, url) => {
      await page.goto(`${url}/settings`)
      await page.locator("h1, h2").first().waitFor()
      await page.waitForTimeout(400)
      await still(page)
    }
  },
  {
    name: "settings-rate",
    who: "ana",
    within: "#rates",
    go: async (page, url) => {
      await page.goto(`${url}/settings`)
      await page.locator("[data-person]").first().waitFor()
      await page.locator("#rates .unfold").click()
      await page.locator("[data-day]").first().waitFor()
      await still(page)
    }
  }
]

const imports: ReadonlyArray<Place> = [
  {
    name: "import-1-file",
    who: "ana",
    go: async (page, url) => {
      await page.goto(`${url}/import`)
      await page.locator("input[type=file]").first().waitFor({ state: "attached" })
      await still(page)
    }
  },
  {
    name: "import-1-found",
    who: "ana",
    whole: true,
    follows: true,
    go: async (page) => {
      await page.locator("input[type=file]").first().setInputFiles(sample("sample.csv"))
      await step(page, "file").locator("[data-next]").waitFor()
    }
  },
  {
    name: "import-2-columns",
    who: "ana",
    whole: true,
    follows: true,
    go: async (page) => {
      await step(page, "file").locator("[data-next]").click()
      await step(page, "columns").waitFor()
      await page.locator("input[data-mapping]").setInputFiles(sample("sample.mapping.json"))
      await page.waitForTimeout(300)
    }
  },
  {
    name: "import-3-check",
    who: "ana",
    whole: true,
    follows: true,
    go: async (page) => {
      await step(page, "columns").locator("[data-next]").click()
      await step(page, "check").waitFor({ timeout: 60_000 })
    }
  },
  {
    name: "import-4-result",
    who: "ana",
    whole: true,
    follows: true,
    go: async (page) => {
      await step(page, "check").locator("[data-next]").click()
      await step(page, "result").waitFor({ timeout: 120_000 })
    },
    leave: async (page) => {
      await step(page, "result").locator("button.danger").click()
      await page.getByRole("dialog").locator("button.danger").click()
      await step(page, "result").locator("button.danger").waitFor({ state: "detached" })
    }
  }
]

const outside: ReadonlyArray<Place> = [
  {
    name: "sign-in",
    who: "nobody",
    go: async (page, url) => {
      await page.goto(`${url}/sign-in`)
      await page.locator("#email").waitFor()
    }
  },
  {
    name: "welcome",
    who: "newcomer",
    whole: true,
    go: async (page, url) => {
      await page.goto(`${url}/welcome`)
      await page.locator("#company").waitFor()
    }
  }
]

/** Newcomers come before the founder, and what follows on another place right after it. */
export const places: ReadonlyArray<Place> = [
  ...outside,
  ...dashboards,
  ...configure,
  ...records.filter(({ name }) => !name.startsWith("settings") || isRoute("/settings")),
  ...imports,
  {
    name: "not-found",
    who: "ana",
    go: async (page, url) => {
      await page.goto(`${url}/nowhere`)
      await page.locator("main h1, main h2, main p").first().waitFor()
    }
  }
]

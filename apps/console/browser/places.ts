// Which pages and open panels does the console have, and how does one get to each? Pictures and tests go through the same list.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "@weir/house/browser/launchBrowser"
import type { Visitor } from "./visitors.ts"
import { root } from "./weir.ts"

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

const sample = (name: string) => join(root, "docs/how-to/import", name)
/** Nothing is being read any more. */
const still = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => document.querySelectorAll("[aria-busy=true]:not(button), .skeleton").length === 0
  )
  await page.evaluate(() => document.fonts.ready)
}
const dashboard = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.locator('[data-figure="deal-dynamics/won"]:visible, [data-widget] .number').first().waitFor()
  await still(page)
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
const dialog = async (page: Page): Promise<void> => {
  await page.getByRole("dialog").first().waitFor()
  await still(page)
}
const step = (page: Page, name: string) => page.locator(`[data-step=${name}]`)
const isRoute = (path: string) =>
  readFileSync(join(root, "apps/console/src/router.ts"), "utf8").includes(`path: "${path}"`)

const dashboards: ReadonlyArray<Place> = [
  { name: "dashboard", who: "ana", whole: true, go: (page, url) => dashboard(page, `${url}/`) },
  {
    name: "dashboard-past",
    who: "ana",
    go: (page, url) => dashboard(page, `${url}/?asOf=${new Date(Date.now() - 9 * 86_400_000).toISOString()}`)
  },
  { name: "dashboard-dressed", who: "marco", go: (page, url) => dashboard(page, `${url}/`) },
  {
    name: "kiosk",
    who: "ana",
    size: { width: 1920, height: 1080 },
    go: (page, url) => dashboard(page, `${url}/?kiosk`)
  },
  { name: "dashboard-empty", who: "founder", whole: true, go: (page, url) => dashboard(page, `${url}/`) },
  {
    name: "drilldown",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await dashboard(page, `${url}/`)
      await page.locator('[data-figure^="deal-dynamics/net:"]:visible').nth(2).click()
      await page.getByRole("dialog").locator("footer").waitFor()
      await still(page)
    }
  },
  {
    name: "widget-settings",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await dashboard(page, `${url}/`)
      await page.locator("[data-widget=current-tasks] .tools > button").last().click()
      await dialog(page)
    }
  },
  {
    name: "widget-help",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await dashboard(page, `${url}/`)
      await page.locator("[data-widget=current-tasks] .tools .popover button").first().click()
      await page.getByRole("dialog").locator(".formula").waitFor()
    }
  },
  {
    name: "as-of",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await dashboard(page, `${url}/`)
      await page.locator("button.state").click()
      await dialog(page)
    }
  },
  {
    name: "period",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await dashboard(page, `${url}/`)
      await page.locator("body").press("5")
      await dialog(page)
    }
  },
  {
    name: "attention",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await dashboard(page, `${url}/`)
      await page.locator("button.attention").click()
      await dialog(page)
    }
  },
  {
    name: "person",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await dashboard(page, `${url}/`)
      await page.locator(".rail [aria-expanded]").last().click()
      await dialog(page)
    }
  },
  {
    name: "palette",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await dashboard(page, `${url}/`)
      await page.keyboard.press("Control+k")
      await page.getByRole("option").first().waitFor()
    }
  },
  {
    name: "keys",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await dashboard(page, `${url}/`)
      await page.locator("body").press("?")
      await dialog(page)
    }
  }
]

const arranging = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/configure`)
  await page.locator("[data-preview] .number").first().waitFor()
  await still(page)
}
const configure: ReadonlyArray<Place> = [
  { name: "configure", who: "ana", go: arranging },
  {
    name: "configure-theme",
    who: "marco",
    go: async (page, url) => {
      await arranging(page, url)
      await page.locator("#theme-title").evaluate((field) => field.scrollIntoView({ block: "start" }))
    }
  },
  {
    name: "configure-versions",
    who: "marco",
    go: async (page, url) => {
      await arranging(page, url)
      await page.getByRole("tab").nth(1).click()
      await page.getByRole("tabpanel").locator("li").first().waitFor()
    }
  },
  {
    name: "configure-leave",
    who: "ana",
    within: "[role=dialog]",
    go: async (page, url) => {
      await arranging(page, url)
      await page.locator("[data-add]").first().click()
      await page.locator("h1").click()
      await page.keyboard.press("Escape")
      await dialog(page)
    }
  }
]

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
        await page.locator("[data-history]").first().click()
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
  ...records.filter(({ name }) => name !== "settings" || isRoute("/settings")),
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

/** Speaks another language at once, as when it is chosen in another window, and waits until all is drawn. */
export const speak = async (page: Page, locale: string): Promise<void> => {
  await page.evaluate((name) => {
    localStorage.setItem("weir.locale", name)
    dispatchEvent(new StorageEvent("storage", { key: "weir.locale", newValue: name }))
  }, locale)
  await page.waitForFunction((name) => document.documentElement.lang === name, locale)
  await drawn(page)
}

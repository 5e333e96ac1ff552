// Where does one get from the dashboard: its own faces, what opens above it, and where it is arranged?
import type { Page } from "@weir/house/browser/launchBrowser"
import { dialog, type Place, still } from "./Place.ts"

const dashboard = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.locator('[data-figure="deal-dynamics/won"]:visible, [data-widget] .number').first().waitFor()
  await still(page)
}
export const dashboards: ReadonlyArray<Place> = [
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
  // On a phone there is the order instead of the picture.
  await page.locator("[data-preview] .number, [data-row]").first().waitFor()
  await still(page)
}
export const configure: ReadonlyArray<Place> = [
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

// How does a test get a real browser on a machine that has none?
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium, type BrowserContext, type BrowserContextOptions } from "playwright-core"
import { unpackedChromium } from "./unpackedChromium.ts"

export type { BrowserContext, Locator, Page, Response } from "playwright-core"

export interface Browser {
  /** A fresh, signed-out visitor; pages opened in one context share its cookies. */
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>
}

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
]

/**
 * Starts Chromium without a window: the one named by WEIR_CHROMIUM, else the one npm brought (Linux on x64),
 * else the Chrome of this machine.
 */
export const launchBrowser = async (): Promise<Browser> => {
  const profile = await mkdtemp(join(tmpdir(), "weir-browser-"))
  const named = process.env["WEIR_CHROMIUM"]
  const shipped = named === undefined && process.platform === "linux" && process.arch === "x64"
  const unpacked = shipped ? await unpackedChromium() : undefined
  const executablePath = named ?? unpacked?.executablePath
  const browser = await chromium.launch({
    ...(executablePath === undefined ? { channel: "chrome" } : { executablePath }),
    args: flags,
    env: {
      ...process.env,
      ...unpacked?.environment,
      HOME: profile,
      XDG_CONFIG_HOME: profile,
      XDG_CACHE_HOME: profile
    }
  })
  return {
    newContext: (options) => browser.newContext(options),
    close: async () => {
      await browser.close()
      await rm(profile, { recursive: true, force: true })
    }
  }
}

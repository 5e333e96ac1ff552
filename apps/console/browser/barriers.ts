// What keeps somebody with a screen reader, a keyboard or weak eyes from using the page as it stands?
import type { Page } from "@weir/house/browser/launchBrowser"
import axe from "axe-core"

interface Finding {
  readonly id: string
  readonly impact: string | null
  readonly nodes: ReadonlyArray<{ readonly target: ReadonlyArray<string> }>
}

/** What axe finds serious or critical against WCAG 2.1 A and AA, in all of the page or in what a selector names. */
export const barriers = async (page: Page, within?: string): Promise<ReadonlyArray<string>> => {
  // It is put into the page from outside, which the page's own policy forbids: the window has to bypass it.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(async (selector) => {
    const { run } = (
      globalThis as unknown as {
        axe: {
          run: (where: unknown, how: unknown) => Promise<{ readonly violations: ReadonlyArray<Finding> }>
        }
      }
    ).axe
    const { violations } = await run(selector ?? document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
      resultTypes: ["violations"]
    })
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map(({ target }) => ({ target }))
    }))
  }, within)
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)
}

// Which faults that axe calls serious or critical does a page have?
import type { Page } from "@weir/house/browser/launchBrowser"
import axe from "axe-core"

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: ReadonlyArray<{ readonly target: ReadonlyArray<string> }>
}

interface Axe {
  readonly run: (
    within: unknown,
    options: unknown
  ) => Promise<{ readonly violations: ReadonlyArray<Finding> }>
}

/** The page must have been opened without its policy: axe is put into it from outside. `within` is what to look at; all of it when left out. */
export const barriers = async (page: Page, within?: string): Promise<ReadonlyArray<string>> => {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(async (part) => {
    const { run } = (globalThis as unknown as { readonly axe: Axe }).axe
    return (
      await run(part ?? document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
        resultTypes: ["violations"]
      })
    ).violations
  }, within)
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)
}

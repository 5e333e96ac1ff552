// Which faults that axe calls serious or critical does a page have?
import type { Page } from "@weir/house/browser/launchBrowser"
import axe from "axe-core"

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: ReadonlyArray<{ readonly target: ReadonlyArray<string> }>
}

/** The page must have been opened without its policy: axe is put into it from outside. */
export const barriers = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { run } = (
      globalThis as unknown as {
        axe: { run: (...args: ReadonlyArray<unknown>) => Promise<{ violations: ReadonlyArray<Finding> }> }
      }
    ).axe
    return (await run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })).violations
  })
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)
}

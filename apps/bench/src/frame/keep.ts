// Where are runs kept? In docs/reference, as figures and as the page that is made of them, and in few words in the README.
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { page } from "./page.ts"
import type { Run } from "./report.ts"
import { withSummary } from "./summary.ts"

const root = join(import.meta.dirname, "../../../..")
const reference = join(root, "docs/reference")
const figures = join(reference, "speed.json")
export const pagePath = join(reference, "speed.md")
export const readmePath = join(root, "README.md")

export const kept = (): ReadonlyArray<Run> =>
  existsSync(figures) ? (JSON.parse(readFileSync(figures, "utf8")) as ReadonlyArray<Run>) : []

/** A run replaces the one before it of the same benchmark; the order is that of `names`. */
export const merged = (
  before: ReadonlyArray<Run>,
  runs: ReadonlyArray<Run>,
  names: ReadonlyArray<string>
): ReadonlyArray<Run> => {
  const all = new Map([...before, ...runs].map((run) => [run.name, run]))
  return names.flatMap((name) => all.get(name) ?? [])
}

const round = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(4)) : value

/** The runs as they are kept: figures of four digits, in the one format of the repository. */
export const figuresText = (runs: ReadonlyArray<Run>): string =>
  execFileSync(process.execPath, [join(root, "node_modules/oxfmt/bin/oxfmt"), "--stdin-filepath", figures], {
    cwd: root,
    encoding: "utf8",
    input: JSON.stringify(runs, round, 2)
  })

/** Keeps the runs, and writes the page and the table of the README anew. */
export const keep = (runs: ReadonlyArray<Run>, names: ReadonlyArray<string>): void => {
  writeFileSync(figures, figuresText(merged(kept(), runs, names)))
  writeFileSync(pagePath, page(kept()))
  writeFileSync(readmePath, withSummary(readFileSync(readmePath, "utf8"), kept()))
}

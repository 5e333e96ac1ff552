// Would somebody's tools stumble over the package? Asks publint about its manifest and attw about its types, entry by entry.
import { spawnSync } from "node:child_process"
import { closeSync, openSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { publint } from "publint"
import { formatMessage } from "publint/utils"

/** What publint says about an installed package, down to its suggestions. */
export const manifestFaults = async (home: string): Promise<ReadonlyArray<string>> => {
  const { messages, pkg } = await publint({ pkgDir: home, level: "suggestion", strict: true, pack: false })
  return messages.map((message) => `${message.code}: ${formatMessage(message, pkg, { color: false }) ?? ""}`)
}

const attw = join(
  dirname(createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json")),
  "dist/index.js"
)

/** What attw says about the types of a tarball as ES modules see them. A pattern in `exports` tells it nothing, so entries are named. */
export const typeFaults = (tarball: string, entries: ReadonlyArray<string>): ReadonlyArray<string> => {
  // attw exits before a pipe has taken all it says; a file takes it at once.
  const said = `${tarball}.attw.json`
  const out = openSync(said, "w")
  const { status, stderr } = spawnSync(
    process.execPath,
    [attw, tarball, "--profile", "esm-only", "--format", "json", "--entrypoints", ...entries],
    { encoding: "utf8", stdio: ["ignore", out, "pipe"] }
  )
  closeSync(out)
  const seen = JSON.parse(readFileSync(said, "utf8")) as {
    readonly analysis: { readonly entrypoints: Readonly<Record<string, unknown>> }
    readonly problems?: Readonly<Record<string, ReadonlyArray<Problem>>>
  }
  const missed = entries.filter((entry) => !(`./${entry}` in seen.analysis.entrypoints))
  const problems = Object.values(seen.problems ?? {})
    .flat()
    .filter(({ resolutionKind }) => resolutionKind !== "node10" && resolutionKind !== "node16-cjs")
    .map(({ kind, ...where }) => `${kind}: ${JSON.stringify(where)}`)
  const untold = status !== 0 && problems.length === 0 ? [`attw ended with ${status}: ${stderr}`] : []
  return [...missed.map((entry) => `${entry} was not looked at`), ...problems, ...untold]
}

interface Problem {
  readonly kind: string
  readonly resolutionKind?: string
}

// Is the built console the one that its sources describe? Builds it when it is not.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { hashOf, root } from "./setup.mjs"
import { filesUnder, shelf } from "./sources.mjs"
import { turbo } from "./turbo.mjs"

const stamp = join(shelf, "console")

const sources = () => [
  "pnpm-lock.yaml",
  "apps/console/package.json",
  "apps/console/index.html",
  "apps/console/vite.config.ts",
  ...["apps/console/src", "apps/console/public", "packages/domain/src", "packages/contract/src"].flatMap(
    filesUnder
  )
]

const built = () => {
  try {
    return existsSync(join(root, "apps/console/dist/index.html")) ? readFileSync(stamp, "utf8") : undefined
  } catch {
    return undefined
  }
}

export const isConsoleBuilt = () => built() === hashOf(sources())

/** Builds the console unless nothing changed; `undefined` when all is well, else what the build said. */
export const buildConsole = async (say = () => {}) => {
  const wanted = hashOf(sources())
  if (built() === wanted) return undefined
  say("Building the console.")
  const { code, output } = await turbo("build", "--filter=@weir/console")
  if (code !== 0) return output
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  return undefined
}

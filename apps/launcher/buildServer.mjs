// Is the server in one piece that its sources describe? Makes it when it is not, and says how it is run.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { capture } from "./run.mjs"
import { hashOf, node, root, workspaces } from "./setup.mjs"
import { filesUnder, shelf } from "./sources.mjs"

const home = join(root, "apps/api")
const dist = join(home, "dist")

const sources = () => [
  "pnpm-lock.yaml",
  "apps/api/vite.config.ts",
  ...workspaces()
    .filter((path) => !path.startsWith("apps/") || path === "apps/api")
    .flatMap((path) => [`${path}/package.json`, ...filesUnder(`${path}/src`)])
]

/** Builds the server unless nothing changed: its `name`, or the `complaint` of the build. */
export const buildServer = async () => {
  // What stays outside is named by where it lies: a clone that was moved needs another build.
  const name = createHash("sha256")
    .update(`${root}\0${hashOf(sources())}`)
    .digest("hex")
    .slice(0, 16)
  if (existsSync(join(dist, name, "main.js"))) return { name }
  const draft = `${name}.${process.pid}`
  const { code, output } = await capture(
    node,
    [join(home, "node_modules/vite/bin/vite.js"), "build", "--logLevel=warn", `--outDir=dist/${draft}`],
    { cwd: home }
  )
  if (code === 0) {
    try {
      renameSync(join(dist, draft), join(dist, name))
    } catch (error) {
      // Somebody else was as far at the same time.
      if (!existsSync(join(dist, name, "main.js"))) throw error
    }
  }
  rmSync(join(dist, draft), { recursive: true, force: true })
  if (code !== 0) return { complaint: output }
  clearBut(name)
  return { name }
}

/** The one before may still be running and load a part of itself later. */
const clearBut = (name) => {
  const age = (folder) => statSync(join(dist, folder), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const before = readdirSync(dist)
    .filter((folder) => folder !== name)
    .sort((a, b) => age(b) - age(a))
  for (const folder of before.slice(1)) rmSync(join(dist, folder), { recursive: true, force: true })
  mkdirSync(shelf, { recursive: true })
  for (const folder of readdirSync(shelf).filter((one) => one.startsWith("server-")))
    if (!existsSync(join(dist, folder.slice("server-".length))))
      rmSync(join(shelf, folder), { recursive: true, force: true })
}

/** Arguments for Node that run a part of a built server, and its settings: where its compiled code and the demo company are kept. */
export const serverRun = (name, part = "main") => {
  const kept = join(shelf, `server-${name}`)
  return {
    args: ["--enable-source-maps", join(dist, name, `${part}.js`)],
    env: {
      NODE_COMPILE_CACHE: join(kept, "compiled"),
      WEIR_DEMO_SHELF: process.env.WEIR_DEMO_SHELF || join(kept, "demo")
    }
  }
}

// Run by itself it builds the server and says how it is run.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { complaint, name } = await buildServer()
  if (complaint === undefined) console.log(JSON.stringify(serverRun(name)))
  else console.error(complaint)
  process.exitCode = complaint === undefined ? 0 : 1
}

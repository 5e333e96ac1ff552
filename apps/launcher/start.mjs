// npm start: what has to happen between a clone and a running Weir? Set up, build the console, serve.
import { spawn } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { runInOurPlace } from "./run.mjs"
import { environment, giveUp, hashOf, node, root, setUp } from "./setup.mjs"

const stamp = join(root, "node_modules", ".weir", "console")

const filesUnder = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
        .sort()
    : []

const consoleSources = () => [
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
    return existsSync(join(root, "apps/console/dist/index.html")) && readFileSync(stamp, "utf8")
  } catch {
    return undefined
  }
}

const buildConsole = () =>
  new Promise((resolve) => {
    const child = spawn(
      join(root, "node_modules/.bin/turbo"),
      ["run", "build", "--filter=@weir/console", "--output-logs=errors-only", "--ui=stream", "--no-daemon"],
      { cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" }
    )
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", (error) => resolve({ code: 1, output: error.message }))
    child.on("close", (code) => resolve({ code, output }))
  })

const args = process.argv.slice(2)
await setUp()
if (!args.includes("--help")) {
  const wanted = hashOf(consoleSources())
  if (built() !== wanted) {
    console.log("Building the console.")
    const { code, output } = await buildConsole()
    if (code !== 0) giveUp(`${output.trimEnd()}\n\nThe console could not be built; the lines above say why.`)
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, wanted)
  }
}
process.exitCode = await runInOurPlace(node, ["apps/api/src/main.ts", ...args], {
  cwd: root,
  env: environment
})

// How does a fresh clone become ready to run? Checks Node, installs what the lockfile names, once.
import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Run through npx at exactly this version, so that nothing has to be installed beforehand. */
export const pnpm = "pnpm@12.21.0"
const stamp = join(root, "node_modules", ".weir", "installed")
const workspaceFolders = ["packages", "adapters", "apps"]

/** The PATH of every command we start: tools and Node 24 from node_modules come first. */
export const environment = {
  ...process.env,
  PATH: join(root, "node_modules", ".bin") + delimiter + (process.env.PATH ?? ""),
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1"
}

/** Ends the process with a sentence a person can act on. */
export const giveUp = (sentence) => {
  console.error(`\n${sentence}\n`)
  process.exit(1)
}

/** Every workspace folder that holds a package, relative to the root. */
export const workspaces = () =>
  workspaceFolders.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .sort()
          .map((name) => `${folder}/${name}`)
          .filter((path) => existsSync(join(root, path, "package.json")))
      : []
  )

/** One hash over the contents of files (and over which of them exist). */
export const hashOf = (files) => {
  const hash = createHash("sha256")
  for (const file of files) {
    hash.update(`${file}\0`)
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)))
    hash.update("\0")
  }
  return hash.digest("hex")
}

/** The path of Node 24 that the lockfile brings. */
export const node = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node")

/** Installs what the lockfile names unless that is done already; `say` hears how it goes. */
export const setUp = async (say = console.log) => {
  checkNode()
  const wanted = hashOf([
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "package.json",
    ...workspaces().map((path) => `${path}/package.json`)
  ])
  if (installed() === wanted && existsSync(node)) return
  const started = Date.now()
  say("Setting up Weir: installing exactly what the lockfile names.")
  if (!existsSync(node)) say("The first time this downloads a few hundred MB and takes a minute or two.")
  rmSync(stamp, { force: true })
  const { code, output } = await install(say)
  if (code !== 0) giveUp(explain(output))
  if (!existsSync(node)) giveUp(missingNode)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  say(`Ready after ${Math.round((Date.now() - started) / 1000)} s.\n`)
}

const checkNode = () => {
  const major = Number(process.versions.node.split(".")[0])
  if (major < 20) {
    giveUp(
      `Weir needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.\n` +
        "Install a newer Node (it brings npm along) and run the same command again."
    )
  }
}

const installed = () => {
  try {
    return readFileSync(stamp, "utf8")
  } catch {
    return undefined
  }
}

// npm's and pnpm's own talk is kept back and shown only when something fails. What a user has set for
// every project (skipped scripts, left-out dev dependencies, loud logging) must not break this one.
const install = (say) =>
  new Promise((resolve) => {
    const child = spawn(
      process.platform === "win32" ? "npx.cmd" : "npx",
      ["-y", pnpm, "install", "--frozen-lockfile", "--reporter=append-only", "--ignore-scripts=false"],
      {
        cwd: root,
        shell: process.platform === "win32",
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          ...process.env,
          NODE_ENV: "development",
          CI: "true",
          npm_config_loglevel: "error",
          npm_config_update_notifier: "false",
          npm_config_yes: "true",
          npm_config_ignore_scripts: "false",
          npm_config_production: "false",
          npm_config_omit: "",
          npm_config_include: "dev"
        }
      }
    )
    let output = ""
    const listen = (chunk) => {
      output = (output + chunk).slice(-200_000)
    }
    child.stdout.on("data", listen)
    child.stderr.on("data", listen)
    const heartbeat = setInterval(() => {
      const progress = [...output.matchAll(/downloaded (\d+), added (\d+)/g)].at(-1)
      say(progress === undefined ? "  still working" : `  ${progress[2]} packages in place`)
    }, 10_000)
    const finish = (code) => {
      clearInterval(heartbeat)
      resolve({ code, output })
    }
    child.on("error", (error) => {
      output += `\n${error.message}`
      finish(1)
    })
    child.on("close", finish)
  })

const causes = [
  [/ENOSPC|no space left/i, "The disk is full. Free about 2 GB and run the same command again."],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE/,
    "pnpm-lock.yaml does not fit the package.json files. After changing dependencies run: npx " +
      `${pnpm} install`
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|fetch failed|network|dns error|error sending request/i,
    "The npm registry could not be reached. Check the network (and the proxy or registry set in npm's\n" +
      "configuration) and run the same command again: it goes on from where it stopped."
  ],
  [
    /EACCES|EPERM|permission denied/i,
    "A file could not be written. Check who owns this folder and npm's cache."
  ],
  [
    /npx.*ENOENT|ENOENT.*npx|spawn npx/i,
    "npx was not found. It comes with npm: install npm and run the same command again."
  ]
]

const missingNode =
  "The packages are there but Node 24 is not: its install script did not run.\n" +
  "Check that npm's configuration does not forbid install scripts, delete node_modules and run the same command again."

const explain = (output) => {
  const tail = output.trimEnd().split("\n").slice(-20).join("\n")
  const cause = causes.find(([pattern]) => pattern.test(output))?.[1]
  return `${tail}\n\nSetting up did not work. ${cause ?? "The lines above say why; run the same command again after that."}`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await setUp()

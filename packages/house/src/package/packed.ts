// What do others get when they take the core as a package? Packs it as for a registry and installs it in a folder of its own.
import { spawnSync } from "node:child_process"
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join, sep } from "node:path"
import { root } from "../architecture/sources.ts"

const core = join(root, "packages/domain")

export interface Packed {
  readonly tarball: string
  /** A folder outside the workspace, with the package installed in it and nothing else but effect. */
  readonly folder: string
  /** Where the package lies in there. */
  readonly home: string
  /** Every file of the package, sorted, with forward slashes. */
  readonly files: ReadonlyArray<string>
  /** What can be imported: "metrics/index", "money/Currency" ... */
  readonly entries: ReadonlyArray<string>
  readonly manifest: Readonly<Record<string, unknown>>
}

/** Builds, packs and installs the core. The folder is the caller's to remove. */
export const installPacked = (): Packed => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "weir-package-")))
  run("npx", ["-y", packageManager(), "pack", "--pack-destination", folder], core)
  const name = readdirSync(folder).find((file) => file.endsWith(".tgz"))
  if (name === undefined) throw new Error("nothing was packed")
  const tarball = join(folder, name)
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n')
  // The registry is not asked: effect, which the package leaves to its user, is the copy that the house has.
  run("npm", ["install", "--offline", "--legacy-peer-deps", "--no-save", tarball], folder)
  const home = join(folder, "node_modules/@weir/domain")
  mkdirSync(join(folder, "node_modules"), { recursive: true })
  symlinkSync(
    realpathSync(join(core, "node_modules/effect")),
    join(folder, "node_modules/effect"),
    "junction"
  )
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(home.length + 1)
        .split(sep)
        .join("/")
    )
    .sort()
  return {
    tarball,
    folder,
    home,
    files,
    entries: files.flatMap((file) => /^dist\/(.+)\.js$/.exec(file)?.[1] ?? []),
    manifest: JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as Packed["manifest"]
  }
}

const packageManager = (): string =>
  (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly packageManager: string })
    .packageManager

/** Runs a command to its end and gives what it printed; what it complained about is in the error when it fails. */
export const run = (command: string, args: ReadonlyArray<string>, cwd: string): string => {
  const { error, status, stderr, stdout } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32" && ["npm", "npx"].includes(command)
  })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`)
  return stdout
}

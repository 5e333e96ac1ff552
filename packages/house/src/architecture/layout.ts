// Is the house tidy: where things lie, how files begin, how long they are, what they must never mention?
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs"
import { join } from "node:path"
import { homes, isGenerated, isTest, root, type Source } from "./sources.ts"

const topLevel = new Set([
  "packages",
  "adapters",
  "apps",
  "docs",
  "turbo.json",
  "pnpm-workspace.yaml",
  "pnpm-lock.yaml",
  "tsconfig.base.json",
  "package.json",
  "README.md",
  "LICENSE",
  "CONTRIBUTING.md"
])

/** What git keeps of the checkout; where git is not there to ask, what lies there. */
export const keptFiles = (): ReadonlyArray<string> => {
  try {
    return execFileSync("git", ["ls-files", "-z"], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
      stdio: ["ignore", "pipe", "ignore"]
    })
      .split("\0")
      .filter((path) => path !== "" && existsSync(join(root, path)))
  } catch {
    return unpackedFiles("")
  }
}

const unpackedFiles = (folder: string): ReadonlyArray<string> =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`
    if (["node_modules", "dist", ".git", ".turbo", ".weir", "coverage"].includes(entry.name)) return []
    return entry.isDirectory() ? unpackedFiles(path) : [path]
  })

/** What lies at the top and has no place there. */
export const strangersAtTheTop = (paths: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...new Set(paths.map((path) => path.split("/")[0] ?? ""))].filter(
    (name) => !topLevel.has(name) && !name.startsWith(".")
  )

/** A file must open with a comment that says, in a few words at least, which question it answers. */
export const startsUnsaid = ({ path, text }: Pick<Source, "path" | "text">): boolean => {
  if (isTest(path)) return false
  const opening = /^(?:#!.*\n)?\s*(?:<script[^>]*>\s*)?(?:\/\/|\/\*+|<!--)\s*(.+)/.exec(text)?.[1] ?? ""
  return opening.trim().length < 15
}

const longest = 300

/** A file longer than anyone reads in one go, tests too; only generated files and translations may be. */
export const tooLong = ({ path, text }: Pick<Source, "path" | "text">): boolean =>
  text.split("\n").length - 1 > longest && !isGenerated(text) && !path.includes("/locales/")

/** Raw HTML from data is how a note becomes a script: the console never inserts any. */
export const insertsHtml = ({ path, text }: Pick<Source, "path" | "text">): boolean =>
  path.startsWith("apps/console/src/") &&
  /\bv-html\b|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write\b/.test(text)

const machines =
  /(?<![\w.@/-])\/(?:work|home|Users|root)\/[\w.-]+|registry\.(?:npmjs|yarnpkg|npmmirror)\.\w+|(?:localhost|127\.0\.0\.1):4873|tarball: *https?:/

/** What a text says about the machine it was written on, if anything. */
export const machineTraces = (text: string): string | undefined => machines.exec(text)?.[0]

const textual = /\.(ts|mts|mjs|js|vue|css|html|json|yaml|yml|md|csv|svg|sql|txt)$|\/[^.]+$|^\.[\w.]+$/

/** Every kept file that mentions a folder of somebody's machine or the host of a package registry. */
export const filesWithMachineTraces = (paths: ReadonlyArray<string>): ReadonlyArray<string> =>
  paths
    .filter((path) => textual.test(path))
    .flatMap((path) => {
      const trace = machineTraces(readFileSync(join(root, path), "utf8"))
      return trace === undefined ? [] : [`${path} mentions ${trace}`]
    })

/** The folders of every copy of effect that a package of the house would load. */
export const copiesOfEffect = (): ReadonlyArray<string> => {
  const store = join(root, "node_modules/.pnpm")
  const stored = readdirSync(store)
    .filter((name) => name.startsWith("effect@"))
    .map((name) => realpathSync(join(store, name, "node_modules/effect")))
  const loaded = homes
    .map((home) => join(root, home, "node_modules/effect"))
    .filter((path) => existsSync(path))
    .map((path) => realpathSync(path))
  return [...new Set([...stored, ...loaded])]
}

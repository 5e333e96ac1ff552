// Where can a change to the house be tried without touching it? In a copy of its sources that shares what is installed.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { homeOfPackage, root } from "../architecture/sources.ts"

/** Copies some packages into a new folder, where they find each other by name. The folder is the caller's to remove. */
export const copyWorkspace = (homes: ReadonlyArray<string>): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "weir-workspace-")))
  for (const file of ["package.json", "tsconfig.base.json"]) cpSync(join(root, file), join(folder, file))
  cpSync(join(root, "docs"), join(folder, "docs"), { recursive: true })
  link(join(root, "node_modules"), join(folder, "node_modules"))
  for (const home of homes) {
    const kept = (path: string) => !["node_modules", "dist", ".turbo"].includes(basename(path))
    cpSync(join(root, home), join(folder, home), { recursive: true, filter: kept })
    const installed = join(root, home, "node_modules")
    for (const name of existsSync(installed) ? namesIn(installed) : []) {
      const own = homeOfPackage.get(name)
      link(
        own === undefined ? join(installed, name) : join(folder, own),
        join(folder, home, "node_modules", name)
      )
    }
  }
  return folder
}

const namesIn = (installed: string): ReadonlyArray<string> =>
  readdirSync(installed).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(installed, name)).map((inner) => `${name}/${inner}`) : name
  )

const link = (from: string, to: string): void => {
  mkdirSync(join(to, ".."), { recursive: true })
  symlinkSync(existsSync(from) ? realpathSync(from) : from, to, "junction")
}

// Which files is something made from, and where is it kept once it is made?
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { root } from "./setup.mjs"

/** What was made once and can be made again. */
export const shelf = join(root, "node_modules", ".weir")

/** Every file in a folder of the workspace and in those within it, tests left out. */
export const filesUnder = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
        .filter((path) => !path.endsWith(".test.ts"))
        .sort()
    : []

// How does the core become a package for others? tsc writes plain ES modules and their types into dist, file by file.
import { spawnSync } from "node:child_process"
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

const home = import.meta.dirname
const dist = join(home, "dist")
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc")

rmSync(dist, { recursive: true, force: true })
const { status, error } = spawnSync(process.execPath, [compiler, "-p", join(home, "tsconfig.build.json")], {
  stdio: "inherit"
})
if (error) throw error
if (status !== 0) process.exit(status ?? 1)

// tsc rewrites ".ts" to ".js" in what runs, and leaves it in the types, where only tsc itself would find its way.
for (const path of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!path.endsWith(".d.ts")) continue
  const types = readFileSync(join(dist, path), "utf8")
  writeFileSync(join(dist, path), types.replaceAll(/((?:from |import\()"\.{1,2}\/[^"]+)\.ts"/g, '$1.js"'))
}

/** Does the compiler notice a mistake? A copy of the core is checked with it, before long tests are run: nobody could commit what does not compile. */
import { execFile } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../..", import.meta.url))

export interface Compiler {
  /** Whether this text in the place of a source of the core still compiles. Asked one at a time. */
  readonly accepts: (path: string, text: string) => Promise<boolean>
  readonly end: () => void
}

/** A copy of the core without its tests, to make mistakes in. */
export const newCompiler = (read: (path: string) => string): Compiler => {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "weir-types-")))
  const core = join(copy, "packages/domain")
  const place = (path: string): string => join(core, "src", path)
  mkdirSync(dirname(core), { recursive: true })
  cpSync(join(root, "packages/domain/src"), join(core, "src"), {
    recursive: true,
    filter: (path) => !path.endsWith(".test.ts")
  })
  for (const path of ["tsconfig.base.json", "packages/domain/tsconfig.json", "packages/domain/package.json"])
    cpSync(join(root, path), join(copy, path))
  for (const path of ["node_modules", "packages/domain/node_modules"])
    symlinkSync(realpathSync(join(root, path)), join(copy, path))
  const checked = (): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const flags = ["--noEmit", "--incremental", "--tsBuildInfoFile", join(copy, "build.json")]
      execFile(join(root, "node_modules/.bin/tsc"), ["-p", core, ...flags], (error, said) => {
        if (error === null) resolve(true)
        else if (said.includes("error TS")) resolve(false)
        else reject(error)
      })
    })
  return {
    accepts: async (path, text) => {
      writeFileSync(place(path), text)
      try {
        return await checked()
      } finally {
        writeFileSync(place(path), read(path))
      }
    },
    end: () => rmSync(copy, { recursive: true, force: true })
  }
}

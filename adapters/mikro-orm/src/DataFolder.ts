/**
 * Who may use a data folder? One process at a time: two would destroy the database in it.
 *
 * The folder holds `weir.lock`, which names its owner, and `database`. The lock of a process that is gone is taken over.
 */
import { randomUUID } from "node:crypto"
import { access, constants, link, mkdir, readFile, rename, rm, statfs, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { Effect, Schema, type Scope } from "effect"
import { isAlive, self, type Owner } from "./LockOwner.ts"
import { codeOf } from "./StorageFailure.ts"

/** Another process uses the folder. */
export class DataFolderInUse extends Schema.TaggedError<DataFolderInUse>()("DataFolderInUse", {
  folder: Schema.String,
  pid: Schema.Int
}) {
  override get message(): string {
    return `The data folder ${this.folder} is in use by process ${this.pid}. Stop that process, or choose another folder.`
  }
}

/** The folder cannot be made, read or written. */
export class DataFolderUnusable extends Schema.TaggedError<DataFolderUnusable>()("DataFolderUnusable", {
  folder: Schema.String,
  reason: Schema.String
}) {
  override get message(): string {
    return `The data folder ${this.folder} cannot be used: ${this.reason}.`
  }
}

/** The folder's own path, held until the scope ends. Made when it does not exist. */
export const held = (
  path: string
): Effect.Effect<string, DataFolderInUse | DataFolderUnusable, Scope.Scope> => {
  const folder = resolve(path)
  return Effect.as(
    Effect.acquireRelease(
      Effect.tryPromise({ try: () => taken(folder), catch: (error) => asRefusal(folder, error) }),
      (owner) => Effect.promise(() => released(folder, owner))
    ),
    folder
  )
}

/** What went wrong with a folder, in words. Refusals pass as they are. */
export const asRefusal = (folder: string, error: unknown): DataFolderInUse | DataFolderUnusable => {
  if (error instanceof DataFolderInUse || error instanceof DataFolderUnusable) return error
  return new DataFolderUnusable({
    folder,
    reason:
      reasons[codeOf(error) ?? codeWithin(error) ?? ""] ??
      `the database in it cannot be opened (${error instanceof Error ? error.message : String(error)})`
  })
}

/** The same, where the database did not say what went wrong, but the disk does. */
export const asRefusalOfDatabase = async (
  folder: string,
  error: unknown
): Promise<DataFolderInUse | DataFolderUnusable> => {
  const known = codeOf(error) ?? codeWithin(error)
  if (known !== undefined && known in reasons) return asRefusal(folder, error)
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Infinity
  )
  return free < leastFree
    ? new DataFolderUnusable({ folder, reason: reasons["ENOSPC"]! })
    : asRefusal(folder, error)
}

/** The log of the embedded database grows by pieces of 16 MB: with less than one left it does not open. */
const leastFree = 17_000_000

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "it lies on a read-only disk",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of its path is a file, not a folder",
  EEXIST: "there is a file of that name",
  EIO: "the disk reports errors"
}

/** The embedded database has numbers of its own for what its files report (WASI's). */
const codeWithin = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "errno" in error && typeof error.errno === "number"
    ? {
        2: "EACCES",
        19: "EDQUOT",
        20: "EEXIST",
        29: "EIO",
        51: "ENOSPC",
        54: "ENOTDIR",
        63: "EPERM",
        69: "EROFS"
      }[error.errno]
    : undefined

const lockOf = (folder: string): string => join(folder, "weir.lock")

const taken = async (folder: string): Promise<Owner> => {
  await mkdir(folder, { recursive: true })
  await access(folder, constants.R_OK | constants.W_OK)
  const owner = await self()
  // A stale lock may have to be cleared away first, and somebody else may be doing the same.
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await written(folder, owner)) return owner
    const found = await read(lockOf(folder))
    if (found !== null && (await isAlive(found.owner)))
      throw new DataFolderInUse({ folder, pid: found.owner.pid })
    if (found !== null) await cleared(folder, found.text)
  }
  throw new DataFolderUnusable({ folder, reason: "its lock keeps changing hands" })
}

/** Puts the lock in place whole, unless there is one already. */
const written = async (folder: string, owner: Owner): Promise<boolean> => {
  const draft = join(folder, `weir.lock.${randomUUID()}`)
  await writeFile(draft, JSON.stringify(owner))
  try {
    await link(draft, lockOf(folder))
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Takes a stale lock away. If it was replaced in the meantime, the new one is put back. */
const cleared = async (folder: string, stale: string): Promise<void> => {
  const aside = join(folder, `weir.lock.${randomUUID()}`)
  try {
    await rename(lockOf(folder), aside)
    if ((await readFile(aside, "utf8")) !== stale) await link(aside, lockOf(folder))
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EEXIST") throw error
  } finally {
    await rm(aside, { force: true })
  }
}

const released = async (folder: string, owner: Owner): Promise<void> => {
  const found = await read(lockOf(folder))
  if (found?.owner.token === owner.token) await rm(lockOf(folder), { force: true })
}

const read = async (path: string): Promise<{ readonly text: string; readonly owner: Owner } | null> => {
  try {
    const text = await readFile(path, "utf8")
    return { text, owner: ownerIn(text) }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null
    throw error
  }
}

/** A lock that cannot be read belongs to nobody: locks are put in place whole. */
const ownerIn = (text: string): Owner => {
  try {
    const { pid, started, token } = JSON.parse(text) as Partial<Owner>
    return { pid: Number.isInteger(pid) ? pid! : 0, started: started ?? null, token: String(token) }
  } catch {
    return { pid: 0, started: null, token: "" }
  }
}

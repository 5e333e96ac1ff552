// As whom does PostgreSQL run? It refuses root, so root lends it the identity of nobody.
import { existsSync, readFileSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname } from "node:path"

export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

/** The identity to lend to the server, or `undefined` when our own will do. */
export const serverUser = (): ServerUser | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const accounts = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8") : ""
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(accounts) ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

/** Whether any user may enter this folder or run this file: every step down to it lets others pass. */
export const openToAll = (path: string): boolean => {
  if ((statSync(path).mode & 0o001) === 0) return false
  const parent = dirname(path)
  return parent === path || openToAll(parent)
}

/** A temporary folder in which the server's identity can work too. */
export const sharedTemporaryFolder = (user: ServerUser | undefined): string =>
  user === undefined || openToAll(tmpdir()) ? tmpdir() : "/tmp"

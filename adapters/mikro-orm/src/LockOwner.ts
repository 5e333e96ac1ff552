/** Does the process that holds a lock still live? Its number alone does not tell: numbers are used again, in containers at once. */
import { randomUUID } from "node:crypto"
import { readFile } from "node:fs/promises"
import { codeOf } from "./StorageFailure.ts"

export interface Owner {
  readonly pid: number
  /** When the process started, as far as the system tells: the run of the machine, and its clock ticks. */
  readonly started: string | null
  /** Tells the locks of one process apart. */
  readonly token: string
}

const mine = new Set<string>()

/** This process as the owner of a new lock. */
export const self = async (): Promise<Owner> => {
  const token = randomUUID()
  mine.add(token)
  return { pid: process.pid, started: (await lifeOf(process.pid))?.started ?? null, token }
}

export const isAlive = async (owner: Owner): Promise<boolean> => {
  if (owner.pid === process.pid) return mine.has(owner.token)
  if (owner.pid <= 0 || !answers(owner.pid)) return false
  const life = await lifeOf(owner.pid)
  if (life === null) return true
  return life.running && (owner.started === null || owner.started === life.started)
}

const answers = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === "EPERM"
  }
}

/** What Linux tells about a process; null on other systems. */
const lifeOf = async (
  pid: number
): Promise<{ readonly started: string; readonly running: boolean } | null> => {
  try {
    const [boot, stat] = await Promise.all([
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readFile(`/proc/${pid}/stat`, "utf8")
    ])
    // The name in brackets may hold spaces; the fields after it do not. The state is the third field, the start the 22nd.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return { started: `${boot.trim()} ${fields[19]}`, running: !["Z", "X"].includes(fields[0] ?? "") }
  } catch {
    return null
  }
}

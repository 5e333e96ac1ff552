/** How does a backup become a file, and a file a backup? Lines of text, zipped; a file that is not whole is never left under its name. */
import { createReadStream, createWriteStream } from "node:fs"
import { access, rename, rm } from "node:fs/promises"
import { createInterface } from "node:readline"
import { finished } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { verify } from "@weir/application/ledger/verify"
import { BackupRefused, Backups } from "@weir/application/ports/Backups"
import { Directory } from "@weir/application/ports/Directory"
import { Effect } from "effect"
import { FileUnusable, unusable } from "./FileUnusable.ts"
import type { Out } from "./out.ts"

export const backUp = Effect.fn("backUp")(function* (file: string, out: Out) {
  const there = yield* Effect.promise(() =>
    access(file).then(
      () => true,
      () => false
    )
  )
  if (there) return yield* new FileUnusable({ file, reason: "there is a file of that name already" })
  const backups = yield* Backups
  const draft = `${file}.part`
  const rows = yield* Effect.acquireUseRelease(
    Effect.sync(() => zippedInto(draft)),
    ({ tell, whole }) =>
      Effect.gen(function* () {
        const many = yield* backups.take(tell)
        yield* Effect.tryPromise({ try: whole, catch: unusable(file) })
        yield* Effect.tryPromise({ try: () => rename(draft, file), catch: unusable(file) })
        return many
      }),
    () => Effect.promise(() => rm(draft, { force: true }))
  )
  out.answer(
    `${rows} rows were written to ${file}. It holds everything, also the passwords (hashed): keep it safe.`
  )
  return true
})

export const restore = Effect.fn("restore")(function* (file: string, out: Out) {
  yield* Effect.tryPromise({ try: () => access(file), catch: unusable(file) })
  const read = { fault: undefined as unknown }
  const backups = yield* Backups
  const { rows, workspaces } = yield* Effect.mapError(backups.putBack(linesIn(file, read)), (refusal) =>
    read.fault === undefined
      ? refusal
      : new BackupRefused({ reason: `${file} is damaged, or no backup: ${messageOf(read.fault)}.` })
  )
  out.answer(`${rows} rows were put back.`)
  let faults = 0
  for (const id of workspaces) {
    const { workspace } = yield* Effect.orDie((yield* Directory).get(id))
    const { entries, events, found } = yield* verify(id)
    faults += found.length
    out.answer(
      `${workspace.name}: ${events} events, ${entries} entries; ${found.length} differences were found.`
    )
    for (const { detail, subject, what } of found) out.answer(`  ${what} ${subject}: ${detail}`)
  }
  return faults === 0
})

/** Writes lines to a file that only its owner may read, as fast as the disk takes them. */
const zippedInto = (path: string) => {
  const zip = createGzip()
  const disk = zip.pipe(createWriteStream(path, { mode: 0o600, flags: "wx" }))
  let broken: unknown
  const breaks = (error: unknown) => void (broken ??= error)
  zip.on("error", breaks)
  disk.on("error", breaks)
  return {
    tell: async (line: string): Promise<void> => {
      // What went wrong is told when the file is to be whole: a database is never stopped half-way for a disk.
      if (broken !== undefined) return
      if (!zip.write(`${line}\n`)) await new Promise((go) => zip.once("drain", go).once("error", go))
    },
    whole: async (): Promise<void> => {
      if (broken === undefined) {
        zip.end()
        await finished(disk).catch(breaks)
      }
      if (broken !== undefined) throw broken
    }
  }
}

async function* linesIn(file: string, read: { fault: unknown }): AsyncGenerator<string> {
  const unzipped = createGunzip()
  const disk = createReadStream(file)
  disk.on("error", (error) => unzipped.destroy(error))
  try {
    yield* createInterface({ input: disk.pipe(unzipped), crlfDelay: Infinity })
  } catch (error) {
    read.fault = error
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

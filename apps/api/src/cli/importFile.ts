/** How does a file come in from the command line? With a plan first where wanted, progress while it runs, and a file that says what became of each row. */
import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { pipeline as flow } from "node:stream/promises"
import { chooseMapping } from "@weir/application/import/chooseMapping"
import { importResult } from "@weir/application/import/importResult"
import { planImport } from "@weir/application/import/planImport"
import { planTable } from "@weir/application/import/planTable"
import { type ImportProgress, runImport } from "@weir/application/import/runImport"
import { uploadImport } from "@weir/application/import/uploadImport"
import { Imports } from "@weir/application/ports/Imports"
import type { Who } from "@weir/application/Who"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import { Effect, Equal, type Schema, Stream } from "effect"
import type { Command } from "./commands.ts"
import { FileUnusable, unusable } from "./FileUnusable.ts"
import type { Out } from "./out.ts"
import { adminOf, placeOf } from "./place.ts"

const mappingIn = Effect.fn("mappingIn")(function* (path: string) {
  const text = yield* Effect.tryPromise({ try: () => readFile(path, "utf8"), catch: unusable(path) })
  return yield* Effect.try({
    try: () => JSON.parse(text.replace(/^\uFEFF/, "")) as Schema.Json,
    catch: () => new FileUnusable({ file: path, reason: "it is no JSON, so it is no mapping" })
  })
})

const hashOf = (path: string) =>
  Effect.tryPromise({
    try: async () => {
      const hash = createHash("sha256")
      for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array)
      return hash.digest("hex")
    },
    catch: unusable(path)
  })

type Keys = { readonly [key: string]: Schema.Json }
const keysOf = (json: Schema.Json | undefined): Keys =>
  typeof json === "object" && json !== null && !Array.isArray(json) ? (json as Keys) : {}

/** Whether a job was given this mapping. What it says about the file itself, the job has filled in where the mapping left it open. */
const isSameMapping = (kept: Schema.Json, given: Schema.Json): boolean => {
  const [{ file, ...own }, { file: wanted, ...asked }] = [keysOf(kept), keysOf(given)]
  const found = keysOf(file)
  return (
    Equal.equals(own, asked) &&
    Object.entries(keysOf(wanted)).every(([name, value]) => Equal.equals(found[name], value))
  )
}

/** So many problems are listed by a dry run. */
const mostProblems = 20

export const importFile = Effect.fn("importFile")(function* (
  command: Extract<Command, { _tag: "Import" }>,
  out: Out
) {
  const who = yield* adminOf(yield* placeOf(command.workspace))
  const mapping = yield* mappingIn(command.mapping)
  const fileHash = yield* hashOf(command.file)
  const imports = yield* Imports
  const stopped = (yield* imports.list(who.workspaceId, 200)).find(
    (job) =>
      job.fileHash === fileHash &&
      (job.state === "running" || job.state === "failed") &&
      isSameMapping(job.mapping, mapping)
  )
  if (stopped !== undefined && !command.dryRun) {
    out.say(
      `Going on with the import of ${stopped.fileName} after row ${stopped.done} of ${stopped.rows ?? "?"}.`
    )
    return yield* carryOut(who, stopped, command, out)
  }
  const bytes = Stream.fromAsyncIterable(createReadStream(command.file), unusable(command.file))
  const { earlier, job, table } = yield* uploadImport(who, { fileName: basename(command.file), bytes })
  out.say(
    `${job.fileName}: ${table.rows} rows, ${table.headers.length} columns, ${table.encoding.value}, separated by ${JSON.stringify(table.delimiter.value)}`
  )
  if (earlier.length > 0)
    out.say("This very file has been imported before: rows that have not changed are skipped.")
  const ready = yield* chooseMapping(who, job.id, mapping)
  if (!command.dryRun) return yield* carryOut(who, ready, command, out)
  const { makes, outcomes, plans, rows } = yield* planImport(who, ready.id, { examples: mostProblems })
  out.say(
    `A run would create ${outcomes.create}, update ${outcomes.update}, skip ${outcomes.skip}; ${outcomes.conflict} conflicts, ${outcomes.error} errors, of ${rows} rows.`
  )
  for (const [kind, names] of Object.entries(makes))
    out.say(
      `  makes ${kind}: ${names.slice(0, 12).join(", ")}${names.length > 12 ? `, and ${names.length - 12}${names.length >= 200 ? "+" : ""} more` : ""}`
    )
  const found = outcomes.conflict + outcomes.error
  const problems = plans.filter(({ outcome }) => outcome === "conflict" || outcome === "error")
  const notes = plans.filter((plan) => plan.reason !== null && !problems.includes(plan))
  for (const { outcome, reason, row } of [...notes.slice(0, 5), ...problems.slice(0, mostProblems)])
    out.say(`  row ${row}: ${outcome}: ${reason}`)
  if (found > mostProblems) out.say(`  and ${found - mostProblems} more; --result OUT.csv has every row`)
  if (command.result !== null) {
    yield* written(command.result, yield* planTable(who, ready.id))
    out.say(`What would become of each row is in ${command.result}`)
  }
  out.say("Nothing has been imported.")
  return found === 0
})

const written = Effect.fn("written")(function* <E, R>(path: string, text: Stream.Stream<string, E, R>) {
  const lines = Stream.toAsyncIterableWith(text, yield* Effect.context<R>())
  yield* Effect.tryPromise({ try: () => flow(lines, createWriteStream(path)), catch: unusable(path) })
})

const carryOut = Effect.fn("carryOut")(function* (
  who: Who,
  job: ImportJob,
  command: Extract<Command, { _tag: "Import" }>,
  out: Out
) {
  const onProgress = ({ job: { done, rows }, rate, secondsLeft }: ImportProgress) =>
    Effect.sync(() =>
      out.progress(
        `${done} of ${rows ?? "?"} rows, ${Math.round(rate)} a second${secondsLeft === null ? "" : `, ${secondsLeft} s left`}`
      )
    )
  const finished = yield* runImport(who, job.id, { onProgress })
  out.settle()
  const { created, failed, skipped, updated } = finished.counts
  out.say(
    `${finished.done} rows = ${created} created + ${updated} updated + ${skipped} skipped + ${failed} failed`
  )
  const path = command.result ?? `${basename(command.file).replace(/\.[^.]*$/, "")}.result.csv`
  yield* written(path, yield* importResult(who, job.id))
  out.say(`What became of each row is in ${path}`)
  return failed === 0
})

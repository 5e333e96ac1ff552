/** How does an import run? In chunks, each one transaction with its progress, so that it goes on where it was stopped. */
import type { ImportId } from "@weir/domain/identity/Id"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import type { TableRow } from "@weir/domain/import/TableRow"
import { ImportFact } from "@weir/domain/log/Event"
import { Clock, Effect, Stream } from "effect"
import { Imports } from "../ports/Imports.ts"
import { present } from "../present.ts"
import type { Who } from "../Who.ts"
import { orRunning } from "./decideAgain.ts"
import { FirstRows } from "./FirstRows.ts"
import { oneAhead } from "./oneAhead.ts"
import { openImport } from "./openImport.ts"
import { planChunk } from "./planChunk.ts"
import { commitJob, writeChunk } from "./writeChunk.ts"

/** How far a run has come. `rate` is rows a second since it was started or resumed; `secondsLeft` is null until known. */
export interface ImportProgress {
  readonly job: ImportJob
  readonly rate: number
  readonly secondsLeft: number | null
}

export interface RunOptions {
  /** Rows a transaction. */
  readonly chunkSize?: number
  readonly onProgress?: (progress: ImportProgress) => Effect.Effect<void>
}

/**
 * Runs a job that is ready, or goes on with one that was stopped or failed, and gives it as it is when finished. At every
 * moment `done = created + updated + skipped + failed`. Conflicts and errors are failed rows: they leave everything else
 * alone. A file that cannot be read any more fails the job with the reason.
 */
export const runImport = Effect.fn("runImport")(function* (who: Who, id: ImportId, options: RunOptions = {}) {
  const { workspaceId } = who
  const imports = yield* Imports
  return yield* Effect.tapError(Effect.mapError(run(who, id, options), orRunning(id)), (error) => {
    if (unharmed.has(error._tag)) return Effect.void
    return Effect.flatMap(imports.get(workspaceId, id), (latest) =>
      Effect.flatMap(present, (changedAt) =>
        imports.save(workspaceId, {
          ...latest,
          state: "failed",
          problem: (error.message || error._tag).slice(0, 4000).toWellFormed(),
          changedAt,
          version: latest.version + 1
        })
      )
    )
  })
})

/** Refusals that say nothing against the job itself. */
const unharmed: ReadonlySet<string> = new Set(["ImportIsRunning", "ImportNotReady", "ImportNotFound"])

const run = Effect.fn("run")(function* (
  who: Who,
  id: ImportId,
  { chunkSize = 1000, onProgress }: RunOptions
) {
  const { workspaceId } = who
  const { importedAt, job, mapping, read, rows, table } = yield* openImport(workspaceId, id, [
    "ready",
    "running",
    "failed"
  ])
  const begun = yield* Clock.currentTimeMillis
  const firstRows = new FirstRows()
  let current: ImportJob = job
  if (job.state !== "running" || job.done === 0) {
    const started = ImportFact.cases.ImportStarted.make({
      importId: id,
      fileName: job.fileName,
      rows: table.rows
    })
    const isFirst = job.done === 0 && job.state !== "running"
    current = yield* commitJob(
      who,
      job,
      { state: "running", rows: table.rows, problem: null },
      { facts: isFirst ? [{ fact: started, at: yield* present }] : [], expected: [], changes: {} }
    )
  }
  let position = 0
  const chunks = Stream.filter(
    Stream.map(Stream.grouped(rows, chunkSize), (chunk) => {
      const passed = chunk.slice(0, Math.max(0, current.done - position))
      position += chunk.length
      noteKeys(firstRows, read, passed)
      return chunk.slice(passed.length)
    }),
    (due) => due.length > 0
  )
  const work = { workspaceId, mapping, read, importedAt }
  current = yield* oneAhead(current, chunks, {
    plan: (due, made) => planChunk(work, due, { firstRows, made }),
    // What becomes of a deal's next move hangs on its earlier ones, which are told when they are written.
    plansAhead: mapping.kind === "deals",
    write: (before, plan) => writeChunk(who, before, plan, importedAt),
    written: (at) =>
      onProgress === undefined
        ? Effect.void
        : Effect.flatMap(Clock.currentTimeMillis, (now) => onProgress(paced(at, job.done, now - begun)))
  })
  const finished = ImportFact.cases.ImportFinished.make({ importId: id, ...current.counts })
  const at = yield* present
  return yield* commitJob(
    who,
    current,
    { state: "finished", finishedAt: at },
    { facts: [{ fact: finished, at }], expected: [], changes: {} }
  )
})

/** Rows that an earlier run has done still count for telling a deal that stands in the file twice. */
const noteKeys = (
  firstRows: FirstRows,
  read: (row: TableRow) => ReturnType<Parameters<typeof planChunk>[0]["read"]>,
  rows: ReadonlyArray<TableRow>
): void => {
  for (const row of rows) {
    const reading = read(row)
    if (reading._tag === "Success" && reading.success._tag === "Deal")
      firstRows.note(reading.success.externalId, row.row)
  }
}

const paced = (job: ImportJob, doneBefore: number, milliseconds: number): ImportProgress => {
  const rate = milliseconds <= 0 ? 0 : ((job.done - doneBefore) * 1000) / milliseconds
  return {
    job,
    rate,
    secondsLeft: rate === 0 || job.rows === null ? null : Math.ceil((job.rows - job.done) / rate)
  }
}

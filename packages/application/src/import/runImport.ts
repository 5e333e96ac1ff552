/** How does an import run? In chunks, each one transaction with its progress, so that it goes on where it was stopped. */
import { type EntryKind, CatalogueFact, evolve as evolveEntry } from "@weir/domain/catalogue/Catalogue"
import { type ImportId, UserId } from "@weir/domain/identity/Id"
import type { ImportCounts, ImportJob, ImportRow } from "@weir/domain/import/ImportJob"
import type { RowPlan } from "@weir/domain/import/RowPlan"
import type { TableRow } from "@weir/domain/import/TableRow"
import { type Fact, ImportFact } from "@weir/domain/log/Event"
import type { Instant } from "@weir/domain/time/Instant"
import { evolve as evolveUser, UserFact } from "@weir/domain/user/User"
import { Clock, Effect, Stream } from "effect"
import { Imports } from "../ports/Imports.ts"
import type { Expected } from "../ports/Journal.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import type { Who } from "../Who.ts"
import { decideAgain, orRunning } from "./decideAgain.ts"
import { openImport } from "./openImport.ts"
import { type ChunkPlan, planChunk, type Progress } from "./planChunk.ts"

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

const run = Effect.fn("run")(function* (who: Who, id: ImportId, { chunkSize = 500, onProgress }: RunOptions) {
  const { workspaceId } = who
  const { importedAt, job, mapping, read, rows, table } = yield* openImport(workspaceId, id, [
    "ready",
    "running",
    "failed"
  ])
  const begun = yield* Clock.currentTimeMillis
  const progress: Progress = { firstRows: new Map(), made: null }
  let current: ImportJob = job
  if (job.state !== "running" || job.done === 0) {
    const started = ImportFact.cases.ImportStarted.make({
      importId: id,
      fileName: job.fileName,
      rows: table.rows
    })
    const isFirst = job.done === 0 && job.state !== "running"
    current = yield* commit(
      who,
      job,
      { state: "running", rows: table.rows, problem: null },
      isFirst ? [{ fact: started, at: yield* present }] : [],
      [],
      {}
    )
  }
  let position = 0
  yield* rows.pipe(
    Stream.grouped(chunkSize),
    Stream.runForEach(
      Effect.fnUntraced(function* (chunk: ReadonlyArray<TableRow>) {
        const start = position
        position += chunk.length
        const passed = chunk.slice(0, Math.max(0, current.done - start))
        noteKeys(progress, read, passed)
        const due = chunk.slice(passed.length)
        if (due.length === 0) return
        const before = current
        current = yield* decideAgain(
          id,
          Effect.flatMap(planChunk({ workspaceId, mapping, read, importedAt }, due, progress), (plan) =>
            write(who, before, plan, importedAt)
          )
        )
        if (onProgress !== undefined)
          yield* onProgress(paced(current, job.done, (yield* Clock.currentTimeMillis) - begun))
      })
    )
  )
  const finished = ImportFact.cases.ImportFinished.make({ importId: id, ...current.counts })
  const at = yield* present
  return yield* commit(who, current, { state: "finished", finishedAt: at }, [{ fact: finished, at }], [], {})
})

/** The chunk's facts, its rows' outcomes and the job's progress, together or not at all. */
const write = Effect.fnUntraced(function* (who: Who, job: ImportJob, plan: ChunkPlan, importedAt: Instant) {
  const users = plan.names
    .filter(({ kind }) => kind === "owner")
    .map(({ id, name }) =>
      UserFact.cases.UserAdded.make({ userId: UserId.make(id), name, email: null, role: "manager" })
    )
  const entries = plan.names.flatMap(({ id, kind, name }) =>
    kind === "owner"
      ? []
      : [
          CatalogueFact.cases.EntryAdded.make({
            id,
            kind: kind satisfies EntryKind,
            name,
            category: kind === "source" ? "import" : null
          })
        ]
  )
  const made: ReadonlyArray<Fact> = [...plan.pipelineFacts, ...users, ...entries]
  const outcomes = plan.plans.map(outcomeOf)
  const counts = outcomes.reduce((sum, { outcome }) => ({ ...sum, [outcome]: sum[outcome] + 1 }), job.counts)
  return yield* commit(
    who,
    job,
    { counts, done: job.done + outcomes.length },
    [...made.map((fact) => ({ fact, at: importedAt })), ...plan.plans.flatMap(({ facts }) => facts)],
    [
      ...plan.pipelines.map(({ after, before }): Expected => ({
        kind: "pipeline",
        id: after.id,
        version: before?.version ?? 0
      })),
      ...plan.deals.map(({ after, version }): Expected => ({ kind: "deal", id: after.id, version }))
    ],
    {
      pipelines: plan.pipelines.map(({ after }) => after),
      users: users.map((fact) => evolveUser(null, fact)),
      catalogue: entries.map((fact) => evolveEntry(null, fact)),
      deals: plan.deals.map(({ after }) => after),
      importRows: { importId: job.id, rows: outcomes }
    }
  )
})

const commit = Effect.fnUntraced(function* (
  who: Who,
  job: ImportJob,
  change: Partial<ImportJob>,
  facts: Parameters<typeof record>[1]["facts"],
  expected: ReadonlyArray<Expected>,
  changes: Parameters<typeof record>[1]["changes"]
) {
  const next: ImportJob = { ...job, ...change, changedAt: yield* present, version: job.version + 1 }
  yield* record(who, {
    facts,
    expected: [{ kind: "import", id: job.id, version: job.version }, ...expected],
    changes: { ...changes, importJob: next },
    cause: { kind: "import", importId: job.id }
  })
  return next
})

const counted = {
  create: "created",
  update: "updated",
  skip: "skipped",
  conflict: "failed",
  error: "failed"
} as const satisfies Record<RowPlan["outcome"], keyof ImportCounts>

const outcomeOf = ({ dealId, outcome, reason, row }: RowPlan): ImportRow => ({
  row,
  outcome: counted[outcome],
  reason: outcome === "conflict" ? `conflict: ${reason}` : reason,
  subject: dealId
})

/** Rows that an earlier run has done still count for telling a deal that stands in the file twice. */
const noteKeys = (
  { firstRows }: Progress,
  read: (row: TableRow) => ReturnType<Parameters<typeof planChunk>[0]["read"]>,
  rows: ReadonlyArray<TableRow>
): void => {
  for (const row of rows) {
    const reading = read(row)
    if (
      reading._tag === "Success" &&
      reading.success._tag === "Deal" &&
      !firstRows.has(reading.success.externalId)
    )
      firstRows.set(reading.success.externalId, row.row)
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

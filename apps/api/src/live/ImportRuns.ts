/** Which imports are running in this process, and how fast? A run goes on when nobody watches it. */
import type { ImportId, WorkspaceId } from "@weir/domain/identity/Id"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import type { Who } from "@weir/application/Who"
import { resumeImports } from "@weir/application/import/resumeImports"
import { type ImportProgress, runImport } from "@weir/application/import/runImport"
import { Imports } from "@weir/application/ports/Imports"
import type { ImportView } from "@weir/contract/Imports"
import { Cause, Context, Effect, Layer, Scope } from "effect"
import type { Services } from "../Services.ts"

export class ImportRuns extends Context.Service<
  ImportRuns,
  {
    /** Begins or goes on with a run, unless it is running already. */
    readonly start: (who: Who, id: ImportId) => Effect.Effect<void>
    /** Goes on with everything that was under way when the last process ended. */
    readonly resume: Effect.Effect<void>
    readonly view: (job: ImportJob) => ImportView
  }
>()("@weir/api/live/ImportRuns") {}

export const layer = Layer.effect(
  ImportRuns,
  Effect.gen(function* () {
    const services = yield* Effect.context<Services>()
    const scope = yield* Scope.Scope
    const running = new Map<ImportId, Pick<ImportProgress, "rate" | "secondsLeft"> | null>()
    const onProgress = ({ job, rate, secondsLeft }: ImportProgress) =>
      Effect.sync(() => void running.set(job.id, { rate, secondsLeft }))
    const failure = (what: string) => (defect: unknown) =>
      Effect.logError(`${what} broke off`, Cause.die(defect))
    return ImportRuns.of({
      start: (who, id) =>
        Effect.suspend(() => {
          if (running.has(id)) return Effect.void
          running.set(id, null)
          const work = runImport(who, id, { onProgress }).pipe(
            // A refusal is kept in the job itself; only what nobody foresaw is worth a line in the log.
            Effect.ignore,
            Effect.catchDefect(failure(`import ${id}`)),
            Effect.ensuring(Effect.sync(() => running.delete(id))),
            Effect.provideContext(services)
          )
          return Effect.asVoid(Effect.forkIn(work, scope))
        }),
      resume: resumeImports({ onProgress }).pipe(
        Effect.catchDefect(failure("going on with imports")),
        Effect.provideContext(services),
        Effect.forkIn(scope),
        Effect.asVoid
      ),
      view: (job) => {
        // A run that was asked for is under way, though its first transaction is not.
        const begun = running.has(job.id) && (job.state === "ready" || job.state === "failed")
        const state = begun ? "running" : job.state
        const pace = state === "running" ? running.get(job.id) : null
        return { ...job, state, rowsPerSecond: pace?.rate ?? null, secondsLeft: pace?.secondsLeft ?? null }
      }
    })
  })
)

/** The jobs of a workspace as they are shown. */
export const viewOf = Effect.fn("viewOf")(function* (workspaceId: WorkspaceId, id: ImportId) {
  return (yield* ImportRuns).view(yield* (yield* Imports).get(workspaceId, id))
})

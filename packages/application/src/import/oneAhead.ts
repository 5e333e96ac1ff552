/** What happens while a chunk of rows is being written? The next one is planned, as if that one were written already. */
import type { ImportJob } from "@weir/domain/import/ImportJob"
import type { TableRow } from "@weir/domain/import/TableRow"
import { Effect, Fiber, Stream } from "effect"
import type { DirectoryChanged, StaleVersion } from "../ports/Journal.ts"
import { decideAgain } from "./decideAgain.ts"
import type { ImportIsRunning } from "./ImportRefusal.ts"
import { type ChunkPlan, madeBy, type Progress } from "./planChunk.ts"

type Rows = ReadonlyArray<TableRow>

interface Steps<E1, R1, E2, R2, E3, R3> {
  /** What becomes of rows. `made` is what the store does not know yet; null when it knows everything. */
  readonly plan: (rows: Rows, made: Progress["made"]) => Effect.Effect<ChunkPlan, E1, R1>
  /** Whether a chunk can be planned before the one before it is stored. */
  readonly plansAhead: boolean
  readonly write: (
    job: ImportJob,
    plan: ChunkPlan
  ) => Effect.Effect<ImportJob, E2 | StaleVersion | DirectoryChanged, R2>
  /** Told after each chunk that is stored. */
  readonly written: (job: ImportJob) => Effect.Effect<void, E3, R3>
}

/** A chunk, the job and the plan as they are once it is stored. */
interface Stored {
  readonly job: ImportJob
  readonly plan: ChunkPlan
}

/**
 * Plans and writes the chunks, one after the other, each whole. Gives the job as it is after the last one.
 *
 * A plan that another chunk's or somebody else's change has overtaken is made again. However it ends, no chunk is still being
 * written when it has ended.
 */
export const oneAhead = <E, R, E1, R1, E2, R2, E3, R3>(
  job: ImportJob,
  chunks: Stream.Stream<Rows, E, R>,
  { plan, plansAhead, write, written }: Steps<E1, R1, E2, R2, E3, R3>
) =>
  Effect.suspend(() => {
    let current = job
    let underway: {
      readonly plan: ChunkPlan
      readonly end: Fiber.Fiber<Stored, Exclude<E1 | E2, DirectoryChanged> | StaleVersion | ImportIsRunning>
    } | null = null

    /** Waits for what is being written. Whether it was written as planned. */
    const settled = Effect.fnUntraced(function* () {
      if (underway === null) return true
      const before = underway
      const stored = yield* Fiber.join(before.end)
      underway = null
      current = stored.job
      yield* written(current)
      return stored.plan === before.plan
    })

    const take = Effect.fnUntraced(function* (rows: Rows) {
      if (!plansAhead) yield* settled()
      const ahead = yield* plan(rows, underway === null ? null : madeBy(underway.plan))
      const holds = yield* settled()
      const first = holds ? ahead : yield* plan(rows, null)
      let ready: ChunkPlan | null = first
      const before = current
      const storing = decideAgain(
        job.id,
        Effect.suspend(() => {
          const planned = ready === null ? plan(rows, null) : Effect.succeed(ready)
          ready = null
          return Effect.flatMap(planned, (own) =>
            Effect.map(write(before, own), (after): Stored => ({ job: after, plan: own }))
          )
        })
      )
      underway = { plan: first, end: yield* Effect.forkChild(storing, { startImmediately: true }) }
    })

    return Stream.runForEach(chunks, take).pipe(
      Effect.andThen(settled()),
      Effect.ensuring(Effect.suspend(() => (underway === null ? Effect.void : Fiber.await(underway.end)))),
      Effect.map(() => current)
    )
  })

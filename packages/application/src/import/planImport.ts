/** What would an import do? The dry run: a plan for every row, and nothing is written. */
import type { ImportId } from "@weir/domain/identity/Id"
import type { RowPlan } from "@weir/domain/import/RowPlan"
import { Effect, Stream } from "effect"
import type { Who } from "../Who.ts"
import { FirstRows } from "./FirstRows.ts"
import { openImport } from "./openImport.ts"
import { planChunk, type Progress } from "./planChunk.ts"

/** Rows planned together, unless said otherwise: it changes nothing but the pace. */
const usualChunk = 500

/** The plan of each row, in the order of the file, and what would be made along the way. */
export const planRows = Effect.fn("planRows")(function* (
  { workspaceId }: Who,
  id: ImportId,
  { chunkSize = usualChunk }: { readonly chunkSize?: number } = {}
) {
  const { importedAt, job, mapping, read, rows, table } = yield* openImport(workspaceId, id, [
    "ready",
    "running",
    "failed",
    "finished",
    "undone"
  ])
  const progress: Progress = {
    firstRows: new FirstRows(),
    made: { names: new Map(), deals: new Map(), pipelines: [] }
  }
  const chunks = rows.pipe(
    Stream.grouped(chunkSize),
    Stream.mapEffect((chunk) => planChunk({ workspaceId, mapping, read, importedAt }, chunk, progress))
  )
  return { job, table, chunks }
})

/** The sums of a dry run. `plans` holds the first rows of each outcome, so that a person sees examples of all of them. */
export interface ImportPlan {
  readonly rows: number
  readonly outcomes: Readonly<Record<RowPlan["outcome"], number>>
  readonly plans: ReadonlyArray<RowPlan>
  /** Names that would be made: of pipelines and stages, owners, sources, companies, contacts, products, loss reasons. */
  readonly makes: Readonly<Record<string, ReadonlyArray<string>>>
}

/** Reads and plans the whole file. At most `examples` rows of each outcome are kept. */
export const planImport = Effect.fn("planImport")(function* (
  who: Who,
  id: ImportId,
  options: { readonly examples?: number; readonly chunkSize?: number } = {}
) {
  const { chunks } = yield* planRows(who, id, options)
  const examples = options.examples ?? 50
  const outcomes: Record<RowPlan["outcome"], number> = {
    create: 0,
    update: 0,
    skip: 0,
    conflict: 0,
    error: 0
  }
  const plans: Array<RowPlan> = []
  const makes = new Map<string, Array<string>>()
  let rows = 0
  const make = (kind: string, name: string) => {
    const names = makes.get(kind) ?? []
    makes.set(kind, names)
    if (names.length < 200 && !names.includes(name)) names.push(name)
  }
  yield* Stream.runForEach(chunks, (chunk) =>
    Effect.sync(() => {
      for (const plan of chunk.plans) {
        rows++
        if (outcomes[plan.outcome]++ < examples) plans.push(plan)
      }
      for (const fact of chunk.pipelineFacts) {
        if (fact._tag === "PipelineAdded") make("pipeline", fact.name)
        if (fact._tag === "StageAdded") make("stage", fact.stage.name)
      }
      for (const { kind, name } of chunk.names) make(kind, name)
    })
  )
  const plan: ImportPlan = { rows, outcomes, plans, makes: Object.fromEntries(makes) }
  return plan
})

/** What becomes of the next rows, and what would be written for them? The dry run and the run both come here. */
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealFact } from "@weir/domain/deal/DealEvent"
import { DealId, ROBOT, type UserId, type WorkspaceId } from "@weir/domain/identity/Id"
import type { Named } from "@weir/domain/import/KnownNames"
import type { Mapping } from "@weir/domain/import/Mapping"
import { pipelineNeeds } from "@weir/domain/import/pipelineNeeds"
import type { RowReader } from "@weir/domain/import/readRow"
import type { RowFacts, RowProblem } from "@weir/domain/import/RowFacts"
import { planRow } from "@weir/domain/import/planRow"
import type { Known, PastFact, RowPlan } from "@weir/domain/import/RowPlan"
import type { TableRow } from "@weir/domain/import/TableRow"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import type { PipelineFact } from "@weir/domain/pipeline/PipelineDecision"
import type { Instant } from "@weir/domain/time/Instant"
import { robot, type User } from "@weir/domain/user/User"
import { Array, Effect, Result } from "effect"
import { uuid } from "../Ids.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory, type WorkspaceDirectory } from "../ports/Directory.ts"
import { EventLog } from "../ports/EventLog.ts"
import type { FirstRows } from "./FirstRows.ts"
import { keyOf, knownNames, type MadeNames } from "./knownNames.ts"

/** What is remembered from chunk to chunk. */
export interface Progress {
  /** The row each deal's key was first met in. */
  readonly firstRows: FirstRows
  /** What chunks before this one make and the store does not have: in a dry run all of it, in a run what is being written. */
  readonly made: {
    readonly names: MadeNames
    readonly deals: Map<string, Deal>
    pipelines: ReadonlyArray<Pipeline>
  } | null
}

export interface ChunkPlan {
  /** The workspace that it was planned for. */
  readonly directory: Pick<WorkspaceDirectory, "seq">
  readonly plans: ReadonlyArray<RowPlan>
  readonly pipelineFacts: ReadonlyArray<PipelineFact>
  /** The pipelines those facts change, as they were (null: new) and will be. */
  readonly pipelines: ReadonlyArray<{ readonly before: Pipeline | null; readonly after: Pipeline }>
  readonly names: ReadonlyArray<Named>
  /** The deals that change, with the version each has now (0: none). */
  readonly deals: ReadonlyArray<{ readonly version: number; readonly after: Deal }>
}

/** What the store will know once the plan of rows that tell whole deals is written. */
export const madeBy = ({ names, pipelines }: ChunkPlan): NonNullable<Progress["made"]> => ({
  names: new Map(names.map((named) => [keyOf(named.kind, named.name), { ...named, isNew: false }])),
  deals: new Map(),
  pipelines: pipelines.map(({ after }) => after)
})

interface Work {
  readonly workspaceId: WorkspaceId
  readonly mapping: Mapping
  readonly read: RowReader
  readonly importedAt: Instant
}

export const planChunk = Effect.fn("planChunk")(function* (
  { importedAt, mapping, read, workspaceId }: Work,
  rows: ReadonlyArray<TableRow>,
  progress: Progress
) {
  const readings = rows.map((row) => ({ row: row.row, reading: read(row) }))
  const facts = readings.flatMap(({ reading }) => (Result.isSuccess(reading) ? [reading.success] : []))
  const directory = yield* (yield* Directory).get(workspaceId)
  const newId = yield* idMaker
  const before = [
    ...directory.pipelines,
    ...(progress.made?.pipelines ?? []).filter(({ id }) => !directory.pipelines.some((own) => own.id === id))
  ].map((pipeline) => progress.made?.pipelines.find(({ id }) => id === pipeline.id) ?? pipeline)
  const needs = pipelineNeeds(mapping, facts, before, newId)
  const names = yield* knownNames(mapping, facts, directory, progress.made?.names ?? new Map(), newId)
  const deals = new Map(
    (yield* (yield* Deals).byExternalIds(workspaceId, [
      ...new Set(facts.map(({ externalId }) => externalId))
    ])).map((deal) => [deal.externalId!, deal])
  )
  const versions = new Map([...deals.values()].map((deal) => [deal.id, deal.version]))
  for (const [key, deal] of progress.made?.deals ?? [])
    if (facts.some(({ externalId }) => externalId === key)) deals.set(key, deal)

  const known = knownTo(needs.pipelines, directory.users, names, directory.workspace, importedAt)
  const histories = new Map<DealId, ReadonlyArray<PastFact>>()
  const plans: globalThis.Array<RowPlan> = []
  const changed = new Map<DealId, Deal>()
  for (const { reading, row } of readings) {
    if (Result.isFailure(reading)) {
      plans.push(unreadable(row, reading.failure))
      continue
    }
    const own = reading.success
    const twin = own._tag === "Deal" ? progress.firstRows.get(own.externalId) : undefined
    if (twin !== undefined && twin !== row) {
      plans.push({
        row,
        outcome: "conflict",
        reason: `the same deal is in row ${twin} already`,
        dealId: null,
        facts: [],
        after: null,
        names: []
      })
      continue
    }
    if (own._tag === "Deal") progress.firstRows.note(own.externalId, row)
    const deal = deals.get(own.externalId) ?? null
    const plan = yield* planWithHistory(workspaceId, own, deal, known, DealId.make(newId()), histories)
    plans.push(plan)
    if (plan.after === null) continue
    deals.set(own.externalId, plan.after)
    changed.set(plan.after.id, plan.after)
    const past = histories.get(plan.after.id)
    if (past !== undefined)
      histories.set(plan.after.id, [...past, ...plan.facts.map((fact) => ({ ...fact, cause: importing }))])
  }

  const used = new Set([...changed.values()].map(({ place }) => place.pipelineId))
  const pipelineFacts = needs.facts.filter(({ pipelineId }) => used.has(pipelineId))
  const pipelines = needs.pipelines.flatMap((after) => {
    const was = before.find(({ id }) => id === after.id) ?? null
    return was === after || !used.has(after.id) ? [] : [{ before: was, after }]
  })
  const newNames = Array.dedupeWith(
    plans.flatMap((plan) => plan.names),
    (one, other) => one.id === other.id
  )
  if (progress.made !== null) remember(progress.made, newNames, mapping, deals, changed, pipelines)
  const plan: ChunkPlan = {
    directory,
    plans,
    pipelineFacts,
    pipelines,
    names: newNames,
    deals: [...changed.values()].map((after) => ({ version: versions.get(after.id) ?? 0, after }))
  }
  return plan
})

/** Stands in for the cause of what this very import does: `sinceImport` looks at the kind only. */
const importing: PastFact["cause"] = {
  kind: "import",
  importId: "00000000-0000-4000-8000-000000000000" as never
}

const knownTo = (
  pipelines: ReadonlyArray<Pipeline>,
  users: ReadonlyArray<User>,
  names: Effect.Success<ReturnType<typeof knownNames>>,
  workspace: Known["around"]["workspace"],
  importedAt: Instant
): Known => {
  const byPipeline = new Map(pipelines.map((pipeline) => [pipeline.id, pipeline]))
  const byUser = new Map(users.map((user) => [user.id, user]))
  const user = (id: UserId): User | undefined =>
    id === ROBOT
      ? robot
      : (byUser.get(id) ?? (names.newUsers.has(id) ? { ...robot, id, name: id } : undefined))
  return {
    pipelines,
    findName: names.find,
    importedAt,
    around: { workspace, pipeline: (id) => byPipeline.get(id), user, knows: names.knows }
  }
}

const planWithHistory = Effect.fnUntraced(function* (
  workspaceId: WorkspaceId,
  facts: RowFacts,
  deal: Deal | null,
  known: Known,
  newId: DealId,
  histories: Map<DealId, ReadonlyArray<PastFact>>
) {
  const first = planRow(facts, deal, newId, known, deal === null ? null : (histories.get(deal.id) ?? null))
  if (first !== "needs-history" || deal === null) return first as RowPlan
  const events = yield* (yield* EventLog).about(workspaceId, "deal", deal.id)
  const history = events.map(({ cause, fact, occurredAt }) => ({
    fact: fact as DealFact,
    at: occurredAt,
    cause
  }))
  histories.set(deal.id, history)
  return planRow(facts, deal, newId, known, history) as RowPlan
})

const unreadable = (row: number, problems: ReadonlyArray<RowProblem>): RowPlan => ({
  row,
  outcome: "error",
  dealId: null,
  facts: [],
  after: null,
  names: [],
  reason: problems
    .map(
      ({ column, field, reason, text }) => `${column ?? field}${text === "" ? "" : ` "${text}"`}: ${reason}`
    )
    .join("; ")
    .slice(0, 2000)
    .toWellFormed()
})

const remember = (
  made: NonNullable<Progress["made"]>,
  names: ReadonlyArray<Named>,
  mapping: Mapping,
  deals: ReadonlyMap<string, Deal>,
  changed: ReadonlyMap<DealId, Deal>,
  pipelines: ChunkPlan["pipelines"]
): void => {
  for (const named of names) made.names.set(keyOf(named.kind, named.name), { ...named, isNew: false })
  made.pipelines = [
    ...made.pipelines.filter(({ id }) => !pipelines.some(({ after }) => after.id === id)),
    ...pipelines.map(({ after }) => after)
  ]
  // Only a history comes back to the same deal: rows that tell whole deals do not.
  if (mapping.kind === "stage-history")
    for (const [key, deal] of deals) if (changed.has(deal.id)) made.deals.set(key, deal)
}

/** New ids one after the other, for decisions that are no effects. */
const idMaker = Effect.map(
  Effect.context<never>(),
  (context) => (): string => Effect.runSyncWith(context)(uuid)
)

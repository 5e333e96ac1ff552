/** How is an import taken back? What it created is deleted and what it changed is put back, unless somebody has worked on it since. */
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealFact } from "@weir/domain/deal/DealEvent"
import type { DealId, ImportId } from "@weir/domain/identity/Id"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import type { PastFact } from "@weir/domain/import/RowPlan"
import { planUndo, type UndoPlan } from "@weir/domain/import/planUndo"
import { ImportFact } from "@weir/domain/log/Event"
import { Effect } from "effect"
import { surroundings } from "../deal/surroundings.ts"
import { Deals } from "../ports/Deals.ts"
import { Directory, type WorkspaceDirectory } from "../ports/Directory.ts"
import { EventLog } from "../ports/EventLog.ts"
import { Imports } from "../ports/Imports.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import type { Who } from "../Who.ts"
import { decideAgain, orRunning } from "./decideAgain.ts"
import { ImportNotReady } from "./ImportRefusal.ts"

/** A deal that stays as it is, and why. */
export interface UndoBlocked {
  readonly dealId: DealId
  readonly title: string
  readonly reason: string
}

export interface UndoReport {
  readonly job: ImportJob
  /** Deals put back or deleted. */
  readonly taken: number
  readonly blocked: ReadonlyArray<UndoBlocked>
}

export interface UndoOptions {
  /** Only says what would happen. */
  readonly dryRun?: boolean
  readonly chunkSize?: number
}

const pageSize = 1000

/**
 * Takes a finished, failed or half-done import back in chunks, each one transaction. Stopped half-way it goes on when
 * called again. People, companies and lists that the import brought stay: other records may use them by now.
 */
export const undoImport = Effect.fn("undoImport")(function* (
  who: Who,
  id: ImportId,
  options: UndoOptions = {}
) {
  return yield* Effect.mapError(undo(who, id, options), orRunning(id))
})

const undo = Effect.fn("undo")(function* (
  who: Who,
  id: ImportId,
  { chunkSize = 200, dryRun = false }: UndoOptions
) {
  const { workspaceId } = who
  const imports = yield* Imports
  const job = yield* imports.get(workspaceId, id)
  if (!["finished", "failed", "undoing"].includes(job.state)) {
    return yield* new ImportNotReady({ id, state: job.state, needed: ["finished", "failed", "undoing"] })
  }
  const touched = yield* dealsTouched(who, id)
  const blocked: Array<UndoBlocked> = []
  let taken = 0
  let current: ImportJob = job
  if (!dryRun && job.state !== "undoing") current = yield* commit(who, job, { state: "undoing" }, [], [])
  for (let from = 0; from < touched.length; from += chunkSize) {
    const ids = touched.slice(from, from + chunkSize)
    const before = current
    const attempt = Effect.flatMap(planChunk(who, id, ids), ({ directory, plans }) =>
      dryRun
        ? Effect.succeed({ plans, job: before })
        : Effect.map(commit(who, before, {}, plans, [], directory), (job) => ({ plans, job }))
    )
    const done = yield* decideAgain(id, attempt)
    current = done.job
    for (const { deal, plan } of done.plans) {
      if (plan._tag === "Blocked") blocked.push({ dealId: deal.id, title: deal.title, reason: plan.reason })
      else taken++
    }
  }
  if (!dryRun) {
    const note =
      blocked.length === 0
        ? null
        : blocked
            .map(({ reason, title }) => `${title}: ${reason}`)
            .join("\n")
            .slice(0, 4000)
            .toWellFormed()
    const undone = ImportFact.cases.ImportUndone.make({
      importId: id,
      taken,
      blocked: blocked.length,
      note
    })
    current = yield* commit(who, current, { state: "undone" }, [], [undone])
  }
  const report: UndoReport = { job: current, taken, blocked }
  return report
})

interface Planned {
  readonly deal: Deal
  readonly plan: UndoPlan
}

/** The deals an import has events of, newest first. */
const dealsTouched = Effect.fn("dealsTouched")(function* ({ workspaceId }: Who, id: ImportId) {
  const log = yield* EventLog
  const ids = new Set<DealId>()
  let before: number | null = null
  for (;;) {
    const page: ReadonlyArray<Effect.Success<ReturnType<typeof log.ofImport>>[number]> = yield* log.ofImport(
      workspaceId,
      id,
      before,
      pageSize
    )
    for (const { cause, fact } of page) if (cause.kind === "import" && "dealId" in fact) ids.add(fact.dealId)
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return [...ids]
    before = last.seq
  }
})

const planChunk = Effect.fnUntraced(function* (
  { workspaceId }: Who,
  id: ImportId,
  ids: ReadonlyArray<DealId>
) {
  const directory = yield* (yield* Directory).get(workspaceId)
  const log = yield* EventLog
  const at = yield* present
  const told: Array<{ readonly deal: Deal; readonly history: ReadonlyArray<PastFact> }> = []
  for (const deal of yield* (yield* Deals).some(workspaceId, ids)) {
    const events = yield* log.about(workspaceId, "deal", deal.id)
    const history = events.map(({ cause, fact, occurredAt }) => ({
      fact: fact as DealFact,
      at: occurredAt,
      cause
    }))
    told.push({ deal, history })
  }
  const around = yield* surroundings(directory, referencesOf(told.flatMap(({ history }) => history)))
  const plans = told.map(({ deal, history }): Planned => ({
    deal,
    plan: planUndo(id, deal, history, at, around)
  }))
  return { directory, plans }
})

/** Clients and products that putting details back may name. */
const referencesOf = (history: ReadonlyArray<PastFact>): Parameters<typeof surroundings>[1] => {
  const details = history.flatMap(({ fact }) =>
    fact._tag === "DealCreated" ? [fact] : fact._tag === "DealDetailsChanged" ? [fact.from] : []
  )
  const all = (pick: "companyId" | "contactId" | "productId") => [
    ...new Set(details.flatMap((each) => each[pick] ?? []))
  ]
  return { company: all("companyId"), contact: all("contactId"), product: all("productId") }
}

const commit = Effect.fnUntraced(function* (
  who: Who,
  job: ImportJob,
  change: Partial<ImportJob>,
  plans: ReadonlyArray<Planned>,
  ends: ReadonlyArray<ImportFact>,
  directory?: WorkspaceDirectory
) {
  const at = yield* present
  const next: ImportJob = { ...job, ...change, changedAt: at, version: job.version + 1 }
  const changed = plans.flatMap(({ deal, plan }) =>
    plan._tag === "Takes" && plan.facts.length > 0 ? [{ deal, plan }] : []
  )
  yield* record(who, {
    facts: [...changed.flatMap(({ plan }) => plan.facts), ...ends.map((fact) => ({ fact, at }))],
    expected: [
      { kind: "import", id: job.id, version: job.version },
      ...changed.map(({ deal }) => ({ kind: "deal" as const, id: deal.id, version: deal.version }))
    ],
    ...(directory === undefined ? {} : { directory }),
    changes: { importJob: next, deals: changed.map(({ plan }) => plan.after) },
    cause: { kind: "undo", importId: job.id }
  })
  return next
})

/** What becomes of a row that tells a whole deal: is it new, changed, known already, or in conflict with what people did? */
import { Result } from "effect"
import type { Deal } from "../deal/Deal.ts"
import { DealCommand } from "../deal/DealCommand.ts"
import type { CompanyId, ContactId, DealId, LossReasonId, ProductId, SourceId } from "../identity/Id.ts"
import { ROBOT } from "../identity/Id.ts"
import { isOpen } from "../pipeline/Pipeline.ts"
import { type Instant, toIso } from "../time/Instant.ts"
import { asUser, findPlace, openStage } from "./KnownNames.ts"
import { nameCollector, replay, sinceImport, type Step, still, take } from "./planSteps.ts"
import type { DealFacts, SilentField } from "./RowFacts.ts"
import type { Known, PastFact, RowPlan } from "./RowPlan.ts"

/** The plan of one row that tells a deal, or "needs-history" when that cannot be said without the deal's events. */
export const planDeal = (
  facts: DealFacts,
  deal: Deal | null,
  newId: DealId,
  known: Known,
  history: ReadonlyArray<PastFact> | null
): RowPlan | "needs-history" => {
  const meant = understand(facts, known)
  if (Result.isFailure(meant)) return still(facts, "error", meant.failure, deal)
  if (deal === null)
    return planned(
      facts,
      "create",
      newId,
      take(null, creation(facts, newId, meant.success), known.around),
      meant.success
    )
  if (deal.deletedAt === null) {
    const contradiction = contradicts(facts, deal, meant.success)
    if (contradiction !== null) return still(facts, "error", contradiction, deal)
    const changed = take(deal, changes(facts, deal, meant.success, known.importedAt), known.around)
    if (Result.isSuccess(changed) && changed.success.facts.length === 0)
      return still(facts, "skip", null, deal)
    if (history === null) return "needs-history"
    return (
      againstHistory(facts, deal, meant.success, known, history) ??
      planned(facts, "update", deal.id, changed, meant.success)
    )
  }
  if (history === null) return "needs-history"
  const last = history.at(-1)
  if (last?.fact._tag !== "DealDeleted" || last.cause.kind !== "undo")
    return still(facts, "conflict", `the deal was deleted here at ${toIso(deal.deletedAt)}`, deal)
  const back: Step = {
    at: later(known.importedAt, deal.changedAt),
    command: DealCommand.cases.RestoreDeal.make({ dealId: deal.id })
  }
  const restored = take(deal, [back], known.around)
  if (Result.isFailure(restored) || restored.success.after === null)
    return still(facts, "error", "the deal cannot be restored", deal)
  const steps = changes(facts, restored.success.after, meant.success, known.importedAt)
  return planned(facts, "update", deal.id, take(deal, [back, ...steps], known.around), meant.success)
}

/** The row's names as records. */
type Meant = Result.Result.Success<ReturnType<typeof understand>>

const understand = (facts: DealFacts, known: Known) => {
  const found = findPlace(known.pipelines, facts.pipelineName, facts.stage)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const { pipeline, stage } = found.success
  if (!isOpen(stage.kind) && facts.closedAt === null)
    return Result.fail(`"${stage.name}" is a ${stage.kind} stage, but nothing says when the deal was closed`)
  const names = nameCollector(known)
  const owner = facts.ownerName === null ? null : known.findName("owner", facts.ownerName)
  const meant = {
    pipeline,
    stage,
    ownerId: owner === null ? ROBOT : owner === undefined ? null : asUser(owner),
    sourceId: names.find("source", facts.sourceName) as SourceId | null,
    companyId: names.find("company", facts.companyName) as CompanyId | null,
    contactId: names.find("contact", facts.contactName) as ContactId | null,
    productId: names.find("product", facts.productName) as ProductId | null,
    lossReasonId:
      stage.kind === "lost" ? (names.find("lossReason", facts.lossReasonName) as LossReasonId | null) : null,
    closedAt: isOpen(stage.kind) ? null : facts.closedAt,
    fields: Object.fromEntries(facts.fields)
  }
  if (names.missing.length > 0 || meant.ownerId === null) {
    const first = meant.ownerId === null ? `user "${facts.ownerName}"` : names.missing[0]
    return Result.fail(`there is no ${first}, and the mapping does not allow making one`)
  }
  return Result.succeed({
    ...meant,
    ownerId: meant.ownerId,
    names:
      owner !== undefined && owner !== null && owner.isNew
        ? [{ ...owner, name: facts.ownerName ?? owner.name }, ...names.used]
        : names.used
  })
}

const creation = (facts: DealFacts, dealId: DealId, meant: Meant): ReadonlyArray<Step> => {
  const {
    closedAt,
    companyId,
    contactId,
    fields,
    lossReasonId,
    ownerId,
    pipeline,
    productId,
    sourceId,
    stage
  } = meant
  const first = closedAt === null ? stage : (openStage(pipeline, facts.closedFrom) ?? stage)
  const create: Step = {
    at: facts.createdAt,
    command: DealCommand.cases.CreateDeal.make({
      dealId,
      externalId: facts.externalId,
      title: facts.title,
      companyId,
      contactId,
      productId,
      fields,
      pipelineId: pipeline.id,
      stageId: first.id,
      budget: facts.budget,
      ownerId,
      sourceId,
      lossReasonId: first === stage ? lossReasonId : null
    })
  }
  return closedAt === null || first === stage
    ? [create]
    : [
        create,
        {
          at: closedAt,
          command: DealCommand.cases.MoveDeal.make({
            dealId,
            pipelineId: pipeline.id,
            stageId: stage.id,
            lossReasonId
          })
        }
      ]
}

/** What has to be done to a deal so that it is as the row says. A deal that is closed by it changes when it was closed. */
const changes = (facts: DealFacts, deal: Deal, meant: Meant, importedAt: Instant): ReadonlyArray<Step> => {
  const isMove = deal.place.stageId !== meant.stage.id || deal.place.pipelineId !== meant.pipeline.id
  const at = isMove && meant.closedAt !== null ? meant.closedAt : later(importedAt, deal.changedAt)
  const dealId = deal.id
  const { lossReasonId, pipeline, stage } = meant
  const says = (field: SilentField) => !facts.silentOn.includes(field)
  const details = {
    title: says("title") ? facts.title : deal.title,
    companyId: says("company") ? meant.companyId : deal.companyId,
    contactId: says("contact") ? meant.contactId : deal.contactId,
    productId: says("product") ? meant.productId : deal.productId,
    fields: { ...deal.fields, ...meant.fields }
  }
  return [
    DealCommand.cases.ChangeDetails.make({ dealId, to: details }),
    ...(says("owner") ? [DealCommand.cases.ChangeOwner.make({ dealId, to: meant.ownerId })] : []),
    ...(says("source") ? [DealCommand.cases.ChangeSource.make({ dealId, to: meant.sourceId })] : []),
    ...(says("budget") ? [DealCommand.cases.ChangeBudget.make({ dealId, to: facts.budget })] : []),
    ...(isMove
      ? [
          DealCommand.cases.MoveDeal.make({
            dealId,
            pipelineId: pipeline.id,
            stageId: stage.id,
            lossReasonId
          })
        ]
      : [])
  ].map((command) => ({ at, command }))
}

/** What the row says that no change can bring about: a deal is created and closed once. */
const contradicts = (
  facts: DealFacts,
  deal: Deal,
  { closedAt, lossReasonId, stage }: Meant
): string | null => {
  if (!facts.silentOn.includes("createdAt") && deal.createdAt !== facts.createdAt) {
    return `here the deal was created at ${toIso(deal.createdAt)}, the file says ${toIso(facts.createdAt)}: take back the earlier import first`
  }
  if (deal.closing === null || deal.place.stageId !== stage.id) return null
  if (closedAt !== null && !facts.silentOn.includes("closedAt") && deal.closing.at !== closedAt) {
    return `here the deal was ${deal.closing.outcome} at ${toIso(deal.closing.at)}, the file says ${toIso(closedAt)}: reopen it first`
  }
  return deal.closing.lossReasonId === lossReasonId
    ? null
    : "here the deal was lost for another reason: reopen it first"
}

/** Null when only imports have changed the deal; otherwise what to do about the people who did. */
const againstHistory = (
  facts: DealFacts,
  deal: Deal,
  meant: Meant,
  known: Known,
  history: ReadonlyArray<PastFact>
): RowPlan | null => {
  const parts = sinceImport(history)
  if (parts === null)
    return still(
      facts,
      "conflict",
      "the deal was made here, not by an import, and differs from the file",
      deal
    )
  const touched = parts.since.at(-1)
  if (touched === undefined) return null
  const base = replay(parts.before)
  const news =
    base === null || base.deletedAt !== null
      ? null
      : take(base, changes(facts, base, meant, known.importedAt), known.around)
  const saysNothingNew = news !== null && Result.isSuccess(news) && news.success.facts.length === 0
  return saysNothingNew
    ? still(facts, "skip", "the file says nothing new; what was changed here since is left as it is", deal)
    : still(
        facts,
        "conflict",
        `the deal was changed here at ${toIso(touched.at)}, after the last import, and the file says something else`,
        deal
      )
}

const planned = (
  facts: DealFacts,
  outcome: "create" | "update",
  dealId: DealId,
  taken: ReturnType<typeof take>,
  meant: Meant
): RowPlan => {
  if (Result.isFailure(taken))
    return {
      row: facts.row,
      outcome: "error",
      reason: taken.failure,
      dealId: outcome === "create" ? null : dealId,
      facts: [],
      after: null,
      names: []
    }
  return {
    row: facts.row,
    outcome,
    reason: facts.assumed.length === 0 ? null : facts.assumed.join("; "),
    dealId,
    facts: taken.success.facts,
    after: taken.success.after,
    names: meant.names
  }
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

/** What becomes of a row that tells one step of a deal? It happens at its own instant, with the budget and owner of that moment. */
import { Result } from "effect"
import type { Deal } from "../deal/Deal.ts"
import { DealCommand } from "../deal/DealCommand.ts"
import type { DealId, LossReasonId } from "../identity/Id.ts"
import { ROBOT } from "../identity/Id.ts"
import { type Instant, toIso } from "../time/Instant.ts"
import { asUser, findPlace } from "./KnownNames.ts"
import { nameCollector, type Step, still, take } from "./planSteps.ts"
import type { MoveFacts } from "./RowFacts.ts"
import type { Known, PastFact, RowPlan } from "./RowPlan.ts"

/** The plan of one row that tells a step, or "needs-history" when that cannot be said without the deal's events. */
export const planMove = (
  facts: MoveFacts,
  deal: Deal | null,
  newId: DealId,
  known: Known,
  history: ReadonlyArray<PastFact> | null
): RowPlan | "needs-history" => {
  const meant = understand(facts, known)
  if (Result.isFailure(meant)) return still(facts, "error", meant.failure, deal)
  const { pipeline, stage } = meant.success
  if (deal === null) {
    if (facts.from !== null)
      return still(
        facts,
        "error",
        `it leaves "${facts.from.name}", but no earlier row creates the deal`,
        null
      )
    return planned(facts, "create", newId, null, creation(facts, newId, meant.success), meant.success, known)
  }
  if (facts.at <= deal.changedAt) {
    if (history === null) return "needs-history"
    const isRecorded = history.some((past) => past.at === facts.at && leadsTo(past, stage.id))
    if (isRecorded) {
      const last = history.at(-1)
      if (deal.deletedAt === null) return still(facts, "skip", null, deal)
      if (last?.fact._tag !== "DealDeleted" || last.cause.kind !== "undo")
        return still(facts, "conflict", `the deal was deleted here at ${toIso(deal.deletedAt)}`, deal)
      const back = {
        at: later(known.importedAt, deal.changedAt),
        command: DealCommand.cases.RestoreDeal.make({ dealId: deal.id })
      }
      return planned(facts, "update", deal.id, deal, [back], meant.success, known)
    }
    if (facts.at < deal.changedAt)
      return still(
        facts,
        "error",
        `the deal was changed later already, at ${toIso(deal.changedAt)}: a history is told in order`,
        deal
      )
  }
  if (facts.from === null) return still(facts, "error", "it creates a deal that exists already", deal)
  const from = findPlace(known.pipelines, facts.pipelineName, facts.from)
  if (Result.isFailure(from)) return still(facts, "error", from.failure, deal)
  if (from.success.stage.id !== deal.place.stageId) {
    const stands = known.pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === deal.place.stageId)
    return still(
      facts,
      "error",
      `it leaves "${facts.from.name}", but the deal stands in "${stands?.name ?? deal.place.stageId}"`,
      deal
    )
  }
  const dealId = deal.id
  const { lossReasonId, ownerId } = meant.success
  const commands = [
    ...(facts.silentOn.includes("owner")
      ? []
      : [DealCommand.cases.ChangeOwner.make({ dealId, to: ownerId })]),
    ...(!facts.silentOn.includes("budget")
      ? [DealCommand.cases.ChangeBudget.make({ dealId, to: facts.budget })]
      : []),
    DealCommand.cases.MoveDeal.make({ dealId, pipelineId: pipeline.id, stageId: stage.id, lossReasonId })
  ]
  return planned(
    facts,
    "update",
    dealId,
    deal,
    commands.map((command) => ({ at: facts.at, command })),
    meant.success,
    known
  )
}

type Meant = Result.Result.Success<ReturnType<typeof understand>>

const understand = (facts: MoveFacts, known: Known) => {
  const found = findPlace(known.pipelines, facts.pipelineName, facts.to)
  if (Result.isFailure(found)) return Result.fail(found.failure)
  const { pipeline, stage } = found.success
  const names = nameCollector(known)
  const owner = facts.ownerName === null ? null : known.findName("owner", facts.ownerName)
  if (owner === undefined)
    return Result.fail(`there is no user "${facts.ownerName}", and the mapping does not allow making one`)
  const lossReasonId =
    stage.kind === "lost" ? (names.find("lossReason", facts.lossReasonName) as LossReasonId | null) : null
  if (names.missing.length > 0)
    return Result.fail(`there is no ${names.missing[0]}, and the mapping does not allow making one`)
  return Result.succeed({
    pipeline,
    stage,
    lossReasonId,
    ownerId: owner === null ? ROBOT : asUser(owner),
    names:
      owner?.isNew === true ? [{ ...owner, name: facts.ownerName ?? owner.name }, ...names.used] : names.used
  })
}

const creation = (
  facts: MoveFacts,
  dealId: DealId,
  { lossReasonId, ownerId, pipeline, stage }: Meant
): ReadonlyArray<Step> => [
  {
    at: facts.at,
    command: DealCommand.cases.CreateDeal.make({
      dealId,
      externalId: facts.externalId,
      title: facts.title,
      companyId: null,
      contactId: null,
      productId: null,
      fields: {},
      pipelineId: pipeline.id,
      stageId: stage.id,
      budget: facts.budget,
      ownerId,
      sourceId: null,
      lossReasonId
    })
  }
]

const leadsTo = ({ fact }: PastFact, stageId: string): boolean =>
  (fact._tag === "DealCreated" && fact.place.stageId === stageId) ||
  (fact._tag === "DealMoved" && fact.to.stageId === stageId)

const planned = (
  facts: MoveFacts,
  outcome: "create" | "update",
  dealId: DealId,
  deal: Deal | null,
  steps: ReadonlyArray<Step>,
  meant: Meant,
  known: Known
): RowPlan => {
  const taken = take(deal, steps, known.around)
  if (Result.isFailure(taken)) return still(facts, "error", taken.failure, deal)
  if (taken.success.facts.length === 0) return still(facts, "skip", null, deal)
  const reason = facts.assumed.length === 0 ? null : facts.assumed.join("; ")
  return {
    row: facts.row,
    outcome,
    reason,
    dealId,
    facts: taken.success.facts,
    after: taken.success.after,
    names: meant.names
  }
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

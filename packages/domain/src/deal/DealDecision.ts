/** May this be done to a deal, and what happens then? `decide` answers without a clock: the caller says when. */
import { Equal, Result } from "effect"
import { folded } from "../catalogue/Catalogue.ts"
import { type LossReasonId, type PipelineId, ROBOT, type StageId } from "../identity/Id.ts"
import { firstOf } from "../pipeline/Pipeline.ts"
import { PipelineNotFound, stageNotInPipeline } from "../pipeline/PipelineDecision.ts"
import { entrance, HappenedBeforeLastChange, transition } from "../pipeline/StageTransition.ts"
import type { Instant } from "../time/Instant.ts"
import type { Birth, Closing, Deal, LostFrom } from "./Deal.ts"
import type { DealCommand } from "./DealCommand.ts"
import { DealFact } from "./DealEvent.ts"
import * as Refusal from "./DealRefusal.ts"
import { pricing } from "./pricing.ts"
import { visiting } from "./evolve.ts"
import { plan, sell } from "./forecasting.ts"
import { clientsKnown, known, ownable, type Surroundings } from "./Surroundings.ts"

type Decision = Result.Result<ReadonlyArray<DealFact>, Refusal.DealRefusal>

const nothing: Decision = Result.succeed([])
const happens = (fact: DealFact): Decision => Result.succeed([fact])

/**
 * What a command makes happen to a deal (null while there is none), at an instant.
 *
 * A command that would change nothing makes nothing happen. Facts are told in order: `at` may not lie before the last change.
 */
export const decide = (
  deal: Deal | null,
  command: DealCommand,
  at: Instant,
  around: Surroundings
): Decision => {
  if (command._tag === "CreateDeal") return create(deal, command, at, around)
  if (deal === null) return Result.fail(new Refusal.DealNotFound({ id: command.dealId }))
  if (at < deal.changedAt)
    return Result.fail(new HappenedBeforeLastChange({ at, lastChangeAt: deal.changedAt }))
  if (deal.mergedInto !== null)
    return Result.fail(new Refusal.DealIsMerged({ id: deal.id, into: deal.mergedInto }))
  if (command._tag === "RestoreDeal") {
    if (deal.deletedAt === null) return Result.fail(new Refusal.DealIsNotDeleted({ id: deal.id }))
    return happens(
      DealFact.cases.DealRestored.make({ dealId: deal.id, place: deal.place, deletedAt: deal.deletedAt })
    )
  }
  if (deal.deletedAt !== null)
    return Result.fail(new Refusal.DealIsDeleted({ id: deal.id, deletedAt: deal.deletedAt }))
  const price = pricing(around.workspace, at)
  switch (command._tag) {
    case "MoveDeal":
      return move(deal, command, at, around)
    case "WinDeal":
    case "LoseDeal": {
      const kind = command._tag === "WinDeal" ? "won" : "lost"
      const pipeline = around.pipeline(deal.place.pipelineId)
      const named = command._tag === "LoseDeal" ? command.stageId : null
      const stageId = named ?? (pipeline && firstOf(pipeline, kind)?.id)
      if (pipeline === undefined || stageId == null)
        return Result.fail(new PipelineNotFound({ id: deal.place.pipelineId }))
      if (pipeline.stages.find((s) => s.id === stageId)?.kind !== kind)
        return Result.fail(stageNotInPipeline(pipeline, stageId))
      const lossReasonId = command._tag === "LoseDeal" ? command.lossReasonId : null
      return move(deal, { pipelineId: pipeline.id, stageId, lossReasonId }, at, around)
    }
    case "ReopenDeal": {
      if (deal.closing === null) return Result.fail(new Refusal.DealIsNotClosed({ id: deal.id }))
      const pipeline = around.pipeline(deal.place.pipelineId)
      const stage = pipeline?.stages.find((s) => s.id === command.stageId)
      if (pipeline === undefined) return Result.fail(new PipelineNotFound({ id: deal.place.pipelineId }))
      if (stage?.kind !== "open") return Result.fail(stageNotInPipeline(pipeline, command.stageId))
      return move(deal, { pipelineId: pipeline.id, stageId: command.stageId, lossReasonId: null }, at, around)
    }
    case "ChangeBudget":
      if (Equal.equals(deal.budget, command.to)) return nothing
      return happens(
        DealFact.cases.DealBudgetChanged.make({
          dealId: deal.id,
          ...standing(deal),
          ownerId: deal.ownerId,
          from: price(deal.budget),
          to: price(command.to),
          manual: true
        })
      )
    case "SetProducts":
      return sell(deal, command.rows, price, around)
    case "PlanClose":
      return plan(deal, command.to, price)
    case "ChangeOwner":
      if (command.to === deal.ownerId) return nothing
      return Result.flatMap(ownable(deal.id, command.to, deal.place, around), () =>
        happens(
          DealFact.cases.DealOwnerChanged.make({
            dealId: deal.id,
            ...standing(deal),
            from: deal.ownerId,
            to: command.to,
            budget: price(deal.budget)
          })
        )
      )
    case "ChangeSource":
      if (command.to === deal.sourceId) return nothing
      return Result.flatMap(known(around, "sourceId", "source", command.to), () =>
        happens(
          DealFact.cases.DealSourceChanged.make({
            dealId: deal.id,
            from: deal.sourceId,
            to: command.to,
            birth: deal.birth
          })
        )
      )
    case "ChangeDetails": {
      const { companyId, contactId, fields, productId, title } = deal
      const from = { title, companyId, contactId, productId, fields }
      if (Equal.equals(from, command.to)) return nothing
      return Result.flatMap(clientsKnown(around, command.to), () =>
        happens(
          DealFact.cases.DealDetailsChanged.make({
            dealId: deal.id,
            from,
            to: command.to,
            closing: deal.closing
          })
        )
      )
    }
    case "DeleteDeal":
      return happens(DealFact.cases.DealDeleted.make({ dealId: deal.id, place: deal.place }))
  }
}

/** Where a deal stands, since when, and until when it is planned. */
const standing = ({ enteredAt, place, plannedClose }: Deal) => ({ place, since: enteredAt, plannedClose })

const create = (
  deal: Deal | null,
  command: Extract<DealCommand, { _tag: "CreateDeal" }>,
  at: Instant,
  around: Surroundings
): Decision => {
  if (deal !== null) {
    const same =
      folded(deal.title) === folded(command.title) &&
      deal.createdAt === at &&
      deal.externalId === command.externalId
    return same ? nothing : Result.fail(new Refusal.DealExists({ id: deal.id }))
  }
  const pipeline = around.pipeline(command.pipelineId)
  if (pipeline === undefined) return Result.fail(new PipelineNotFound({ id: command.pipelineId }))
  return Result.gen(function* () {
    const place = yield* entrance({ pipeline, stageId: command.stageId, lossReasonId: command.lossReasonId })
    yield* ownable(command.dealId, command.ownerId, place, around)
    yield* known(around, "sourceId", "source", command.sourceId)
    yield* known(around, "lossReasonId", "lossReason", command.lossReasonId)
    yield* clientsKnown(around, command)
    const { _tag: _, lossReasonId, pipelineId, stageId: __, ...kept } = command
    const { ownerId, sourceId } = command
    const budget = pricing(around.workspace, at)(command.budget)
    const birth: Birth | null =
      place.kind === "incoming" ? null : { at, pipelineId, sourceId, ownerId, budget }
    const closing: Closing | null =
      place.kind === "won" || place.kind === "lost"
        ? {
            at,
            outcome: place.kind,
            pipelineId,
            lastOpen: "creation",
            lossReasonId,
            ownerId,
            sourceId,
            budget,
            born: at,
            visits: [{ ...place, at }]
          }
        : null
    return [DealFact.cases.DealCreated.make({ ...kept, place, budget, birth, closing })]
  })
}

const move = (
  deal: Deal,
  to: {
    readonly pipelineId: PipelineId
    readonly stageId: StageId
    readonly lossReasonId: LossReasonId | null
  },
  at: Instant,
  around: Surroundings
): Decision => {
  const pipeline = around.pipeline(to.pipelineId)
  if (pipeline === undefined) return Result.fail(new PipelineNotFound({ id: to.pipelineId }))
  return Result.gen(function* () {
    yield* known(around, "lossReasonId", "lossReason", to.lossReasonId)
    const step = yield* transition(
      deal.place,
      deal.enteredAt,
      { pipeline, stageId: to.stageId, lossReasonId: to.lossReasonId },
      at
    )
    if (step === null) return []
    // An accepted deal is somebody's: the robot only ever owns deals that nobody has taken yet.
    if (deal.ownerId === ROBOT && step.to.kind !== "lost")
      return yield* Result.fail(new Refusal.RobotOwnsIncomingOnly({ id: deal.id }))
    const { ownerId, sourceId } = deal
    const budget = pricing(around.workspace, at)(deal.budget)
    const lastOpen: LostFrom = step.from.kind === "open" ? step.from.stageId : deal.lastOpen
    const { closing } = deal
    // From one lost stage to another of its pipeline the deal stays lost: the loss stands where it was, perhaps for another reason.
    const stands =
      closing !== null && closing.outcome === step.closes && closing.pipelineId === step.to.pipelineId
    // A deal declined while incoming was never new; one taken up again later is new from then on.
    const birth: Birth | null =
      deal.ownBirth === null && step.to.kind !== "lost"
        ? { at: deal.birth?.at ?? at, pipelineId: step.to.pipelineId, sourceId, ownerId, budget }
        : null
    const closes: Closing | null =
      step.closes === null
        ? null
        : stands
          ? { ...closing, lossReasonId: to.lossReasonId }
          : {
              at,
              outcome: step.closes,
              pipelineId: step.to.pipelineId,
              lastOpen,
              lossReasonId: to.lossReasonId,
              ownerId,
              sourceId,
              budget,
              born: (birth ?? deal.birth)?.at ?? null,
              visits: visiting(deal.visits, step.to, at)
            }
    return [
      DealFact.cases.DealMoved.make({
        dealId: deal.id,
        from: step.from,
        to: step.to,
        budget,
        ownerId,
        sourceId,
        timeInStage: step.timeInStage,
        since: deal.enteredAt,
        visits: deal.visits,
        born: deal.birth,
        lastOpen: deal.lastOpen,
        plannedClose: deal.plannedClose,
        birth,
        closes,
        reopens: closing,
        lossReasonId: to.lossReasonId,
        contactId: deal.contactId,
        companyId: deal.companyId
      })
    ]
  })
}

/** What can be asked of a deal? */
import { Schema } from "effect"
import { DealId, LossReasonId, PipelineId, SourceId, StageId, UserId } from "../identity/Id.ts"
import { Budget } from "../money/Budget.ts"
import { text } from "../text/Text.ts"
import { Details } from "./Deal.ts"

/** Everything that can be asked of a deal. */
export const DealCommand = Schema.TaggedUnion({
  CreateDeal: {
    dealId: DealId,
    externalId: Schema.NullOr(text(200)),
    ...Details,
    pipelineId: PipelineId,
    stageId: StageId,
    budget: Schema.NullOr(Budget),
    ownerId: UserId,
    sourceId: Schema.NullOr(SourceId),
    lossReasonId: Schema.NullOr(LossReasonId)
  },
  /** To any stage of any pipeline; winning, losing and reopening are steps like any other. */
  MoveDeal: {
    dealId: DealId,
    pipelineId: PipelineId,
    stageId: StageId,
    lossReasonId: Schema.NullOr(LossReasonId)
  },
  /** To the won stage of the deal's pipeline. */
  WinDeal: { dealId: DealId },
  /** To a lost stage of the deal's pipeline: the named one, or the first. */
  LoseDeal: { dealId: DealId, stageId: Schema.NullOr(StageId), lossReasonId: Schema.NullOr(LossReasonId) },
  /** Back to a stage of work. */
  ReopenDeal: { dealId: DealId, stageId: StageId },
  ChangeBudget: { dealId: DealId, to: Schema.NullOr(Budget) },
  ChangeOwner: { dealId: DealId, to: UserId },
  ChangeSource: { dealId: DealId, to: Schema.NullOr(SourceId) },
  ChangeDetails: { dealId: DealId, to: Schema.Struct(Details) },
  DeleteDeal: { dealId: DealId },
  RestoreDeal: { dealId: DealId }
})
export type DealCommand = typeof DealCommand.Type

/** What can be asked of a deal? */
import { Schema } from "effect"
import { DealId, LossReasonId, PipelineId, SourceId, StageId, UserId } from "../identity/Id.ts"
import { Budget } from "../money/Budget.ts"
import { text } from "../text/Text.ts"
import { LocalDate } from "../time/LocalDate.ts"
import { Details } from "./Deal.ts"
import { maxRows, ProductRow } from "./productRows.ts"

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
  /** By hand: from then on products do not change it. */
  ChangeBudget: { dealId: DealId, to: Schema.NullOr(Budget) },
  /** All rows at once; the budget follows them. Without rows the last budget stays, as one set by hand (B11). */
  SetProducts: { dealId: DealId, rows: Schema.Array(ProductRow).check(Schema.isMaxLength(maxRows)) },
  PlanClose: { dealId: DealId, to: Schema.NullOr(LocalDate) },
  ChangeOwner: { dealId: DealId, to: UserId },
  ChangeSource: { dealId: DealId, to: Schema.NullOr(SourceId) },
  ChangeDetails: { dealId: DealId, to: Schema.Struct(Details) },
  DeleteDeal: { dealId: DealId },
  RestoreDeal: { dealId: DealId }
})
export type DealCommand = typeof DealCommand.Type

/** What is asked of two deals at once. */
export const MergeCommand = Schema.TaggedUnion({
  /** The loser becomes a part of the deal: its entries leave every number, and its records go over. */
  MergeDeals: { dealId: DealId, loserId: DealId },
  /** Takes a deal out again of the one it was merged into. */
  UnmergeDeal: { dealId: DealId }
})
export type MergeCommand = typeof MergeCommand.Type

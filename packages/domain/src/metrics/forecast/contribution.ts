/** What does one active deal add to the forecast (P1)? */
import { Schema } from "effect"
import { DealId, PipelineId, StageId } from "../../identity/Id.ts"
import { Currency } from "../../money/Currency.ts"

/** A deal with its chance, and what of its budget is expected. Parts of one are in millionths. */
export const Contribution = Schema.Struct({
  dealId: DealId,
  pipelineId: PipelineId,
  stageId: StageId,
  ownerId: Schema.String,
  /** Whole days of 24 hours since it came to its stage. */
  age: Schema.Int,
  /** How likely it is ever won, how likely a win comes within the horizon, and both together. */
  probability: Schema.Int,
  timeliness: Schema.Int,
  chance: Schema.Int,
  /** Null without a budget. */
  currency: Schema.NullOr(Currency),
  amount: Schema.Int,
  /** The budget in the base; null without a rate. */
  base: Schema.NullOr(Schema.Int),
  /** That part of the budget, in its own currency and in the base; null without a rate. */
  expected: Schema.Int,
  expectedBase: Schema.NullOr(Schema.Int)
})
export type Contribution = typeof Contribution.Type

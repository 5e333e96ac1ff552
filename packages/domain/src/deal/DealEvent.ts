/** What can happen to a deal? Each fact carries the measured values that metrics post, so that posting needs no look-up. */
import { Schema } from "effect"
import { DealId, LossReasonId, SourceId, UserId } from "../identity/Id.ts"
import { Place } from "../pipeline/StageTransition.ts"
import { text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { Birth, Closing, Details, PricedBudget } from "./Deal.ts"

const PricedOrNone = Schema.NullOr(PricedBudget)

/** Everything that can happen to a deal. Facts are complete: posting them to the books needs no look-up. */
export const DealFact = Schema.TaggedUnion({
  DealCreated: {
    dealId: DealId,
    externalId: Schema.NullOr(text(200)),
    ...Details,
    place: Place,
    budget: PricedOrNone,
    ownerId: UserId,
    sourceId: Schema.NullOr(SourceId),
    birth: Schema.NullOr(Birth),
    closing: Schema.NullOr(Closing)
  },
  DealMoved: {
    dealId: DealId,
    from: Place,
    to: Place,
    budget: PricedOrNone,
    ownerId: UserId,
    sourceId: Schema.NullOr(SourceId),
    /** Milliseconds in the stage that was left. */
    timeInStage: Schema.Int,
    /** Set when this step accepts an incoming deal: from now on it counts as new. */
    birth: Schema.NullOr(Birth),
    /** The end this step puts to the deal. */
    closes: Schema.NullOr(Closing),
    /** The end this step takes back. */
    reopens: Schema.NullOr(Closing),
    lossReasonId: Schema.NullOr(LossReasonId)
  },
  DealBudgetChanged: { dealId: DealId, place: Place, ownerId: UserId, from: PricedOrNone, to: PricedOrNone },
  DealOwnerChanged: { dealId: DealId, place: Place, from: UserId, to: UserId, budget: PricedOrNone },
  DealSourceChanged: {
    dealId: DealId,
    from: Schema.NullOr(SourceId),
    to: Schema.NullOr(SourceId),
    birth: Schema.NullOr(Birth)
  },
  DealDetailsChanged: { dealId: DealId, from: Schema.Struct(Details), to: Schema.Struct(Details) },
  DealDeleted: { dealId: DealId, place: Place },
  DealRestored: { dealId: DealId, place: Place, deletedAt: InstantFromIso }
})
export type DealFact = typeof DealFact.Type

/** What can happen to a deal? Each fact carries the measured values that metrics post, so that posting needs no look-up. */
import { Schema } from "effect"
import { DealId, LossReasonId, SourceId, UserId } from "../identity/Id.ts"
import { Place } from "../pipeline/StageTransition.ts"
import { text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { LocalDate } from "../time/LocalDate.ts"
import { Birth, Closing, Details, LostFrom, PricedBudget, Rebound, Visit } from "./Deal.ts"
import { ProductRow } from "./productRows.ts"

const PricedOrNone = Schema.NullOr(PricedBudget)

/** Where a deal stands when a fact changes something of it, since when, and when it is expected to be won. */
const standing = { place: Place, since: InstantFromIso, plannedClose: Schema.NullOr(LocalDate) }

/** How a merge moves the birth of the deal that remains, and its end with it. */
const rebirth = {
  birthFrom: Schema.NullOr(Birth),
  birthTo: Schema.NullOr(Birth),
  /** The end that stands, with the birth before. */
  closing: Schema.NullOr(Closing),
  place: Place,
  visits: Schema.Array(Visit),
  lastOpen: LostFrom
}

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
    /** When the deal had come to the stage that was left. */
    since: InstantFromIso,
    /** The stages it had stood in, the one that was left among them. */
    visits: Schema.Array(Visit),
    /** The birth that was in force before. */
    born: Schema.NullOr(Birth),
    /** The last open stage before. */
    lastOpen: LostFrom,
    plannedClose: Schema.NullOr(LocalDate),
    /** Set when this step accepts an incoming deal: from now on it counts as new; since earlier, if a new deal was merged into it. */
    birth: Schema.NullOr(Birth),
    /** The end this step puts to the deal. */
    closes: Schema.NullOr(Closing),
    /** The end this step takes back. */
    reopens: Schema.NullOr(Closing),
    lossReasonId: Schema.NullOr(LossReasonId),
    /** Whose deal it is. */
    contactId: Details.contactId,
    companyId: Details.companyId
  },
  DealBudgetChanged: {
    dealId: DealId,
    ...standing,
    ownerId: UserId,
    from: PricedOrNone,
    to: PricedOrNone,
    /** False when the products made it so. */
    manual: Schema.Boolean
  },
  DealOwnerChanged: { dealId: DealId, ...standing, from: UserId, to: UserId, budget: PricedOrNone },
  DealPlannedCloseChanged: {
    dealId: DealId,
    place: Place,
    ownerId: UserId,
    budget: PricedOrNone,
    from: Schema.NullOr(LocalDate),
    to: Schema.NullOr(LocalDate),
    /** Whether it is expected later than before. */
    pushed: Schema.Boolean
  },
  /** A change of the budget that follows from it is a fact of its own. */
  DealProductsChanged: {
    dealId: DealId,
    from: Schema.Array(ProductRow),
    to: Schema.Array(ProductRow)
  },
  /** Another deal became a part of this one: it is new since the first of them was (G11). */
  DealMerged: {
    dealId: DealId,
    loserId: DealId,
    loserBirth: Schema.NullOr(Birth),
    rebound: Schema.Array(Rebound),
    ...rebirth
  },
  /** That other deal is on its own again. */
  DealUnmerged: { dealId: DealId, loserId: DealId, ...rebirth },
  /** This deal became a part of another, and is left out of every number since. */
  DealAbsorbed: { dealId: DealId, into: DealId, place: Place },
  /** It is on its own again, as it was. */
  DealReleased: { dealId: DealId, from: DealId, place: Place, deletedAt: InstantFromIso },
  DealSourceChanged: {
    dealId: DealId,
    from: Schema.NullOr(SourceId),
    to: Schema.NullOr(SourceId),
    birth: Schema.NullOr(Birth)
  },
  DealDetailsChanged: {
    dealId: DealId,
    from: Schema.Struct(Details),
    to: Schema.Struct(Details),
    /** The end that stands. */
    closing: Schema.NullOr(Closing)
  },
  DealDeleted: { dealId: DealId, place: Place },
  DealRestored: { dealId: DealId, place: Place, deletedAt: InstantFromIso }
})
export type DealFact = typeof DealFact.Type

/** What is a deal? A sale in progress: where it stands, what it is worth, whose it is, and how it ended. */
import { Schema } from "effect"
import {
  CompanyId,
  ContactId,
  DealId,
  LossReasonId,
  PipelineId,
  ProductId,
  SourceId,
  StageId,
  UserId,
  Uuid
} from "../identity/Id.ts"
import { Budget } from "../money/Budget.ts"
import { Place } from "../pipeline/StageTransition.ts"
import { LongText, Name, text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { LocalDate } from "../time/LocalDate.ts"
import { ProductRow } from "./productRows.ts"

/**
 * A budget with its value in the workspace's base currency at the moment an event recorded it (G6).
 *
 * `base` is in minor units of the base currency, null while no rate was known then ("unpriced").
 */
export const PricedBudget = Schema.Struct({ ...Budget.fields, base: Schema.NullOr(Schema.Int) })
export type PricedBudget = typeof PricedBudget.Type

/** How a deal was counted as new: kept, so that a corrected source or a deletion takes back exactly that. */
export const Birth = Schema.Struct({
  at: InstantFromIso,
  pipelineId: PipelineId,
  sourceId: Schema.NullOr(SourceId),
  ownerId: UserId,
  budget: Schema.NullOr(PricedBudget)
})
export type Birth = typeof Birth.Type

/** A stage that a deal stood in, and when it last came there. */
export const Visit = Schema.Struct({ ...Place.fields, at: InstantFromIso })
export type Visit = typeof Visit.Type

/** Where a deal stood when it was lost: an open stage, or the buckets of L7 for enquiries declined and deals created lost. */
export const LostFrom = Schema.Union([StageId, Schema.Literals(["incoming", "creation"])])
export type LostFrom = typeof LostFrom.Type

/** How a deal ended: kept while it stands, and taken back at its own instant when the deal is reopened. */
export const Closing = Schema.Struct({
  at: InstantFromIso,
  outcome: Schema.Literals(["won", "lost"]),
  pipelineId: PipelineId,
  lastOpen: LostFrom,
  lossReasonId: Schema.NullOr(LossReasonId),
  ownerId: UserId,
  sourceId: Schema.NullOr(SourceId),
  budget: Schema.NullOr(PricedBudget),
  /** When the deal became new; null for an enquiry that was declined. */
  born: Schema.NullOr(InstantFromIso),
  /** Every stage the deal had stood in before it ended, once each. */
  visits: Schema.Array(Visit)
})
export type Closing = typeof Closing.Type

/** A record that went over with a deal that became a part of another; `both`: it was bound to that other already. */
export const Rebound = Schema.Struct({
  kind: Schema.Literals(["activity", "call", "file", "note", "talk"]),
  id: Uuid,
  both: Schema.Boolean
})
export type Rebound = typeof Rebound.Type

/** Free fields of a deal, by name: text as people typed or imported it. */
export const Fields = Schema.Record(text(60), LongText)
export type Fields = typeof Fields.Type

/** What can be edited without moving any number. */
export const Details = {
  title: Name,
  companyId: Schema.NullOr(CompanyId),
  contactId: Schema.NullOr(ContactId),
  productId: Schema.NullOr(ProductId),
  fields: Fields
}

/** A deal as its facts have left it. */
export const Deal = Schema.Struct({
  id: DealId,
  /** The key of this deal in the system it was imported from, unique in the workspace. */
  externalId: Schema.NullOr(text(200)),
  ...Details,
  place: Place,
  enteredAt: InstantFromIso,
  /** Every stage the deal stood in so far, once each, in the order it last came to them. */
  visits: Schema.Array(Visit),
  /** Null is not zero: the deal counts, but has no budget (G7). */
  budget: Schema.NullOr(Budget),
  /** What is to be sold. While the budget is not manual, it is the sum of these rows (B11). */
  products: Schema.Array(ProductRow),
  /** True while somebody set the budget by hand, and while there are no products. */
  manualBudget: Schema.Boolean,
  /** The day on which somebody expects it to be won. */
  plannedClose: Schema.NullOr(LocalDate),
  ownerId: UserId,
  sourceId: Schema.NullOr(SourceId),
  createdAt: InstantFromIso,
  /** Null while the deal waits in the incoming stage, and no new one was merged into it. */
  birth: Schema.NullOr(Birth),
  /** Set exactly while the deal stands in a won or lost stage. */
  closing: Schema.NullOr(Closing),
  /** The last open stage it stood in; "incoming" or "creation" before there was one. */
  lastOpen: LostFrom,
  changedAt: InstantFromIso,
  deletedAt: Schema.NullOr(InstantFromIso),
  /** The deal this one became a part of; it is deleted since then (G11). */
  mergedInto: Schema.NullOr(DealId),
  /** How it became new by itself, whatever was merged into it. */
  ownBirth: Schema.NullOr(Birth),
  /** The deals that became parts of this one, how each had become new, and what came over with it. */
  absorbed: Schema.Array(
    Schema.Struct({ dealId: DealId, birth: Schema.NullOr(Birth), rebound: Schema.Array(Rebound) })
  ),
  /** The number of events that made this state. */
  version: Schema.Int
})
export type Deal = typeof Deal.Type

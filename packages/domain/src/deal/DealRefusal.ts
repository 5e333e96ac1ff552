/** Why may a command on a deal be refused? Each refusal says the facts. */
import { Schema } from "effect"
import { EntryId, EntryKind } from "../catalogue/Catalogue.ts"
import { DealId } from "../identity/Id.ts"
import type { PipelineNotFound } from "../pipeline/PipelineDecision.ts"
import type { HappenedBeforeLastChange, TransitionRefusal } from "../pipeline/StageTransition.ts"
import { InstantFromIso } from "../time/Instant.ts"
import type { UserIsDisabled, UserNotFound } from "../user/User.ts"

/** There is no deal with this id in the workspace. */
export class DealNotFound extends Schema.TaggedError<DealNotFound>()(
  "DealNotFound",
  { id: DealId },
  { httpApiStatus: 404 }
) {}

/** A deleted deal can only be restored. */
export class DealIsDeleted extends Schema.TaggedError<DealIsDeleted>()(
  "DealIsDeleted",
  { id: DealId, deletedAt: InstantFromIso },
  { httpApiStatus: 409 }
) {}

/** Only a deleted deal can be restored. */
export class DealIsNotDeleted extends Schema.TaggedError<DealIsNotDeleted>()(
  "DealIsNotDeleted",
  { id: DealId },
  { httpApiStatus: 409 }
) {}

/** Only a won or lost deal can be reopened. */
export class DealIsNotClosed extends Schema.TaggedError<DealIsNotClosed>()(
  "DealIsNotClosed",
  { id: DealId },
  { httpApiStatus: 409 }
) {}

/** The id is taken by a deal with other contents. */
export class DealExists extends Schema.TaggedError<DealExists>()(
  "DealExists",
  { id: DealId },
  { httpApiStatus: 409 }
) {}

/** The deal refers to a source, reason, client or product that the workspace does not have. */
export class ReferenceNotFound extends Schema.TaggedError<ReferenceNotFound>()(
  "ReferenceNotFound",
  { field: Schema.String, kind: EntryKind, id: EntryId },
  { httpApiStatus: 422 }
) {}

/** The deal became a part of another: that one is to be changed, or this one taken out again (G11). */
export class DealIsMerged extends Schema.TaggedError<DealIsMerged>()(
  "DealIsMerged",
  { id: DealId, into: DealId },
  { httpApiStatus: 409 }
) {}

/** Only a deal that became a part of another can be taken out of it. */
export class DealIsNotMerged extends Schema.TaggedError<DealIsNotMerged>()(
  "DealIsNotMerged",
  { id: DealId },
  { httpApiStatus: 409 }
) {}

/** A deal cannot become a part of itself. */
export class DealMergesIntoItself extends Schema.TaggedError<DealMergesIntoItself>()(
  "DealMergesIntoItself",
  { id: DealId },
  { httpApiStatus: 422 }
) {}

/** A row of products that cannot be: the row (from 0), the field, and a sentence. */
export class ProductRowInvalid extends Schema.TaggedError<ProductRowInvalid>()(
  "ProductRowInvalid",
  { row: Schema.Natural, field: Schema.String, reason: Schema.String },
  { httpApiStatus: 422 }
) {}

/** The robot owns unassigned incoming deals only (U2). */
export class RobotOwnsIncomingOnly extends Schema.TaggedError<RobotOwnsIncomingOnly>()(
  "RobotOwnsIncomingOnly",
  { id: DealId },
  { httpApiStatus: 422 }
) {}

/** Every reason for which a command about a deal is refused. */
export type DealRefusal =
  | DealNotFound
  | DealIsDeleted
  | DealIsNotDeleted
  | DealIsNotClosed
  | DealExists
  | ReferenceNotFound
  | RobotOwnsIncomingOnly
  | DealIsMerged
  | DealIsNotMerged
  | DealMergesIntoItself
  | ProductRowInvalid
  | HappenedBeforeLastChange
  | TransitionRefusal
  | PipelineNotFound
  | UserNotFound
  | UserIsDisabled

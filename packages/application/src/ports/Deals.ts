/** Where are deals kept, and how are they found? */
import type { Holders } from "@weir/domain/access/Viewer"
import type { Deal } from "@weir/domain/deal/Deal"
import type { DealNotFound } from "@weir/domain/deal/DealRefusal"
import {
  CompanyId,
  ContactId,
  type DealId,
  PipelineId,
  SourceId,
  StageId,
  UserId,
  type WorkspaceId
} from "@weir/domain/identity/Id"
import { Context, type Effect, Schema } from "effect"

/** Conditions hold together; values inside one list are alternatives; an absent condition does not restrict. */
export const DealsFilter = Schema.Struct({
  pipelineId: Schema.optionalKey(PipelineId),
  stageIds: Schema.optionalKey(Schema.Array(StageId)),
  ownerIds: Schema.optionalKey(Schema.Array(UserId)),
  sourceIds: Schema.optionalKey(Schema.Array(SourceId)),
  /** `active` is open or incoming. Deleted deals are found only by `deleted`. */
  status: Schema.optionalKey(Schema.Literals(["active", "won", "lost", "deleted"])),
  /** Of any of these clients: where both lists are given, a deal is found that names a contact of one or a company of the other. */
  contactIds: Schema.optionalKey(Schema.Array(ContactId)),
  companyIds: Schema.optionalKey(Schema.Array(CompanyId)),
  /** Part of the title or of the external id, whatever the case. */
  text: Schema.optionalKey(Schema.String)
})
export type DealsFilter = typeof DealsFilter.Type

export const DealsSort = Schema.Literals(["created", "changed", "entered", "title", "amount"])
export type DealsSort = typeof DealsSort.Type

export interface DealsPage {
  readonly items: ReadonlyArray<Deal>
  /** How many match in all. */
  readonly total: number
  /** Where the next page begins, or null at the end. Opaque to everybody but the adapter. */
  readonly next: string | null
}

/** The cursor is not one that this list gave out. */
export class CursorUnknown extends Schema.TaggedError<CursorUnknown>()(
  "CursorUnknown",
  { cursor: Schema.String },
  { httpApiStatus: 400 }
) {}

export class Deals extends Context.Service<
  Deals,
  {
    /** Deleted deals are found too: they say when they were deleted. */
    readonly get: (workspaceId: WorkspaceId, id: DealId) => Effect.Effect<Deal, DealNotFound>
    /** Those of the ids that exist, in no particular order. */
    readonly some: (
      workspaceId: WorkspaceId,
      ids: ReadonlyArray<DealId>
    ) => Effect.Effect<ReadonlyArray<Deal>>
    /** Those of the external ids that exist, deleted ones included. */
    readonly byExternalIds: (
      workspaceId: WorkspaceId,
      ids: ReadonlyArray<string>
    ) => Effect.Effect<ReadonlyArray<Deal>>
    /** A page in the given order, ties broken by id, so that pages neither repeat nor skip. */
    readonly list: (
      workspaceId: WorkspaceId,
      query: {
        readonly filter: DealsFilter
        /** Only deals that one of these people owns: what a narrower viewer may read. Null shows everybody's. */
        readonly holders: Holders
        readonly sort: DealsSort
        readonly descending: boolean
        readonly after: string | null
        readonly limit: number
      }
    ) => Effect.Effect<DealsPage, CursorUnknown>
  }
>()("@weir/application/ports/Deals") {}

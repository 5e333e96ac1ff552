/** Why may a dashboard be refused? Each refusal says the facts. */
import { Schema } from "effect"
import { DashboardId, Uuid } from "../identity/Id.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** Something is wrong with widgets: each with its id, the field at fault, and why. Nothing is saved. */
export class LayoutRefused extends Schema.TaggedError<LayoutRefused>()(
  "LayoutRefused",
  {
    problems: Schema.Array(
      Schema.Struct({
        widget: Uuid,
        /** Within the request: `layout.2.settings.top`. */
        field: Schema.String,
        reason: Schema.String
      })
    )
  },
  { httpApiStatus: 422 }
) {}

/** Everybody has the same one, and nobody may have another. */
export class DashboardIsLocked extends Schema.TaggedError<DashboardIsLocked>()(
  "DashboardIsLocked",
  { since: InstantFromIso },
  { httpApiStatus: 409 }
) {}

/** This revision is not among those that can be had again. */
export class RevisionNotKept extends Schema.TaggedError<RevisionNotKept>()(
  "RevisionNotKept",
  { id: DashboardId, revision: Schema.Int, kept: Schema.Array(Schema.Int) },
  { httpApiStatus: 404 }
) {}

/** Only an admin gives everybody a dashboard. */
export class OnlyAdminsApply extends Schema.TaggedError<OnlyAdminsApply>()(
  "OnlyAdminsApply",
  {},
  { httpApiStatus: 403 }
) {}

/** Why a command about a dashboard may be refused. */
export type DashboardRefusal =
  | CommonRefusal
  | LayoutRefused
  | DashboardIsLocked
  | RevisionNotKept
  | OnlyAdminsApply

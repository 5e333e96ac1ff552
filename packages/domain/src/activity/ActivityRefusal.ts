/** Why may a command on an activity be refused, besides what holds for every record? */
import { Schema } from "effect"
import { ActivityId } from "../identity/Id.ts"
import type { CommonRefusal } from "../record/RecordRefusal.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** What is done keeps its due date, and is not done again: it has to be reopened first (T6). */
export class ActivityIsDone extends Schema.TaggedError<ActivityIsDone>()(
  "ActivityIsDone",
  { id: ActivityId, completedAt: InstantFromIso },
  { httpApiStatus: 409 }
) {}

/** Every reason for which a command about an activity is refused. */
export type ActivityRefusal = CommonRefusal | ActivityIsDone

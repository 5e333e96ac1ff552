/** What can happen to an activity? Each fact carries what metrics post, so that posting needs no look-up. */
import { Schema } from "effect"
import { ActivityId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { LongText } from "../text/Text.ts"
import { Activity, ActivityType, Completion, Due, Filing } from "./Activity.ts"

const { direction } = Activity.fields
/** What the books file every open activity under. */
const standing = { ownerId: UserId, type: ActivityType, direction, bindings: Bindings }
const Filed = Schema.NullOr(Filing)

/** Everything that can happen to an activity, with the values that metrics post. */
export const ActivityFact = Schema.TaggedUnion({
  ActivityAdded: {
    activityId: ActivityId,
    ...standing,
    text: LongText,
    due: Schema.NullOr(Due),
    filing: Filed
  },
  ActivityCompleted: {
    activityId: ActivityId,
    ...standing,
    result: Schema.NullOr(LongText),
    completion: Completion,
    filing: Filed
  },
  /** Takes the completion back; history keeps both (T6). */
  ActivityReopened: { activityId: ActivityId, ...standing, completion: Completion, filing: Filed },
  ActivityRescheduled: {
    activityId: ActivityId,
    ...standing,
    from: Schema.NullOr(Due),
    to: Schema.NullOr(Due),
    filedFrom: Filed,
    filedTo: Filed,
    /** To a later date, or to none. */
    pushed: Schema.Boolean
  },
  /** Under somebody or something else; a due date that has passed stays filed as it was. */
  ActivityChanged: {
    activityId: ActivityId,
    from: Schema.Struct(standing),
    to: Schema.Struct(standing),
    open: Schema.Boolean,
    filedFrom: Filed,
    filedTo: Filed
  },
  ActivityTextChanged: { activityId: ActivityId, from: LongText, to: LongText },
  ActivityDeleted: { activityId: ActivityId, ...standing, open: Schema.Boolean },
  ActivityRestored: { activityId: ActivityId, ...standing, open: Schema.Boolean }
})
export type ActivityFact = typeof ActivityFact.Type

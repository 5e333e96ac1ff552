/** What can be asked of an activity? */
import { Schema } from "effect"
import { ActivityId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { LongText } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { LocalDate } from "../time/LocalDate.ts"
import { Activity, ActivityType } from "./Activity.ts"

const { direction } = Activity.fields

/** So many working days are given where nobody says more (4.5). */
export const usualWorkingDays = 3

/** A moment, a whole day of the workspace's zone, or so many working days (Monday to Friday) from now, at the next full hour. */
export const DueWish = Schema.Union([
  Schema.Struct({ at: InstantFromIso }),
  Schema.Struct({ date: LocalDate }),
  Schema.Struct({ workingDays: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 260 })) })
])
export type DueWish = typeof DueWish.Type

/** Everything that can be asked of an activity. */
export const ActivityCommand = Schema.TaggedUnion({
  AddActivity: {
    activityId: ActivityId,
    type: ActivityType,
    direction,
    text: LongText,
    due: Schema.NullOr(DueWish),
    ownerId: UserId,
    bindings: Bindings.check(Schema.isMinLength(1))
  },
  /** `by` is who did it. */
  CompleteActivity: { activityId: ActivityId, by: UserId, result: Schema.NullOr(LongText) },
  ReopenActivity: { activityId: ActivityId },
  RescheduleActivity: { activityId: ActivityId, due: Schema.NullOr(DueWish) },
  ReassignActivity: { activityId: ActivityId, to: UserId },
  RetypeActivity: { activityId: ActivityId, to: ActivityType },
  RebindActivity: { activityId: ActivityId, to: Bindings.check(Schema.isMinLength(1)) },
  RewordActivity: { activityId: ActivityId, to: LongText },
  DeleteActivity: { activityId: ActivityId },
  RestoreActivity: { activityId: ActivityId }
})
export type ActivityCommand = typeof ActivityCommand.Type

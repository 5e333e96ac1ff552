/** What is an activity? Something planned or done with a client: a task, a call, a meeting, an e-mail (B6, T0 to T6). */
import { Schema } from "effect"
import { ActivityId, ActivityTypeId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { LongText } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { LocalDate } from "../time/LocalDate.ts"

/** The built-in kinds of activities. Counters and colours go by them; a workspace's own types refine them. */
export const ActivityKind = Schema.Literals(["task", "call", "meeting", "email", "other"])
export type ActivityKind = typeof ActivityKind.Type

/** What sort of activity it is: one of the built-in kinds, perhaps under a type of the workspace's own list (A1). */
export const ActivityType = Schema.Struct({ of: ActivityKind, typeId: Schema.NullOr(ActivityTypeId) })
export type ActivityType = typeof ActivityType.Type

/** When it must be done: `at` itself is still on time. All day means until the end of `date` in the workspace's zone (T3). */
export const Due = Schema.Struct({ at: InstantFromIso, date: Schema.NullOr(LocalDate) })
export type Due = typeof Due.Type

/** How a due date is entered in the books: when it is due, and under whom and what it was when that passed (T0). */
export const Filing = Schema.Struct({ at: InstantFromIso, ownerId: UserId, type: ActivityType })
export type Filing = typeof Filing.Type

/** How it was done: by whom, for whom, as what, and whether too late for the due date in force (T1, T3, A1). */
export const Completion = Schema.Struct({
  at: InstantFromIso,
  by: UserId,
  ownerId: UserId,
  type: ActivityType,
  late: Schema.Boolean
})
export type Completion = typeof Completion.Type

/** What was said of an activity when it was added. */
export const Told = Schema.Struct({
  type: ActivityType,
  text: LongText,
  due: Schema.NullOr(Due),
  ownerId: UserId,
  bindings: Bindings
})
export type Told = typeof Told.Type

/** A task or another activity as its facts have left it. */
export const Activity = Schema.Struct({
  kind: Schema.Literal("activity"),
  id: ActivityId,
  type: ActivityType,
  /** `in` for what a client sent us and nobody has dealt with yet; counts in the green counter while open (4.5). */
  direction: Schema.Literals(["in", "out", "none"]),
  text: LongText,
  due: Schema.NullOr(Due),
  ownerId: UserId,
  bindings: Bindings,
  result: Schema.NullOr(LongText),
  completion: Schema.NullOr(Completion),
  /** Null while there is no due date. */
  filing: Schema.NullOr(Filing),
  /** How often the due date was put off: lateness cannot be hidden without leaving a trace (T6). */
  pushes: Schema.Int,
  /** What it was when it was added, where that has changed since: the same activity told again is known by it. */
  told: Schema.NullOr(Told),
  createdAt: InstantFromIso,
  changedAt: InstantFromIso,
  deletedAt: Schema.NullOr(InstantFromIso),
  version: Schema.Int
})
export type Activity = typeof Activity.Type

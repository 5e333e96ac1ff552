/** May this be done to an activity, and what happens then? */
import { Equal, Result } from "effect"
import { known } from "../deal/Surroundings.ts"
import { ROBOT, type UserId } from "../identity/Id.ts"
import type { Bindings } from "../record/Binding.ts"
import type { Around } from "../record/Family.ts"
import { bound, deleted, RecordExists, responsible, standing } from "../record/RecordRefusal.ts"
import type { Instant } from "../time/Instant.ts"
import { UserNotFound } from "../user/User.ts"
import type { Activity, ActivityType } from "./Activity.ts"
import type { ActivityCommand } from "./ActivityCommand.ts"
import { ActivityFact } from "./ActivityEvent.ts"
import { ActivityIsDone, type ActivityRefusal } from "./ActivityRefusal.ts"
import { dueOf, filed, isLate, isPush, refiled, sameDue } from "./Due.ts"

type Decision = Result.Result<ReadonlyArray<ActivityFact>, ActivityRefusal>

const { cases } = ActivityFact
const nothing: Decision = Result.succeed([])
const happens = (fact: ActivityFact): Decision => Result.succeed([fact])

/** What is asked of an activity, judged at the instant it happens. Asking for what is already so makes nothing happen. */
export const decide = (
  state: Activity | null,
  command: ActivityCommand,
  at: Instant,
  around: Around
): Decision => {
  if (command._tag === "AddActivity") return add(state, command, at, around)
  if (command._tag === "RestoreActivity")
    return Result.map(deleted("activity", state, command.activityId, at), (activity) => [
      cases.ActivityRestored.make({ ...filedUnder(activity), open: activity.completion === null })
    ])
  return Result.flatMap(standing("activity", state, command.activityId, at), (activity) =>
    change(activity, command, at, around)
  )
}

const change = (
  activity: Activity,
  command: Exclude<ActivityCommand, { _tag: "AddActivity" | "RestoreActivity" }>,
  at: Instant,
  around: Around
): Decision => {
  const { completion, due, filing } = activity
  switch (command._tag) {
    case "CompleteActivity":
      return complete(activity, command, at, around)
    case "ReopenActivity":
      return completion === null
        ? nothing
        : happens(cases.ActivityReopened.make({ ...filedUnder(activity), completion, filing }))
    case "RescheduleActivity": {
      const to = dueOf(command.due, around.workspace.zone, at)
      if (sameDue(due, to)) return nothing
      if (completion !== null) return done(activity, completion.at)
      return happens(
        cases.ActivityRescheduled.make({
          ...filedUnder(activity),
          from: due,
          to,
          filedFrom: filing,
          filedTo: filed(to, activity),
          pushed: isPush(due, to)
        })
      )
    }
    case "ReassignActivity":
      if (command.to === activity.ownerId) return nothing
      return Result.flatMap(responsible(command.to, around), () =>
        changed(activity, { ownerId: command.to }, at)
      )
    case "RetypeActivity":
      if (Equal.equals(command.to, activity.type)) return nothing
      return Result.flatMap(typeKnown(command.to, around), () => changed(activity, { type: command.to }, at))
    case "RebindActivity": {
      if (Equal.equals(command.to, activity.bindings)) return nothing
      const added = command.to.filter((one) => !activity.bindings.some((b) => Equal.equals(b, one)))
      return Result.flatMap(bound(added, around), () => changed(activity, { bindings: command.to }, at))
    }
    case "RewordActivity":
      return command.to === activity.text
        ? nothing
        : happens(
            cases.ActivityTextChanged.make({ activityId: activity.id, from: activity.text, to: command.to })
          )
    case "DeleteActivity":
      return happens(cases.ActivityDeleted.make({ ...filedUnder(activity), open: completion === null }))
  }
}

const add = (
  state: Activity | null,
  command: Extract<ActivityCommand, { _tag: "AddActivity" }>,
  at: Instant,
  around: Around
): Decision =>
  Result.gen(function* () {
    const { activityId, bindings, direction, ownerId, text, type } = command
    const due = dueOf(command.due, around.workspace.zone, state?.createdAt ?? at)
    if (state !== null) {
      // What was first told counts, whatever has become of it since.
      const told = state.told ?? state
      const same =
        sameDue(told.due, due) &&
        Equal.equals(
          [told.type, state.direction, told.text, told.ownerId, told.bindings],
          [type, direction, text, ownerId, bindings]
        )
      return same ? [] : yield* Result.fail(new RecordExists({ kind: "activity", id: activityId }))
    }
    yield* responsible(ownerId, around)
    yield* typeKnown(type, around)
    yield* bound(bindings, around)
    const filing = filed(due, { ownerId, type })
    return [cases.ActivityAdded.make({ activityId, ownerId, type, direction, bindings, text, due, filing })]
  })

const complete = (
  activity: Activity,
  command: Extract<ActivityCommand, { _tag: "CompleteActivity" }>,
  at: Instant,
  around: Around
): Decision => {
  const { completion, due, filing, ownerId, type } = activity
  // What the robot does is to the credit of whoever is responsible (A1).
  const by = command.by === ROBOT ? ownerId : command.by
  if (around.user(by) === undefined) return Result.fail(new UserNotFound({ id: by }))
  if (completion !== null)
    return completion.by === by && activity.result === command.result
      ? nothing
      : done(activity, completion.at)
  return happens(
    cases.ActivityCompleted.make({
      ...filedUnder(activity),
      result: command.result,
      completion: { at, by, ownerId, type, late: isLate(due, at) },
      filing
    })
  )
}

/** Somebody or something else is responsible, what it is, or what it is about: one kind of fact. */
const changed = (
  activity: Activity,
  to: { readonly ownerId: UserId } | { readonly type: ActivityType } | { readonly bindings: Bindings },
  at: Instant
): Decision => {
  const { bindings, completion, direction, filing, id, ownerId, type } = activity
  const from = { ownerId, type, direction, bindings }
  const next = { ...from, ...to }
  return happens(
    cases.ActivityChanged.make({
      activityId: id,
      from,
      to: next,
      open: completion === null,
      filedFrom: filing,
      filedTo: refiled(activity, next, at)
    })
  )
}

const filedUnder = ({ bindings, direction, id, ownerId, type }: Activity) => ({
  activityId: id,
  ownerId,
  type,
  direction,
  bindings
})

const done = ({ id }: Activity, completedAt: Instant): Decision =>
  Result.fail(new ActivityIsDone({ id, completedAt }))

const typeKnown = ({ typeId }: ActivityType, around: Around): Result.Result<void, ActivityRefusal> =>
  known(around, "type.typeId", "activityType", typeId)

/** What is an activity after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Activity } from "./Activity.ts"
import type { ActivityFact } from "./ActivityEvent.ts"

/** The activity after `fact`, which occurred at `at`. Only `ActivityAdded` may meet none. */
export const evolve = (state: Activity | null, fact: ActivityFact, at: Instant): Activity => {
  if (fact._tag === "ActivityAdded") {
    const { _tag: _, activityId, ...kept } = fact
    return {
      ...kept,
      kind: "activity",
      id: activityId,
      result: null,
      completion: null,
      pushes: 0,
      told: null,
      createdAt: at,
      changedAt: at,
      deletedAt: null,
      version: 1
    }
  }
  if (state === null) throw new Error(`activity ${fact.activityId} was never added`)
  const { bindings, due, ownerId, text, type } = state
  const told = state.told ?? { type, text, due, ownerId, bindings }
  const next = { ...state, changedAt: at, version: state.version + 1 }
  switch (fact._tag) {
    case "ActivityCompleted":
      return { ...next, completion: fact.completion, result: fact.result }
    case "ActivityReopened":
      return { ...next, completion: null, result: null }
    case "ActivityRescheduled":
      return {
        ...next,
        told,
        due: fact.to,
        filing: fact.filedTo,
        pushes: state.pushes + (fact.pushed ? 1 : 0)
      }
    case "ActivityChanged": {
      const { to } = fact
      return {
        ...next,
        told,
        bindings: to.bindings,
        ownerId: to.ownerId,
        type: to.type,
        filing: fact.filedTo
      }
    }
    case "ActivityTextChanged":
      return { ...next, told, text: fact.to }
    case "ActivityDeleted":
      return { ...next, deletedAt: at }
    case "ActivityRestored":
      return { ...next, deletedAt: null }
  }
}

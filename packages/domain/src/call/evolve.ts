/** What is a call after one more fact? */
import type { Instant } from "../time/Instant.ts"
import type { Call } from "./Call.ts"
import type { CallFact } from "./CallEvent.ts"

/** The call after one more fact. Only its recording may meet none. */
export const evolve = (state: Call | null, fact: CallFact, at: Instant): Call => {
  if (fact._tag === "CallRecorded") {
    const { _tag, callId: id, ...details } = fact
    return {
      kind: "call",
      id,
      ...details,
      handlerId: fact.userId,
      handled: null,
      changedAt: at,
      deletedAt: null,
      version: 1
    }
  }
  if (state === null) throw new Error(`call ${fact.callId} was never recorded`)
  const next = { ...state, changedAt: at, version: state.version + 1 }
  switch (fact._tag) {
    case "CallHandled":
      return { ...next, handled: { at, by: fact.by } }
    case "CallReassigned":
      return { ...next, handlerId: fact.to }
    case "CallRebound":
      return { ...next, bindings: fact.to }
    case "CallDeleted":
      return { ...next, deletedAt: at }
    case "CallRestored":
      return { ...next, deletedAt: null }
  }
}

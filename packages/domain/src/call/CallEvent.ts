/** What can happen to a call? */
import { Schema } from "effect"
import { CallId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { CallDetails } from "./Call.ts"

/** Everything that can happen to a call, with the values that metrics post. */
export const CallFact = Schema.TaggedUnion({
  CallRecorded: { callId: CallId, ...CallDetails },
  /** Somebody has dealt with a call that was not answered. */
  CallHandled: {
    callId: CallId,
    by: UserId,
    handlerId: UserId,
    startedAt: CallDetails.startedAt,
    bindings: Bindings
  },
  /** Somebody else is to deal with it. Who was called stays who was called. */
  CallReassigned: {
    callId: CallId,
    startedAt: CallDetails.startedAt,
    bindings: Bindings,
    from: UserId,
    to: UserId
  },
  CallRebound: {
    callId: CallId,
    direction: CallDetails.direction,
    startedAt: CallDetails.startedAt,
    /** Who is to deal with it; null where nobody has to. */
    waitsFor: Schema.NullOr(UserId),
    from: Bindings,
    to: Bindings
  },
  CallDeleted: { callId: CallId },
  CallRestored: { callId: CallId }
})
export type CallFact = typeof CallFact.Type

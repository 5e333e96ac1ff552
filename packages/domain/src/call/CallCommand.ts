/** What can be asked of a call? */
import { Schema } from "effect"
import { CallId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { CallDetails } from "./Call.ts"

/** Everything that can be asked of a call. */
export const CallCommand = Schema.TaggedUnion({
  RecordCall: { callId: CallId, ...CallDetails },
  HandleCall: { callId: CallId, by: UserId },
  /** Somebody else is to deal with a call that nobody answered. */
  ReassignCall: { callId: CallId, to: UserId },
  RebindCall: { callId: CallId, to: Bindings },
  DeleteCall: { callId: CallId },
  RestoreCall: { callId: CallId }
})
export type CallCommand = typeof CallCommand.Type

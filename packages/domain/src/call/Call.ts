/** What is a call? One telephone conversation, or the attempt at one, as the telephony told it (C1). */
import { Schema } from "effect"
import { CallId, UserId } from "../identity/Id.ts"
import { Bindings } from "../record/Binding.ts"
import { text } from "../text/Text.ts"
import { InstantFromIso } from "../time/Instant.ts"

/** What the telephony says of a call. `internal` calls are kept and counted nowhere. */
export const CallDetails = {
  provider: text(60),
  /** The call's id at the provider: the same id again is the same call. */
  externalId: text(200),
  direction: Schema.Literals(["in", "out", "internal"]),
  outcome: Schema.Literals(["answered", "missed", "voicemail"]),
  /** When it began to ring: the call counts at this instant. */
  startedAt: InstantFromIso,
  /** Milliseconds of conversation, or of the message a voicemail left; 0 for a missed call. */
  durationMs: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 86_400_000 })),
  /** Who spoke; for a missed call, who was called. */
  userId: UserId,
  phone: Schema.NullOr(text(40)),
  bindings: Bindings
}

/** One telephone call as it stands now. */
export const Call = Schema.Struct({
  kind: Schema.Literal("call"),
  id: CallId,
  ...CallDetails,
  /** Who is to deal with it where nobody answered: who was called, until it is handed over. */
  handlerId: UserId,
  /** When and by whom a missed call or a voicemail was dealt with. */
  handled: Schema.NullOr(Schema.Struct({ at: InstantFromIso, by: UserId })),
  changedAt: InstantFromIso,
  deletedAt: Schema.NullOr(InstantFromIso),
  version: Schema.Int
})
export type Call = typeof Call.Type

/** Whether somebody still has to be called back: a client called, nobody answered, and nobody has dealt with it. */
export const waits = (call: Pick<Call, "direction" | "outcome" | "handled">): boolean =>
  asksForHandling(call) && call.handled === null

/** Whether a call is one to be dealt with afterwards: a client's, which nobody answered. */
export const asksForHandling = (call: Pick<Call, "direction" | "outcome">): boolean =>
  call.direction === "in" && call.outcome !== "answered"

/** What a call says of whom it calls: an outbound call deals with what waits from the same number, or about the same deal or client. */
export type Calling = Pick<Call, "phone" | "bindings" | "startedAt">

/** Whether a call waits that began no later and came from the same number, or is about the same. */
export const answeredBy = (calling: Calling, call: Call): boolean =>
  waits(call) &&
  call.deletedAt === null &&
  call.startedAt <= calling.startedAt &&
  isBetweenTheSame(calling, call)

/** Whether a call is an outbound one that began no earlier and went to the same number, or is about the same: it answers one that is told late. */
export const answers = (called: Calling, call: Call): boolean =>
  call.direction === "out" &&
  call.deletedAt === null &&
  call.startedAt >= called.startedAt &&
  isBetweenTheSame(called, call)

const isBetweenTheSame = ({ bindings, phone }: Calling, call: Call): boolean =>
  (phone !== null && call.phone !== null && digits(phone) === digits(call.phone)) ||
  call.bindings.some((one) => bindings.some(({ id, kind }) => id === one.id && kind === one.kind))

/** A number however it is written: with blanks, dashes and brackets or without. */
const digits = (phone: string): string => phone.replace(/[\s().\-/]/g, "")

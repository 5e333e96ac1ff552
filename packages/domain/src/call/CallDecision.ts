/** May this be done to a call, and what happens then? */
import { Equal, Result, Schema } from "effect"
import { CallId, ROBOT, type UserId } from "../identity/Id.ts"
import type { Around } from "../record/Family.ts"
import {
  bound,
  type CommonRefusal,
  deleted,
  RecordExists,
  responsible,
  standing
} from "../record/RecordRefusal.ts"
import { type Instant, InstantFromIso } from "../time/Instant.ts"
import { UserNotFound } from "../user/User.ts"
import { asksForHandling, type Call, waits } from "./Call.ts"
import type { CallCommand } from "./CallCommand.ts"
import { CallFact } from "./CallEvent.ts"

/** A call is told of once it has begun, not before; clocks may differ by a little. */
export class CallNotBegun extends Schema.TaggedError<CallNotBegun>()(
  "CallNotBegun",
  { id: CallId, startedAt: InstantFromIso, at: InstantFromIso },
  { httpApiStatus: 422 }
) {}

/** Nobody spoke on a call that was missed: it has no duration. */
export class NobodySpoke extends Schema.TaggedError<NobodySpoke>()(
  "NobodySpoke",
  { id: CallId, outcome: Schema.String, durationMs: Schema.Int },
  { httpApiStatus: 422 }
) {}

/** Only a client's call that nobody answered is to be dealt with afterwards. */
export class NothingToHandle extends Schema.TaggedError<NothingToHandle>()(
  "NothingToHandle",
  { id: CallId, direction: Schema.String, outcome: Schema.String },
  { httpApiStatus: 409 }
) {}

/** Every reason for which a command about a call is refused. */
export type CallRefusal = CommonRefusal | CallNotBegun | NobodySpoke | NothingToHandle
type Decision = Result.Result<ReadonlyArray<CallFact>, CallRefusal>

const { cases } = CallFact
const nothing: Decision = Result.succeed([])

/** How far the clock of the telephony may be ahead (G12): such a call begins when it is told of. */
const slackMs = 300_000

/**
 * What a command makes happen to a call (null while there is none), at an instant.
 *
 * The same call told twice, by its id or by its name at the provider, is one call. An outbound call also deals with the calls it answers.
 */
export const decide = (state: Call | null, command: CallCommand, at: Instant, around: Around): Decision =>
  Result.gen(function* () {
    const { callId } = command
    if (command._tag === "RecordCall") return yield* record(state, command, at, around)
    if (command._tag === "RestoreCall") {
      yield* deleted("call", state, callId, at)
      return [cases.CallRestored.make({ callId })]
    }
    const call = yield* standing("call", state, callId, at)
    switch (command._tag) {
      case "HandleCall": {
        const { bindings, direction, handlerId, outcome, startedAt } = call
        if (!asksForHandling(call))
          return yield* Result.fail(new NothingToHandle({ id: callId, direction, outcome }))
        if (call.handled !== null) return []
        yield* person(command.by, around)
        return [cases.CallHandled.make({ callId, by: command.by, handlerId, startedAt, bindings })]
      }
      case "ReassignCall": {
        const { bindings, direction, handlerId: from, outcome, startedAt } = call
        const { to } = command
        if (!asksForHandling(call))
          return yield* Result.fail(new NothingToHandle({ id: callId, direction, outcome }))
        if (call.handled !== null || to === from) return []
        yield* responsible(to, around)
        return [cases.CallReassigned.make({ callId, startedAt, bindings, from, to })]
      }
      case "RebindCall": {
        const { bindings: from, direction, startedAt } = call
        if (Equal.equals(from, command.to)) return []
        yield* bound(
          command.to.filter((one) => !from.some((b) => Equal.equals(b, one))),
          around
        )
        const waitsFor = waits(call) ? call.handlerId : null
        return [cases.CallRebound.make({ callId, direction, startedAt, waitsFor, from, to: command.to })]
      }
      case "DeleteCall":
        return [cases.CallDeleted.make({ callId })]
    }
  })

const record = (
  state: Call | null,
  { _tag, ...told }: Extract<CallCommand, { readonly _tag: "RecordCall" }>,
  at: Instant,
  around: Around
): Decision => {
  const { callId: id, durationMs, externalId, outcome, provider, startedAt, userId } = told
  const known = state ?? (around.holderOfKey(`${provider} ${externalId}`) as Call | null)
  if (known !== null)
    return same(known, told) ? nothing : Result.fail(new RecordExists({ kind: "call", id: known.id }))
  if (startedAt > at + slackMs) return Result.fail(new CallNotBegun({ id, startedAt, at }))
  if (outcome === "missed" && durationMs > 0) return Result.fail(new NobodySpoke({ id, outcome, durationMs }))
  return Result.gen(function* () {
    yield* person(userId, around)
    yield* bound(told.bindings, around)
    const begun = { ...told, startedAt: startedAt > at ? at : startedAt }
    return [
      cases.CallRecorded.make(begun),
      ...called(told, at, around),
      ...(asksForHandling(begun) ? calledBack(begun, around) : [])
    ]
  })
}

/** Calling back deals with the calls that wait for it, answered or not; those that have changed since are left. */
const called = (told: Told, at: Instant, around: Around): ReadonlyArray<CallFact> =>
  told.direction !== "out"
    ? []
    : around
        .waitingCalls(told)
        .filter(({ changedAt, id }) => changedAt <= at && id !== told.callId)
        .map(({ bindings, handlerId, id: callId, startedAt }) =>
          cases.CallHandled.make({ callId, by: told.userId, handlerId, startedAt, bindings })
        )

/** A call that is told after somebody has called back does not wait: the first who called back has dealt with it. */
const calledBack = (told: Told, around: Around): ReadonlyArray<CallFact> =>
  around
    .callsBack(told)
    .toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
    .slice(0, 1)
    .map(({ userId: by }) => {
      const { bindings, callId, startedAt, userId: handlerId } = told
      return cases.CallHandled.make({ callId, by, handlerId, startedAt, bindings })
    })

/** What the telephony says of a call does not change; what it is about may have been put right since. */
const same = (call: Call, told: Told): boolean =>
  call.provider === told.provider &&
  call.externalId === told.externalId &&
  call.direction === told.direction &&
  call.outcome === told.outcome &&
  told.startedAt >= call.startedAt &&
  told.startedAt <= call.startedAt + slackMs &&
  call.durationMs === told.durationMs &&
  call.userId === told.userId &&
  call.phone === told.phone

type Told = Omit<Extract<CallCommand, { readonly _tag: "RecordCall" }>, "_tag">

/** Somebody who works or has worked here: what was done stays theirs, disabled or not. The robot makes no calls. */
const person = (id: UserId, around: Around): Result.Result<void, UserNotFound> =>
  id === ROBOT || around.user(id) === undefined
    ? Result.fail(new UserNotFound({ id }))
    : Result.succeed(undefined)

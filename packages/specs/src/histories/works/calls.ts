/** What is wanted of telephone calls? */
import { type Call, waits } from "@weir/domain/call/Call"
import { CallCommand } from "@weir/domain/call/CallCommand"
import { CallId, type UserId } from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import * as Instant from "@weir/domain/time/Instant"
import { id } from "@weir/domain/workbook/ids"
import type { Pick } from "../intents.ts"
import { about } from "./about.ts"
import type { Wanted, Work } from "./Work.ts"

const minute = 60_000
const hour = 60 * minute

const { cases } = CallCommand

export const calls: Work = {
  wishes: { ring: 14, ringAgain: 2, handleCall: 5, passCall: 3, rebindCall: 3, dropCall: 3, bringCall: 6 },
  wanted: (state, wish, pick, now) => {
    const all = [...state.records.call.values()]
    if (wish === "ring" || all.length === 0) return ring(state, pick, now)
    const call = pick(5, fitting(all, wish))
    if (call === undefined) return null
    const { changedAt: earliest, id: callId } = call
    switch (wish) {
      case "ringAgain":
        return { command: again(call, state, pick), earliest: null }
      case "handleCall":
        if (pick(2, [true, false]) === true) return callBack(call, state, pick, now)
        return {
          command: cases.HandleCall.make({ callId, by: someone(state, pick) ?? call.userId }),
          earliest
        }
      case "passCall":
        return {
          command: cases.ReassignCall.make({ callId, to: someone(state, pick) ?? call.userId }),
          earliest
        }
      case "rebindCall":
        return { command: cases.RebindCall.make({ callId, to: [...about(state, pick)] }), earliest }
      case "dropCall":
        return { command: cases.DeleteCall.make({ callId }), earliest }
      default:
        // Where there is nothing to bring back, something is deleted that can be brought back next.
        return {
          command:
            call.deletedAt === null && pick(1, [true, true, false]) === true
              ? cases.DeleteCall.make({ callId })
              : cases.RestoreCall.make({ callId }),
          earliest
        }
    }
  }
}

/** The calls that a wish is most likely about; any one when none fits. */
const fitting = (all: ReadonlyArray<Call>, wish: string): ReadonlyArray<Call> => {
  const standing = all.filter(({ deletedAt }) => deletedAt === null)
  const best =
    wish === "bringCall"
      ? all.filter(({ deletedAt }) => deletedAt !== null)
      : wish === "handleCall" && standing.some(waits)
        ? standing.filter(waits)
        : wish === "handleCall" || wish === "passCall"
          ? standing.filter(({ direction, outcome }) => direction === "in" && outcome !== "answered")
          : standing
  return best.length > 0 ? best : all
}

const someone = (state: State, pick: Pick): UserId | undefined => pick(0, [...state.users.values()])?.id

/** Calls of all kinds, some told long after they were over; now and then one that cannot be. */
const ring = (state: State, pick: Pick, now: Instant.Instant): Wanted | null => {
  const userId = someone(state, pick)
  if (userId === undefined) return null
  const number = state.records.call.size
  const ago = pick(2, [0, 0, 1, minute, hour, 30 * hour, 200 * hour, -minute, -hour]) ?? 0
  const outcome = pick(1, ["answered", "answered", "missed", "voicemail"] as const) ?? "answered"
  const spoken = pick(4, [1, 1000, 95_000, 3_600_000]) ?? 0
  const startedAt = Instant.clamp(now - ago)
  return {
    command: cases.RecordCall.make({
      callId: CallId.make(id("call", number)),
      provider: pick(3, ["sip", "sip", "a|b"]) ?? "sip",
      externalId: `call-${number}`,
      direction: pick(5, ["in", "in", "in", "out", "out", "internal"] as const) ?? "in",
      outcome,
      startedAt,
      durationMs: outcome !== "missed" || spoken === 1 ? spoken : 0,
      userId,
      phone: pick(2, [null, "+49 30 1", "+49 30 2", null, "+49 (30) 1"]) ?? null,
      bindings: [...about(state, pick)]
    }),
    earliest: startedAt,
    ...(ago === 0 ? {} : { at: now })
  }
}

/** A call to whoever called: to the same number, or about the same. */
const callBack = (call: Call, state: State, pick: Pick, now: Instant.Instant): Wanted => ({
  command: cases.RecordCall.make({
    callId: CallId.make(id("call", state.records.call.size)),
    provider: "sip",
    externalId: `call-${state.records.call.size}`,
    direction: "out",
    outcome: pick(1, ["answered", "missed"] as const) ?? "missed",
    startedAt: now,
    durationMs: 0,
    userId: someone(state, pick) ?? call.userId,
    phone: call.phone,
    bindings: call.phone === null || pick(3, [true, false]) === true ? call.bindings : []
  }),
  earliest: now,
  at: now
})

/** The same call as the telephony tells it again, under the same id or another; now and then it says otherwise. */
const again = (call: Call, state: State, pick: Pick): CallCommand => {
  const { bindings, direction, durationMs, externalId, outcome, phone, provider, startedAt, userId } = call
  return cases.RecordCall.make({
    callId: pick(0, [call.id, CallId.make(id("call", state.records.call.size + 1000))]) ?? call.id,
    provider,
    externalId,
    direction,
    outcome,
    startedAt,
    durationMs,
    userId,
    phone: pick(1, [phone, phone, "+1"]) ?? phone,
    bindings
  })
}

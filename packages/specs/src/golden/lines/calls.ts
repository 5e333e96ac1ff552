/** Which command does a line of a story about calls mean? */
import { CallCommand } from "@weir/domain/call/CallCommand"
import { CallId, UserId } from "@weir/domain/identity/Id"
import type { CallLine } from "@weir/domain/metrics/lines/CallLine"
import { iso } from "@weir/domain/time/Instant"
import { aboutOf } from "./aboutOf.ts"
import type { Telling } from "./Telling.ts"

const { cases } = CallCommand

export const calls: Telling<CallLine> = (line, scene) => {
  const { idOf, somebody } = scene
  if ("call" in line) {
    const { at, call, direction, outcome = "answered", seconds = 0, user = somebody } = line
    return cases.RecordCall.make({
      callId: CallId.make(idOf(call)),
      provider: "exchange",
      externalId: call,
      direction,
      outcome,
      startedAt: iso(at),
      durationMs: seconds * 1000,
      userId: UserId.make(idOf(user)),
      phone: null,
      bindings: line.for === undefined ? [] : [...aboutOf(line.for, scene)]
    })
  }
  if ("dropCall" in line) return cases.DeleteCall.make({ callId: CallId.make(idOf(line.dropCall)) })
  if (!("handle" in line)) return null
  const by = UserId.make(idOf(line.by ?? somebody))
  return cases.HandleCall.make({ callId: CallId.make(idOf(line.handle)), by })
}

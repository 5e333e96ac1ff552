/** How do calls belong among the records? */
import * as Family from "../record/Family.ts"
import { asksForHandling, Call, waits } from "./Call.ts"
import { CallCommand } from "./CallCommand.ts"
import { CallFact } from "./CallEvent.ts"
import { decide } from "./CallDecision.ts"
import { evolve } from "./evolve.ts"

/** Everything the rest of the core needs to know about calls. */
export const calls = Family.make({
  kind: "call",
  Fact: CallFact,
  Command: CallCommand,
  State: Call,
  idOf: (fact) => fact.callId,
  subjectOf: (command) => command.callId,
  mentions: (c) =>
    c._tag === "RecordCall"
      ? {
          bindings: c.bindings,
          key: `${c.provider} ${c.externalId}`,
          ...(c.direction === "out" ? { calls: c } : {}),
          ...(asksForHandling(c) ? { called: c } : {})
        }
      : c._tag === "RebindCall"
        ? { bindings: c.to }
        : {},
  decide,
  evolve,
  placed: (s) => ({
    key: `${s.provider} ${s.externalId}`,
    ownerId: s.handlerId,
    bindings: s.bindings,
    at: s.startedAt,
    open: waits(s)
  })
})

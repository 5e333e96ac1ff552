/** Which calls belong together as call and call back? Those from and to the same number, or about the same deal or client. */
import { answeredBy, answers, type Call, type Calling } from "@weir/domain/call/Call"
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"

/** The calls that wait and that an outbound call answers: all of them, whoever may read them: who is called back is called back for everybody. */
export const waitingCalls = Effect.fn("waitingCalls")(function* (
  workspaceId: Who["workspaceId"],
  calling: Calling
) {
  const stored = yield* Records
  const found: Array<Call> = []
  let after: string | null = null
  do {
    const page: Effect.Success<ReturnType<typeof stored.list>> = yield* Effect.orDie(
      stored.list(workspaceId, {
        filter: { kinds: ["call"], open: true, to: Instant.clamp(calling.startedAt + 1), holders: null },
        descending: true,
        after,
        limit: 500
      })
    )
    for (const one of page.items) if (one.kind === "call" && answeredBy(calling, one)) found.push(one)
    after = page.next
  } while (after !== null)
  return found
})

/** The first outbound call that answers a client's call: whoever it is of. Looked for from the client's call on, so as far as it is told late. */
export const callBack = Effect.fn("callBack")(function* (workspaceId: Who["workspaceId"], called: Calling) {
  const stored = yield* Records
  let after: string | null = null
  do {
    const page: Effect.Success<ReturnType<typeof stored.list>> = yield* Effect.orDie(
      stored.list(workspaceId, {
        filter: { kinds: ["call"], from: called.startedAt, holders: null },
        descending: false,
        after,
        limit: 500
      })
    )
    for (const one of page.items) if (one.kind === "call" && answers(called, one)) return one
    after = page.next
  } while (after !== null)
  return null
})

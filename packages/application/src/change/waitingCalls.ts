/** Which calls does an outbound call answer? Those that wait, from the same number or about the same deal or client. */
import { answeredBy, type Call, type Calling } from "@weir/domain/call/Call"
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { Records } from "../ports/Records.ts"
import type { Who } from "../Who.ts"

/** All of them, whoever may read them: who is called back is called back for everybody. */
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

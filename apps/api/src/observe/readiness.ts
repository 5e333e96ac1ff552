/** Can the server do its work now? When nobody has asked it to stop, its database answers, and news of commits get through. */
import { Outbox } from "@weir/application/ports/Outbox"
import { present } from "@weir/application/present"
import type { Instant } from "@weir/domain/time/Instant"
import { Effect } from "effect"
import { Stopping } from "../http/Stopping.ts"
import { Dispatch } from "../live/Dispatch.ts"

export interface Readiness {
  /** Null when it can; else why not. */
  readonly why: string | null
  /** How long the oldest commit has waited that nobody was told of; 0 when none waits, or that is not known. */
  readonly oldestUntoldSeconds: number
}

/** News that come later than this do not get through any more, in seconds. */
const longest = 60

const secondsSince = (at: Instant | null, now: Instant): number =>
  at === null ? 0 : Math.max(0, Math.floor((now - at) / 1000))

export const readiness: Effect.Effect<Readiness, never, Outbox | Dispatch | Stopping> = Effect.gen(
  function* () {
    const no = (why: string, oldestUntoldSeconds = 0): Readiness => ({ why, oldestUntoldSeconds })
    if ((yield* Stopping).asked()) return no("the server is about to stop")
    const { lookedAt } = yield* Dispatch
    const waiting = (yield* Outbox).waiting
    return yield* Effect.matchCauseEffect(Effect.timeout(waiting, "2 seconds"), {
      onFailure: () => Effect.succeed(no("the database does not answer")),
      onSuccess: ({ oldest }) =>
        Effect.map(present, (now) => {
          const waits = secondsSince(oldest, now)
          if (waits > longest) return no(`nobody was told of a commit for ${waits} s`, waits)
          const silent = secondsSince(lookedAt(), now)
          if (silent > longest) return no(`nobody has looked for news for ${silent} s`, waits)
          return { why: null, oldestUntoldSeconds: waits }
        })
    })
  }
)

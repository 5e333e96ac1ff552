/** Did the same request come before? Changes of deals and records keep their answers in the database, together with the change. */
import type { Kept } from "@weir/application/change/once"
import { CommandKeyReused, Journal } from "@weir/application/ports/Journal"
import { SignedInUser } from "@weir/contract/Permission"
import { Effect, Schema } from "effect"
import type { Key } from "../http/Once.ts"

/** What the same request got before, or null. A key used for something else is refused. */
export const answeredBefore = Effect.fn("answeredBefore")(function* <A>(
  once: Key | undefined,
  kept: Kept<A>
) {
  if (once === undefined) return null
  const { workspaceId } = yield* SignedInUser
  const before = yield* (yield* Journal).answered(workspaceId, once.key)
  if (before === null) return null
  if (before.fingerprint !== once.fingerprint) return yield* new CommandKeyReused({ key: once.key })
  return yield* Effect.orDie(Schema.decodeUnknownEffect(kept)(before.body))
})

/** Does the work once. */
export const carriedOut = <A, E, R>(once: Key | undefined, kept: Kept<A>, work: Effect.Effect<A, E, R>) =>
  Effect.flatMap(answeredBefore(once, kept), (before) =>
    before === null ? newlyDone(once, kept, work) : Effect.succeed(before)
  )

/** Does work that was not done before. A copy that is refused because the first one got through gets the first one's answer. */
export const newlyDone = <A, E, R>(once: Key | undefined, kept: Kept<A>, work: Effect.Effect<A, E, R>) =>
  work.pipe(
    Effect.catch((refusal) =>
      Effect.flatMap(answeredBefore(once, kept), (first) =>
        first === null ? Effect.fail(refusal) : Effect.succeed(first)
      )
    ),
    // Whoever goes away in the middle must not keep open dashboards from hearing of what was written.
    Effect.uninterruptible
  )

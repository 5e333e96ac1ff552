/** Has the server been asked to stop? Streams that would otherwise never end listen here. */
import { Context, Deferred, Effect, Layer } from "effect"

export class Stopping extends Context.Service<
  Stopping,
  {
    readonly ask: Effect.Effect<void>
    readonly asked: () => boolean
    /** Waits until the server is asked to stop. */
    readonly whenAsked: Effect.Effect<void>
  }
>()("@weir/api/http/Stopping") {}

export const layer = Layer.effect(
  Stopping,
  Effect.gen(function* () {
    const deferred = yield* Deferred.make<void>()
    let asked = false
    return Stopping.of({
      ask: Effect.suspend(() => {
        asked = true
        return Effect.asVoid(Deferred.succeed(deferred, undefined))
      }),
      asked: () => asked,
      whenAsked: Deferred.await(deferred)
    })
  })
)

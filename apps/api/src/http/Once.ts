/**
 * Is this change a repeat? A request that carries a key is carried out once, and its copies get the same answer.
 *
 * Changes keep their answers in the database, together with what they wrote. Steps of an import, which change nothing when they
 * are repeated, are remembered here, in memory, for a day at most.
 */
import { createHash } from "node:crypto"
import { CommandKeyReused } from "@weir/application/ports/Journal"
import { CommandKey } from "@weir/domain/identity/Id"
import { Clock, Context, Deferred, Effect, Layer } from "effect"
import { HttpServerRequest, type HttpServerResponse } from "effect/http"
import { SignedInUser } from "@weir/contract/Permission"
import { pathOf } from "./edge.ts"

type Response = HttpServerResponse.HttpServerResponse

const day = 86_400_000
const most = 10_000

export interface Key {
  readonly key: CommandKey
  readonly fingerprint: string
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/**
 * The key of the request at hand, told apart by person, and a hash of what it asks; undefined when it carries none. `told` stands
 * for a body with a secret in it, which is not kept, not even as a hash.
 */
export const keyOfRequest = Effect.fnUntraced(function* (given: CommandKey | undefined, told?: string) {
  if (given === undefined) return undefined
  const { userId } = yield* SignedInUser
  const request = yield* HttpServerRequest.HttpServerRequest
  const body = told ?? (yield* Effect.orDie(request.text))
  const key: Key = {
    key: CommandKey.make(sha256(`${userId} ${given}`)),
    fingerprint: sha256(`${request.method} ${pathOf(request.url)}\n${body}`)
  }
  return key
})

interface Remembered {
  readonly fingerprint: string
  readonly at: number
  readonly answer: Deferred.Deferred<Response>
}

export class Once extends Context.Service<
  Once,
  {
    /**
     * Carries out the work of a request unless its key was used before. Only answers of success are remembered. What has
     * begun is ended, whether the caller still waits or not.
     */
    readonly run: <E, R>(
      given: CommandKey | undefined,
      work: Effect.Effect<Response, E, R>
    ) => Effect.Effect<Response, E | CommandKeyReused, R | SignedInUser | HttpServerRequest.HttpServerRequest>
  }
>()("@weir/api/http/Once") {}

export const layer = Layer.sync(Once, () => {
  const remembered = new Map<string, Remembered>()
  const forgetOld = (now: number) => {
    for (const [name, { at }] of remembered) {
      if (remembered.size <= most && now - at < day) return
      remembered.delete(name)
    }
  }
  return Once.of({
    run: Effect.fnUntraced(function* (given, work) {
      const once = yield* keyOfRequest(given)
      if (once === undefined) return yield* Effect.uninterruptible(work)
      const name = `${(yield* SignedInUser).workspaceId} ${once.key}`
      const before = remembered.get(name)
      if (before !== undefined) {
        if (before.fingerprint !== once.fingerprint) return yield* new CommandKeyReused({ key: given! })
        return yield* Deferred.await(before.answer)
      }
      const now = yield* Clock.currentTimeMillis
      forgetOld(now)
      const answer = yield* Deferred.make<Response>()
      remembered.set(name, { fingerprint: once.fingerprint, at: now, answer })
      // A copy that waits shares the outcome; one that comes after a failure tries again.
      return yield* Effect.onExit(Effect.uninterruptible(work), (exit) =>
        exit._tag === "Success" && exit.value.status < 400
          ? Deferred.succeed(answer, exit.value)
          : Effect.andThen(
              Effect.sync(() => remembered.delete(name)),
              exit._tag === "Success" ? Deferred.succeed(answer, exit.value) : Deferred.interrupt(answer)
            )
      )
    })
  })
})

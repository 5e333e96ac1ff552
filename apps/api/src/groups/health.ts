/** Alive means the process answers; ready means that it can do its work. */
import { Api } from "@weir/contract/Api"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { problem } from "../http/problem.ts"
import { readiness } from "../observe/readiness.ts"

export const healthGroup = HttpApiBuilder.group(
  Api,
  "health",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Effect.Services<typeof readiness>>()
    return handlers.handleAll({
      alive: () => Effect.succeed({ status: "alive" as const }),
      ready: () =>
        Effect.gen(function* () {
          const { oldestUntoldSeconds, why } = yield* readiness
          if (why === null) return { status: "ready" as const, oldestUntoldSeconds }
          return yield* problem({
            status: 503,
            name: "NotReady",
            detail: why,
            facts: { oldestUntoldSeconds },
            headers: { "retry-after": "2" }
          })
        }).pipe(Effect.provideContext(services))
    })
  })
)

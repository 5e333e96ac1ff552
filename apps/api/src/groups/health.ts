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
          const found = yield* readiness
          if (found.ready) return { status: "ready" as const }
          return yield* problem({
            status: 503,
            name: "NotReady",
            detail: found.why,
            headers: { "retry-after": "2" }
          })
        }).pipe(Effect.provideContext(services))
    })
  })
)

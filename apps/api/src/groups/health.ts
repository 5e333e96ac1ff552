/** Alive means the process answers; ready means the database does too, and nobody has asked us to stop. */
import { Directory } from "@weir/application/ports/Directory"
import { Api } from "@weir/contract/Api"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { problem } from "../http/problem.ts"
import { Stopping } from "../http/Stopping.ts"
import type { Services } from "../Services.ts"

export const healthGroup = HttpApiBuilder.group(
  Api,
  "health",
  Effect.fn(function* (handlers) {
    const services = yield* Effect.context<Services | Stopping>()
    const notReady = (detail: string) =>
      problem({ status: 503, name: "NotReady", detail, headers: { "retry-after": "2" } })
    return handlers.handleAll({
      alive: () => Effect.succeed({ status: "alive" as const }),
      ready: () =>
        Effect.gen(function* () {
          if ((yield* Stopping).asked()) return yield* notReady("the server is about to stop")
          return yield* Effect.matchCauseEffect(Effect.timeout((yield* Directory).workspaces, "2 seconds"), {
            onFailure: () => notReady("the database does not answer"),
            onSuccess: () => Effect.succeed({ status: "ready" as const })
          })
        }).pipe(Effect.provideContext(services))
    })
  })
)

/** What is noted of every request? Its time, its answer, its span where it is traced; and whatever is logged on the way knows it. */
import { Clock, Effect, Exit, Option } from "effect"
import type { HttpServerResponse } from "effect/http"
import { refusalIn } from "../http/problem.ts"
import { RequestId } from "../http/RequestId.ts"
import { type Client, CurrentClient } from "./client.ts"
import { Watch } from "./Watch.ts"

type Response = HttpServerResponse.HttpServerResponse

interface About {
  readonly requestId: string
  readonly method: string
  readonly route: string
  readonly client: Client
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

/** A caller who went away before the answer was there. */
const gone = 499

/** Streams live for hours: what they do belongs to no request. */
const untraced = new Set(["/api/live", "/api/health", "/api/ready"])

/** Answers a request under the eyes of the watcher. `finish` gives the answer its last form. */
export const observed = <E, R>(
  about: About,
  work: Effect.Effect<Response, E, R>,
  finish: (response: Response) => Response
): Effect.Effect<Response, E, R> =>
  Effect.gen(function* () {
    const watch = yield* Watch
    const clock = yield* Clock.Clock
    const { client, requestId, route } = about
    const method = methods.has(about.method) ? about.method : "other"
    const begun = clock.currentTimeNanosUnsafe()
    const span =
      !untraced.has(route) && watch.traces()
        ? yield* Effect.makeSpan(`${method} ${route}`, { root: true, kind: "server", sampled: true })
        : undefined
    const known = work.pipe(
      Effect.provideService(RequestId, requestId),
      Effect.provideService(CurrentClient, client)
    )
    return yield* (
      span === undefined ? Effect.withTracerEnabled(known, false) : Effect.withParentSpan(known, span)
    ).pipe(
      Effect.onExit((exit) =>
        Effect.sync(() => {
          const ended = clock.currentTimeNanosUnsafe()
          const response = Option.getOrUndefined(Exit.getSuccess(exit))
          const status = response?.status ?? gone
          if (span !== undefined) {
            span.attribute("http.request.method", method)
            span.attribute("http.route", route)
            span.attribute("http.response.status_code", status)
            span.attribute("weir.request.id", requestId)
            span.end(
              ended,
              status >= 500 ? Exit.die(new Error("answered with a failure of ours")) : Exit.void
            )
          }
          watch.answered({
            requestId,
            method,
            route,
            status,
            client,
            milliseconds: Number(ended - begun) / 1e6,
            traceId: span?.traceId,
            refusal: response === undefined ? undefined : refusalIn(response)
          })
        })
      ),
      Effect.map(finish)
    )
  })

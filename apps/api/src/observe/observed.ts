/** What is noted of every request? Its time, its answer, its span where it is traced; and whatever is logged on the way knows it. */
import { Clock, Effect, Exit, type Tracer } from "effect"
import type { HttpServerResponse } from "effect/http"
import { refusalIn } from "../http/problem.ts"
import { CurrentRequest } from "../http/RequestId.ts"
import type { Client } from "./client.ts"
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
  { client, method: given, requestId, route }: About,
  work: Effect.Effect<Response, E, R>,
  finish: (response: Response) => Response
): Effect.Effect<Response, E, R> =>
  Effect.withFiber((fiber) => {
    const watch = fiber.getRef(Watch)
    const method = methods.has(given) ? given : "other"
    const begun = performance.now()
    const known = Effect.provideService(work, CurrentRequest, { id: requestId, client })
    const told = (exit: Exit.Exit<Response, E>, span: Tracer.Span | undefined) => {
      const response = Exit.isSuccess(exit) ? exit.value : undefined
      const status = response?.status ?? gone
      if (span !== undefined) {
        span.attribute("http.request.method", method)
        span.attribute("http.route", route)
        span.attribute("http.response.status_code", status)
        span.attribute("weir.request.id", requestId)
        const failed = status >= 500
        span.end(
          fiber.getRef(Clock.Clock).currentTimeNanosUnsafe(),
          failed ? Exit.die(new Error("answered with a failure of ours")) : Exit.void
        )
      }
      watch.answered({
        requestId,
        method,
        route,
        status,
        client,
        milliseconds: performance.now() - begun,
        traceId: span?.traceId,
        refusal: response === undefined ? undefined : refusalIn(response)
      })
    }
    const ended = (answer: Effect.Effect<Response, E, R>, span?: Tracer.Span) =>
      Effect.map(
        Effect.onExit(answer, (exit) => Effect.sync(() => told(exit, span))),
        finish
      )
    // Where nothing is traced, spans cost nothing worth avoiding.
    if (!watch.tracing) return ended(known)
    if (untraced.has(route) || !watch.traces()) return ended(Effect.withTracerEnabled(known, false))
    return Effect.flatMap(
      Effect.makeSpan(`${method} ${route}`, { root: true, kind: "server", sampled: true }),
      (span) => ended(Effect.withParentSpan(known, span), span)
    )
  })

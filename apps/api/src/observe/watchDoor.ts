/** Where do those who watch over the server look? At a door of their own, for figures and health, that the world cannot reach. */
import { createServer, type ServerResponse } from "node:http"
import { Effect } from "effect"
import { PrometheusMetrics } from "effect/observability"
import { listening } from "../http/listen.ts"
import { readiness } from "./readiness.ts"

interface Shown {
  readonly status: number
  readonly type: string
  readonly body: string
}

const text = "text/plain; version=0.0.4; charset=utf-8"

const json = (status: number, body: object): Shown => ({
  status,
  type: "application/json",
  body: `${JSON.stringify(body)}\n`
})

/** What there is to see at an address. */
const shown = (path: string) => {
  switch (path) {
    case "/metrics":
      return Effect.map(PrometheusMetrics.format(), (body): Shown => ({ status: 200, type: text, body }))
    case "/health":
      return Effect.succeed(json(200, { status: "alive" }))
    case "/ready":
      return Effect.map(readiness, ({ oldestUntoldSeconds, why }) =>
        why === null
          ? json(200, { status: "ready", oldestUntoldSeconds })
          : json(503, { status: "not ready", why, oldestUntoldSeconds })
      )
    default:
      return Effect.succeed(json(404, { status: "there is /metrics, /health and /ready" }))
  }
}

const broken = json(500, { status: "something went wrong; the log has the rest" })

const answer = (response: ServerResponse, { body, status, type }: Shown) =>
  Effect.sync(() => {
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" })
    response.end(body)
  })

/** Open for as long as the scope lasts; gives the port. It asks nobody who they are: let it listen where only they are. */
export const watchDoor = Effect.fn("watchDoor")(function* (address: {
  readonly host: string
  readonly port: number
}) {
  const context = yield* Effect.context<Effect.Services<typeof readiness>>()
  const server = createServer({ requestTimeout: 10_000 }, ({ method, url }, response) => {
    const wanted = method === "GET" || method === "HEAD" ? (url ?? "/").split("?")[0] : ""
    Effect.runFork(
      shown(wanted ?? "").pipe(
        Effect.catchCause((cause) => Effect.as(Effect.logError("the watch's door failed", cause), broken)),
        Effect.flatMap((what) => answer(response, what)),
        Effect.provideContext(context)
      )
    )
  })
  yield* listening(server, address)
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      server.close()
      server.closeAllConnections()
    })
  )
  const bound = server.address()
  return typeof bound === "object" && bound !== null ? bound.port : address.port
})

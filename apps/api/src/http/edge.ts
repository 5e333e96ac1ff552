/** What holds for every request, whatever it asks? Hosts, origins, methods, forms of answers, headers, and no failure without a problem. */
import { StorageFull } from "@weir/application/ports/StorageFull"
import { problemContentType } from "@weir/contract/Problem"
import { Cause, Effect } from "effect"
import { HttpServerError, HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiError } from "effect/http-api"
import { clientOf } from "../observe/client.ts"
import { observed } from "../observe/observed.ts"
import { addressOf } from "./clientAddress.ts"
import { malformed } from "./decodeProblem.ts"
import { headersFor } from "./headers.ts"
import { isOurHost, isOurOrigin, isSecure, Place } from "./Place.ts"
import { problem, refused } from "./problem.ts"
import { newRequestId } from "./RequestId.ts"
import { routeOf } from "./routes.ts"

type Response = HttpServerResponse.HttpServerResponse

const changing = new Set(["POST", "PUT", "PATCH", "DELETE"])

/** The path of a request target, without its query. */
export const pathOf = (url: string): string =>
  (/^[^?#]*/.exec(url)?.[0] ?? "").replace(/^https?:\/\/[^/]*/, "") || "/"

/** Puts what holds for every request around an app. */
export const atTheEdge = <E, R>(app: Effect.Effect<Response, E, R>) =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const place = yield* Place
    const path = pathOf(request.url)
    const { methods, route } = routeOf(path)
    const requestId = newRequestId()
    const turned = turnedAway(request, path, methods, place)
    const answer = Effect.catchCause(turned === null ? app : turned, (cause) => fromCause(cause, route)).pipe(
      Effect.flatMap((response) => sayWhy(response))
    )
    const client = clientOf(addressOf(request, place))
    return yield* observed({ requestId, method: request.method, route, client }, answer, (response) => {
      const headers = headersFor(path, response.headers, isSecure(place))
      headers["x-request-id"] = requestId
      const headed = HttpServerResponse.setHeaders(response, headers)
      // A stream must not be opened for somebody who asked for its headers only.
      return request.method === "HEAD" && response.body._tag === "Stream"
        ? HttpServerResponse.empty({ status: response.status, headers: headed.headers })
        : headed
    })
  })

/** The answer to a request that does not get as far as the app, or null. */
const turnedAway = (
  request: HttpServerRequest.HttpServerRequest,
  path: string,
  methods: ReadonlyArray<string> | null,
  place: typeof Place.Service
) => {
  const { headers, method } = request
  if (!isOurHost(place, headers["host"])) {
    return problem({
      status: 421,
      name: "HostNotOurs",
      detail: "this server is not known under that host name"
    })
  }
  if (methods === null)
    return problem({ status: 404, name: "NotFound", detail: "there is nothing at this address" })
  const allow = methods.join(", ")
  if (method === "OPTIONS")
    return Effect.succeed(HttpServerResponse.empty({ status: 204, headers: { allow } }))
  if (!methods.includes(method)) {
    return problem({
      status: 405,
      name: "MethodNotAllowed",
      detail: `this address takes ${allow}`,
      headers: { allow }
    })
  }
  if (changing.has(method) && !isOurOrigin(place, headers)) {
    return problem({
      status: 403,
      name: "OriginNotOurs",
      detail: "changes are taken from our own pages only"
    })
  }
  if (path.startsWith("/api/") && !accepts(headers["accept"], path)) {
    return problem({
      status: 406,
      name: "NotAcceptable",
      detail: `this address answers in ${answerType(path)}`
    })
  }
  return null
}

const answerType = (path: string): string =>
  path === "/api/live"
    ? "text/event-stream"
    : path.endsWith(".csv")
      ? "text/csv"
      : path.startsWith("/api/images/")
        ? "image/webp"
        : "application/json"

/** Whether an `Accept` header takes what a path answers in; `q=0` says no. */
const accepts = (header: string | undefined, path: string): boolean => {
  if (header === undefined || header.trim() === "") return true
  const [type, subtype] = answerType(path).split("/")
  const fits = header
    .toLowerCase()
    .split(",")
    .map((range) => range.trim().split(/\s*;\s*/))
    .filter(([range]) => range === "*/*" || range === `${type}/*` || range === `${type}/${subtype}`)
  return fits.some((range) => !range.slice(1).some((part) => /^q=0(\.0*)?$/.test(part)))
}

/** What is said when the app failed: the reason where it is the request's, nothing but a number where it is ours. */
const fromCause = <E>(cause: Cause.Cause<E>, route: string): Effect.Effect<Response, E> => {
  if (Cause.hasInterruptsOnly(cause)) return Effect.failCause(cause)
  const error = Cause.squash(cause)
  if (HttpServerResponse.isHttpServerResponse(error)) return Effect.succeed(error)
  if (HttpApiError.HttpApiSchemaError.is(error) && error.kind !== "Body" && error.kind !== "ResponseHeaders")
    return malformed(error)
  if (HttpApiError.HttpApiPayloadTooLarge.is(error)) return tooLarge
  if (HttpServerError.isHttpServerError(error)) {
    const { reason } = error
    if (reason._tag === "RouteNotFound") return notFound
    if (reason._tag === "RequestParseError") {
      return reason.reason === "BodyTooLarge"
        ? tooLarge
        : problem({
            status: 400,
            name: "RequestUnreadable",
            detail: "the request could not be read to its end"
          })
    }
  }
  if (error instanceof StorageFull)
    return Effect.andThen(
      Effect.logError("there is no room left where the data is kept").pipe(Effect.annotateLogs({ route })),
      refused(error)
    )
  return Effect.gen(function* () {
    yield* Effect.logError("a request failed", cause).pipe(Effect.annotateLogs({ route }))
    return yield* problem({
      status: 500,
      name: "SomethingBroke",
      detail: "something went wrong on our side; the log has the rest under this request's id"
    })
  })
}

const notFound = problem({ status: 404, name: "NotFound", detail: "there is nothing at this address" })
const tooLarge = problem({
  status: 413,
  name: "TooLarge",
  detail:
    "the request is larger than this address takes: 1 MiB of JSON, 5 MB of a picture, 256 MiB of a table",
  headers: { connection: "close" }
})

/** Answers that tell nothing but a status get the words of a problem. */
const sayWhy = (response: Response): Effect.Effect<Response> => {
  if (response.status < 400 || response.headers["content-type"] === problemContentType)
    return Effect.succeed(response)
  switch (response.status) {
    case 404:
      return notFound
    case 413:
      return tooLarge
    case 415:
      return problem({
        status: 415,
        name: "UnsupportedMediaType",
        detail: "this address takes another type of content: JSON, or the bytes of a file"
      })
    default:
      return problem({
        status: response.status,
        name: "NotAnswered",
        detail: "the request could not be answered"
      })
  }
}

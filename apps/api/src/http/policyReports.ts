/** What becomes of a browser's report that a page broke its policy? A line in the log, and never more than a few a minute: anybody may send one. */
import { Clock, Effect, Option, Schema } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"

/** Where browsers send them. */
export const reportsPath = "/api/policy-reports"

const perMinute = 30
const perReport = 5

const Reports = Schema.fromJsonString(
  Schema.Array(
    Schema.Struct({
      type: Schema.Literal("csp-violation"),
      body: Schema.Struct({
        documentURL: Schema.String,
        effectiveDirective: Schema.String,
        blockedURL: Schema.optionalKey(Schema.NullOr(Schema.String))
      })
    })
  )
)

/** One line, whatever was sent: no line breaks, no colours, no length, and no question that somebody had asked. */
const inALine = (text: string): string =>
  text
    .replace(/[?#][^]*/, "")
    .replace(/[^\x20-\x7e]/g, "?")
    .slice(0, 200)

/** What there is to say of some reports: one line each, of the first few, and nothing of what is no report. */
export const linesOf = (text: string): ReadonlyArray<string> =>
  Option.getOrElse(Schema.decodeUnknownOption(Reports)(text), () => [])
    .slice(0, perReport)
    .map(
      ({ body: { blockedURL, documentURL, effectiveDirective } }) =>
        `a page broke its policy: ${inALine(effectiveDirective)} ${inALine(blockedURL ?? "")} at ${inALine(documentURL)}`
    )

export const policyReports = HttpRouter.use((router) => {
  let [minute, told] = [0, 0]
  return router.add(
    "POST",
    reportsPath,
    Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest
      const lines = linesOf(yield* request.text)
      const now = Math.floor((yield* Clock.currentTimeMillis) / 60_000)
      if (now !== minute) [minute, told] = [now, 0]
      for (const line of lines) if (++told <= perMinute) yield* Effect.logWarning(line)
      return HttpServerResponse.empty({ status: 204 })
    })
  )
})

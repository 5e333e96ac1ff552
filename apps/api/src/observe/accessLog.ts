/** Which requests get a line of the log? All that failed or took long, and of the others as many as somebody can read. */
import { lineOf } from "./lines.ts"
import type { Pen } from "./logger.ts"
import type { Seen } from "./Watch.ts"

/** Ordinary requests that are told of in a second. */
const perSecond = 50
/** From here on a request took long. */
const slowMs = 1000

/** Asked every few seconds by whoever watches over the server. */
const watched = new Set(["/api/health", "/api/ready"])

const isOrdinary = ({ milliseconds, route, status }: Seen): boolean =>
  status < 400 && (milliseconds < slowMs || route === "/api/live")

export const accessLog = ({ budget, meters, output, settings }: Pen): ((seen: Seen, now: number) => void) => {
  if (settings.access === "off" || settings.level === "warn" || settings.level === "error")
    return () => undefined
  let [second, told, untold] = [0, 0, 0]
  return (seen, now) => {
    if (isOrdinary(seen)) {
      if (watched.has(seen.route)) return
      if (settings.access === "sampled") {
        const at = Math.floor(now / 1000)
        if (at !== second) [second, told] = [at, 0]
        if (++told > perSecond) {
          untold += 1
          meters.leftOut("sample")
          return
        }
      }
    }
    const leftOut = budget(seen.client, now)
    if (leftOut === null) return meters.leftOut("client")
    const { client, method, milliseconds, refusal, requestId, route, status, traceId } = seen
    meters.written("info")
    const notTold = leftOut + untold
    untold = 0
    output.write(
      lineOf(settings.format, {
        at: now,
        level: "info",
        message: "request",
        fields: {
          requestId,
          traceId,
          method,
          route,
          status,
          ms: Math.round(milliseconds * 100) / 100,
          refusal,
          client,
          ...(notTold > 0 ? { leftOut: notTold } : {})
        }
      })
    )
  }
}

/** How many requests were answered, with what, and how fast? Counted by the routes of the contract, never by what they were asked. */
import type { Context } from "effect"
import { counter, secondsHistogram } from "./meters.ts"
import type { Seen } from "./Watch.ts"

export const requestMeters = (context: Context.Context<never>): ((seen: Seen) => void) => {
  const requests = counter(
    context,
    "weir_http_requests_total",
    "Requests answered; status 499 is a caller who did not wait for the answer.",
    ["method", "route", "status"]
  )
  const refusals = counter(
    context,
    "weir_http_refusals_total",
    "Requests refused, by what is called the refusal.",
    ["refusal"]
  )
  const durations = secondsHistogram(
    context,
    "weir_http_request_duration_seconds",
    "From the arrival of a request to the head of its answer.",
    ["method", "route"]
  )
  return ({ method, milliseconds, refusal, route, status }) => {
    requests.add(1, method, route, String(status))
    durations.add(milliseconds / 1000, method, route)
    if (refusal !== undefined) refusals.add(1, refusal)
  }
}

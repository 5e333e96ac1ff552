/** How many requests were answered, with what, and how fast? Counted by the routes of the contract, never by what they were asked. */
import { counter, secondsHistogram } from "@weir/application/watch/meters"
import type { Context } from "effect"
import type { Seen } from "./Watch.ts"

const requests = counter(
  "weir_http_requests_total",
  "Requests answered; status 499 is a caller who did not wait for the answer.",
  ["method", "route", "status"]
)
const refusals = counter("weir_http_refusals_total", "Requests refused, by what the refusal is called.", [
  "refusal"
])
const durations = secondsHistogram(
  "weir_http_request_duration_seconds",
  "From the arrival of a request to the head of its answer.",
  ["method", "route"]
)

export const requestMeters =
  (owner: Context.Context<never>) =>
  ({ method, milliseconds, refusal, route, status }: Seen): void => {
    requests.add(owner, 1, method, route, String(status))
    durations.add(owner, milliseconds / 1000, method, route)
    if (refusal !== undefined) refusals.add(owner, 1, refusal)
  }

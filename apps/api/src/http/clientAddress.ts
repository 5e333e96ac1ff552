/** Where does a request come from, for counting what one client may do? */
import { Option } from "effect"
import type { HttpServerRequest } from "effect/http"
import type { Place } from "./Place.ts"

/**
 * Behind a proxy of ours that is what the proxy says, and of that only its own last word: whatever stands before it came from
 * outside.
 */
export const addressOf = (
  request: HttpServerRequest.HttpServerRequest,
  { publicUrl }: typeof Place.Service
): string => {
  const told = publicUrl === null ? undefined : request.headers["x-forwarded-for"]?.split(",").at(-1)?.trim()
  return told || Option.getOrElse(request.remoteAddress, () => "unknown")
}

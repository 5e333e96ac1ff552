/** Where among the messages of a talk does one belong that was written at an instant and is told now? */
import type { Instant } from "../time/Instant.ts"
import type { Talk } from "./Talk.ts"

/**
 * In the `run` that is open or was closed last; `aside`, after that was closed; or `before` it, in a run whose messages are no longer
 * kept: then it counts as a message and changes no answer.
 */
export const placeOf = (
  { closedAt, runSince }: Pick<Talk, "closedAt" | "runSince">,
  at: Instant
): "before" | "run" | "aside" => {
  if (runSince !== null && at < runSince) return "before"
  return closedAt !== null && at >= closedAt ? "aside" : "run"
}

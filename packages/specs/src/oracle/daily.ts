/** How many on each day of the period? Each day is looked at by itself. */
import type { Ask } from "@weir/domain/metrics/Ask"
import { daysOf } from "@weir/domain/time/Calendar"

/** What is told of each day, in order. */
export const daily = <A extends object>(tell: (window: Ask["window"]) => A, ask: Ask) =>
  daysOf(ask.workspace.zone, ask.window).map(({ date, window }) => ({ date, ...tell(window) }))

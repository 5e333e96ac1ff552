/** What would every number read if somebody did this? The readings of a log and of its branch, side by side (8.3). */
import type { Event } from "../log/Event.ts"
import { type Core, type MetricName, metricNames, type ReadingOf, theCore } from "./Core.ts"
import { evaluate, type Question } from "./evaluate.ts"

export { type Branch, branch } from "./branch.ts"

/** A reading on the log and on its branch. */
export interface Comparison<Name extends MetricName = MetricName> {
  readonly metric: Name
  readonly before: ReadingOf<Name>
  readonly after: ReadingOf<Name>
  /** Whether anything in it would be different. */
  readonly differs: boolean
}

/** Every reading, or those named, on both logs. Client profiles are compared when the question names a client. */
export const compare = (
  events: ReadonlyArray<Event>,
  hypothetical: ReadonlyArray<Event>,
  question: Question,
  names: ReadonlyArray<MetricName> = metricNames,
  core: Core = theCore
): ReadonlyArray<Comparison> =>
  names
    .filter((name) => core.metrics[name].about !== "client" || (question.client ?? null) !== null)
    .map((metric) => {
      const [before, after] = [
        evaluate(metric, events, question, core),
        evaluate(metric, hypothetical, question, core)
      ]
      // Readings are plain data, written by the same code in the same order.
      return { metric, before, after, differs: JSON.stringify(before) !== JSON.stringify(after) }
    })

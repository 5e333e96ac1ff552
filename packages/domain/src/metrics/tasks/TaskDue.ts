/**
 * The book of due dates: which activities were due when, and are open or were done too late.
 *
 * An activity is entered at the instant it is due, which may lie ahead; doing it in time takes that back. So what is overdue in
 * a period is a plain sum up to now (T1).
 */
import type { Filing } from "../../activity/Activity.ts"
import * as Book from "../../ledger/Book.ts"
import { typeKey } from "./taskKey.ts"

/** `open`: still to be done; `late`: done after it was due. */
export type DueState = "open" | "late"

/** One entry an activity with a due time, at that instant; done in time, it is taken back. */
export const taskDue = Book.make({
  id: "task-due",
  dims: ["owner", "kind", "type", "state"],
  measures: ["n"],
  edition: 2,
  post: ({ fact }) => {
    if (!("activityId" in fact)) return []
    const entry = (filing: Filing | null, state: DueState, n: 1 | -1) =>
      filing === null
        ? []
        : [
            {
              at: filing.at,
              key: { owner: filing.ownerId, ...typeKey(filing.type), state },
              tally: { n },
              subject: fact.activityId
            }
          ]
    switch (fact._tag) {
      case "ActivityAdded":
        return entry(fact.filing, "open", 1)
      case "ActivityCompleted":
        return [
          ...entry(fact.filing, "open", -1),
          ...(fact.completion.late ? entry(fact.filing, "late", 1) : [])
        ]
      case "ActivityReopened":
        return [
          ...(fact.completion.late ? entry(fact.filing, "late", -1) : []),
          ...entry(fact.filing, "open", 1)
        ]
      case "ActivityRescheduled":
        return [...entry(fact.filedFrom, "open", -1), ...entry(fact.filedTo, "open", 1)]
      case "ActivityChanged":
        // What is done has no open due date to file anew; a due date that has passed stays where it is.
        return fact.open ? [...entry(fact.filedFrom, "open", -1), ...entry(fact.filedTo, "open", 1)] : []
      default:
        return []
    }
  }
})

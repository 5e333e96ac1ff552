/** The book of done activities: by whom, for whom, as what, and whether too late, at the instant they were done (T3, A1). */
import type { Completion } from "../../activity/Activity.ts"
import * as Book from "../../ledger/Book.ts"
import { typeKey } from "./taskKey.ts"

/** `owner` was responsible when it was done, `by` did it; `late` is "yes" or "no". Reopening takes it back at that same instant. */
export const taskDone = Book.make({
  id: "task-done",
  dims: ["owner", "by", "kind", "type", "late"],
  measures: ["n"],
  edition: 2,
  post: ({ fact }) => {
    const entry = (subject: string, { at, by, late, ownerId, type }: Completion, n: 1 | -1) => [
      {
        at,
        key: { owner: ownerId, by, ...typeKey(type), late: late ? "yes" : "no" },
        tally: { n },
        subject
      }
    ]
    if (fact._tag === "ActivityCompleted") return entry(fact.activityId, fact.completion, 1)
    if (fact._tag === "ActivityReopened") return entry(fact.activityId, fact.completion, -1)
    return []
  }
})

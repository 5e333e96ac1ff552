/** The book of open activities: whose they are, what they are, and which way they go. Its sum is what is to be done now (T2, 4.5). */
import type { ActivityFact } from "../../activity/ActivityEvent.ts"
import * as Book from "../../ledger/Book.ts"
import { typeKey } from "./taskKey.ts"

type Filed = Pick<
  Extract<ActivityFact, { _tag: "ActivityAdded" }>,
  "ownerId" | "type" | "direction" | "bindings"
>

/** `direction` is "in" for what a client sent and nobody has dealt with, "out" or "none". */
export const taskOpen = Book.make({
  id: "task-open",
  dims: ["owner", "kind", "type", "direction"],
  measures: ["n"],
  edition: 2,
  post: ({ fact, occurredAt }) => {
    if (!("activityId" in fact)) return []
    const entry = ({ direction, ownerId, type }: Filed, n: 1 | -1) => ({
      at: occurredAt,
      key: { owner: ownerId, ...typeKey(type), direction },
      tally: { n },
      subject: fact.activityId
    })
    switch (fact._tag) {
      case "ActivityAdded":
      case "ActivityReopened":
        return [entry(fact, 1)]
      case "ActivityCompleted":
        return [entry(fact, -1)]
      case "ActivityChanged":
        return fact.open ? [entry(fact.from, -1), entry(fact.to, 1)] : []
      default:
        return []
    }
  }
})

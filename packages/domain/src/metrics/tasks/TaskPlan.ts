/** The book of planned work: open activities at the instant they are due, under whoever is responsible for them now (4.5). */
import type { Instant } from "../../time/Instant.ts"
import * as Book from "../../ledger/Book.ts"

/** Unlike in the book of due dates, an activity that is handed over goes with it, however long it has been overdue. */
export const taskPlan = Book.make({
  id: "task-plan",
  dims: ["owner"],
  measures: ["n"],
  post: ({ fact }) => {
    if (!("activityId" in fact)) return []
    const entry = (filing: { readonly at: Instant } | null, owner: string, n: 1 | -1) =>
      filing === null ? [] : [{ at: filing.at, key: { owner }, tally: { n }, subject: fact.activityId }]
    switch (fact._tag) {
      case "ActivityAdded":
      case "ActivityReopened":
        return entry(fact.filing, fact.ownerId, 1)
      case "ActivityCompleted":
        return entry(fact.filing, fact.ownerId, -1)
      case "ActivityRescheduled":
        return [...entry(fact.filedFrom, fact.ownerId, -1), ...entry(fact.filedTo, fact.ownerId, 1)]
      case "ActivityChanged":
        return fact.open
          ? [...entry(fact.filedFrom, fact.from.ownerId, -1), ...entry(fact.filedTo, fact.to.ownerId, 1)]
          : []
      default:
        return []
    }
  }
})

/** The book of what is to be done about deals: how many open activities each deal has of its own (T4). */
import * as Book from "../../ledger/Book.ts"
import { type Bindings, dealsOf } from "../../record/Binding.ts"

/**
 * Its entries speak of the deals, so a deleted activity is taken off here by its own event. The book is asked with the entries of
 * deleted deals included: whether a deal is there is told by the stages it stands in.
 */
export const dealTasks = Book.make({
  id: "deal-tasks",
  dims: ["direction"],
  measures: ["n"],
  post: ({ fact, occurredAt: at }) => {
    const entries = (
      { bindings, direction }: { readonly bindings: Bindings; readonly direction: string },
      n: 1 | -1
    ) => dealsOf(bindings).map((subject) => ({ at, key: { direction }, tally: { n }, subject }))
    switch (fact._tag) {
      case "ActivityAdded":
      case "ActivityReopened":
        return entries(fact, 1)
      case "ActivityCompleted":
        return entries(fact, -1)
      case "ActivityChanged":
        return fact.open ? [...entries(fact.from, -1), ...entries(fact.to, 1)] : []
      case "ActivityDeleted":
        return fact.open ? entries(fact, -1) : []
      case "ActivityRestored":
        return fact.open ? entries(fact, 1) : []
      default:
        return []
    }
  }
})

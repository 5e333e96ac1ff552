/** Current tasks: what is to be done at this moment, overdue or not (T2)? */
import { Schema } from "effect"
import type { Query } from "../ledger/Query.ts"
import { type Ask, present, snapshot } from "./Ask.ts"
import { sum } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { PersonCount, perPerson, perType, rowOf, TypeCount } from "./tasks/rows.ts"
import { taskOpen } from "./tasks/TaskOpen.ts"

const open = (ask: Ask, shape: Partial<Query>): Query => snapshot(ask, "task-open", present(ask), shape)

export const currentTasks = Metric.make({
  id: "current-tasks",
  title: "Current tasks",
  definition:
    "Activities of all types that are not done, at this moment, by who is responsible for them now. Overdue ones are among them: the two numbers overlap.",
  formula: "count(open activities)",
  unit: "activities",
  time: "snapshot",
  better: "neither",
  narrows: { users: "owner", types: "type" },
  books: [taskOpen],
  Reading: Schema.Struct({
    total: Schema.Int,
    rows: Schema.Array(PersonCount),
    types: Schema.Array(TypeCount)
  }),
  needs: (ask) => ({ open: open(ask, { by: ["owner", "kind", "type"] }) }),
  read: ({ open: sums }, ask) => ({
    total: sum(sums, "n"),
    rows: perPerson(ask, sums, "owner"),
    types: perType(ask, sums)
  }),
  explain: (part, ask) => {
    if (part === "total") return { title: "Current tasks", selections: [open(ask, {})], measure: "n" }
    const row = rowOf(part, ask, "owner")
    if (row === null) return null
    return {
      title: `Current tasks, ${row.title}`,
      selections: [open(ask, { where: row.where })],
      measure: "n"
    }
  },
  examples: [
    {
      story: "Done is no longer current, unless it is reopened; a task handed over is current for the other.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", task: "Call", for: "Mill", type: "call", due: "2024-03-05T10:00Z" },
        { at: "2024-03-04T09:00Z", task: "Visit", for: "Mill", type: "meeting" },
        { at: "2024-03-04T09:00Z", task: "Write", for: "Mill" },
        { at: "2024-03-05T09:00Z", done: "Write" },
        { at: "2024-03-05T09:00Z", done: "Visit" },
        { at: "2024-03-06T09:00Z", undone: "Visit" },
        { at: "2024-03-06T09:00Z", pass: "Visit", to: "Ben" }
      ],
      reads: { total: 2, "rows.Ann.count": 1, "rows.Ben.count": 1, "types.meeting.count": 1 }
    }
  ]
})

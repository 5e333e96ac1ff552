/** Completed tasks: how many activities were done in time in the period (T3)? */
import { Schema } from "effect"
import type { Query } from "../ledger/Query.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow } from "./Ask.ts"
import { Compared, comparedSum, countPart, sum, threeWindows } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { countPerDay, dailyOf, Day, dayPart } from "./perDay.ts"
import { flowPerPerson, flowPerType, PersonFlow, rowOf, rowPart, TypeFlow } from "./tasks/rows.ts"
import { taskDone } from "./tasks/TaskDone.ts"

const done = (ask: Ask, window: Window, late: "yes" | "no", shape: Partial<Query>): Query =>
  flow(ask, "task-done", window, { ...shape, where: { ...shape.where, late: [late] } })

export const completedTasks = Metric.make({
  id: "completed-tasks",
  title: "Completed tasks",
  definition:
    "Activities that were done in the period, at the latest when they were due, by who was responsible then; without a due date nothing is late. What was done too late is under overdue tasks.",
  formula: "count(done in the period, done <= due); late: count(done in the period, done > due)",
  unit: "activities",
  time: "flow",
  better: "more",
  narrows: { users: "owner", types: "type" },
  books: [taskDone],
  Reading: Schema.Struct({
    ...Compared.fields,
    late: Schema.Int,
    rows: Schema.Array(PersonFlow),
    types: Schema.Array(TypeFlow),
    /** Every day of the period, those on which nothing was done in time, too. */
    days: Schema.Array(Day)
  }),
  needs: (ask) => ({
    ...threeWindows(ask, (window) => done(ask, window, "no", { by: ["owner", "kind", "type"] })),
    late: done(ask, ask.window, "yes", {}),
    days: dailyOf(ask, "task-done", { where: { late: ["no"] } })
  }),
  read: (sums, ask) => ({
    ...comparedSum(sums, "n"),
    late: sum(sums.late, "n"),
    rows: flowPerPerson(ask, sums, "owner"),
    types: flowPerType(ask, sums),
    days: countPerDay(ask, sums.days)
  }),
  explain: (part, ask) => {
    if (part === "late")
      return { title: "Done late", selections: [done(ask, ask.window, "yes", {})], measure: "n" }
    const day = dayPart("Completed in time", part, ask, (window) => done(ask, window, "no", {}), "n")
    if (day !== null) return day
    const row = rowPart(
      "Completed in time",
      part,
      ask,
      (name) => rowOf(name, ask, "owner"),
      (window, where) => done(ask, window, "no", { where })
    )
    return row ?? countPart("Completed in time", part, ask, "task-done", "n", { late: ["no"] })
  },
  examples: [
    {
      story:
        "Done at the very instant it is due, and on the last minute of its day, is in time; so is what has no due date. A minute late is not.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", task: "Call", for: "Mill", type: "call", due: "2024-03-05T10:00Z" },
        { at: "2024-03-04T09:00Z", task: "Visit", for: "Mill", due: "2024-03-05" },
        { at: "2024-03-04T09:00Z", task: "Write", for: "Mill" },
        { at: "2024-03-04T09:00Z", task: "Offer", for: "Mill", due: "2024-03-05T10:00Z" },
        { at: "2024-03-05T10:00Z", done: "Call" },
        { at: "2024-03-05T10:01Z", done: "Offer" },
        { at: "2024-03-05T23:59Z", done: "Visit" },
        { at: "2024-03-06T09:00Z", done: "Write" }
      ],
      reads: {
        now: 3,
        late: 1,
        "rows.Ann.count": 3,
        "types.call.count": 1,
        "change.base": "new",
        "days.4.n": 2,
        "days.5.n": 1,
        "days.6.n": 0
      }
    }
  ]
})

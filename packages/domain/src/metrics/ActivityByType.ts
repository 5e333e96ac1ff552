/** Activity: what did people get done in the period, late or not, by type (A1)? */
import { Schema } from "effect"
import type { Query } from "../ledger/Query.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow } from "./Ask.ts"
import { Compared, comparedSum, countPart, threeWindows } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { countPerDay, dailyOf, Day, dayPart } from "./perDay.ts"
import { flowPerPerson, flowPerType, PersonFlow, type RowOf, rowOf, rowPart, TypeFlow } from "./tasks/rows.ts"

const done = (ask: Ask, window: Window, shape: Partial<Query>): Query => flow(ask, "task-done", window, shape)

/** A person with what they got done, type by type. */
export const ActiveRow = Schema.Struct({ ...PersonFlow.fields, types: Schema.Array(TypeFlow) })

/** A person, a type, or "user:ID:type:KIND:TYPE": one type of one person. */
const oneOf = (name: string, ask: Ask): RowOf | null => {
  const cut = name.startsWith("user:") ? name.indexOf(":type:") : -1
  if (cut < 0) return rowOf(name, ask, "by")
  const person = rowOf(name.slice(0, cut), ask, "by")
  const type = rowOf(name.slice(cut + 1), ask, "by")
  return person === null || type === null
    ? null
    : { title: `${person.title}, ${type.title}`, where: { ...person.where, ...type.where } }
}

export const activityByType = Metric.make({
  id: "activity-by-type",
  title: "Activity",
  definition:
    "Activities that were done in the period, by who did them and by type, those done too late among them. What the robot did is to the credit of who was responsible.",
  formula: "count(done in the period) = completed in time + completed late",
  unit: "activities",
  time: "flow",
  better: "more",
  narrows: { users: "by", types: "type" },
  books: [],
  Reading: Schema.Struct({
    ...Compared.fields,
    rows: Schema.Array(ActiveRow),
    types: Schema.Array(TypeFlow),
    /** Every day of the period, those on which nothing was done, too. */
    days: Schema.Array(Day)
  }),
  needs: (ask) => ({
    ...threeWindows(ask, (window) => done(ask, window, { by: ["by", "kind", "type"] })),
    days: dailyOf(ask, "task-done")
  }),
  read: (sums, ask) => ({
    ...comparedSum(sums, "n"),
    rows: flowPerPerson(ask, sums, "by").map((row) => ({
      ...row,
      types: flowPerType(ask, {
        now: sums.now.filter((b) => b.key["by"] === row.id),
        before: sums.before.filter((b) => b.key["by"] === row.id)
      })
    })),
    types: flowPerType(ask, sums),
    days: countPerDay(ask, sums.days)
  }),
  explain: (part, ask) => {
    const day = dayPart("Done", part, ask, (window) => done(ask, window, {}), "n")
    if (day !== null) return day
    const row = rowPart(
      "Done",
      part,
      ask,
      (name) => oneOf(name, ask),
      (window, where) => done(ask, window, { where })
    )
    return row ?? countPart("Done", part, ask, "task-done", "n")
  },
  examples: [
    {
      story:
        "Ben does what Ann was responsible for, too late: it is his activity. What is reopened is undone.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", task: "Call", for: "Mill", type: "call", due: "2024-03-05T10:00Z" },
        { at: "2024-03-04T09:00Z", task: "Visit", for: "Mill", type: "meeting" },
        { at: "2024-03-04T09:00Z", task: "Write", for: "Mill", type: "email" },
        { at: "2024-03-06T09:00Z", done: "Call", by: "Ben" },
        { at: "2024-03-06T09:00Z", done: "Visit" },
        { at: "2024-03-06T09:00Z", done: "Write" },
        { at: "2024-03-07T09:00Z", undone: "Write" }
      ],
      reads: {
        now: 2,
        "rows.Ben.count": 1,
        "rows.Ben.types.call.count": 1,
        "rows.Ann.count": 1,
        "types.length": 2,
        "days.5.n": 2,
        "days.6.n": 0
      }
    }
  ]
})

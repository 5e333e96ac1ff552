/** Overdue tasks: how many activities came due in the period and were not done in time (T1)? */
import { Schema } from "effect"
import type { Query } from "../ledger/Query.ts"
import * as Instant from "../time/Instant.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow, snapshot } from "./Ask.ts"
import { Compared, comparedSum, sum, threeWindows } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { flowPerPerson, flowPerType, PersonFlow, rowOf, rowPart, TypeFlow } from "./tasks/rows.ts"
import { taskDue } from "./tasks/TaskDue.ts"

/** What is due at this very instant is not overdue yet, whatever the period says. */
const past = (ask: Ask, { from, to }: Window): Window => ({
  from,
  to: Instant.make(Math.max(from, Math.min(to, ask.now)))
})

const due = (ask: Ask, window: Window, shape: Partial<Query>): Query =>
  flow(ask, "task-due", past(ask, window), shape)

/** Whenever they were due: everything that is still open and should have been done by now. */
const allOpen = (ask: Ask): Query => snapshot(ask, "task-due", ask.now, { where: { state: ["open"] } })

const states = { stillOpen: "open", completedLate: "late" } as const

/** One person with what they left undone or did too late. */
export const OverdueRow = Schema.Struct({
  ...PersonFlow.fields,
  stillOpen: Schema.Int,
  completedLate: Schema.Int
})

export const overdueTasks = Metric.make({
  id: "overdue-tasks",
  title: "Overdue tasks",
  definition:
    "Activities that came due in the period and were not done by then: those still open, and those done too late. Done at the very instant counts as in time; a whole day lasts until midnight. Each counts for who was responsible when it came due.",
  formula:
    "count(due in the period, due < now, open or done after it was due); all open: count(open, due < now), whenever it was due",
  unit: "activities",
  time: "flow",
  better: "less",
  narrows: { users: "owner", types: "type" },
  books: [taskDue],
  Reading: Schema.Struct({
    ...Compared.fields,
    stillOpen: Schema.Int,
    completedLate: Schema.Int,
    allOpen: Schema.Int,
    rows: Schema.Array(OverdueRow),
    types: Schema.Array(TypeFlow)
  }),
  needs: (ask) => ({
    ...threeWindows(ask, (window) => due(ask, window, { by: ["owner", "kind", "type", "state"] })),
    allOpen: allOpen(ask)
  }),
  read: (sums, ask) => ({
    ...comparedSum(sums, "n"),
    stillOpen: sum(sums.now, "n", { state: "open" }),
    completedLate: sum(sums.now, "n", { state: "late" }),
    allOpen: sum(sums.allOpen, "n"),
    rows: flowPerPerson(ask, sums, "owner").map((row) => ({
      ...row,
      stillOpen: sum(sums.now, "n", { owner: row.id, state: "open" }),
      completedLate: sum(sums.now, "n", { owner: row.id, state: "late" })
    })),
    types: flowPerType(ask, sums)
  }),
  explain: (part, ask) => {
    const measure = "n"
    const of = (title: string, where: Query["where"]) => ({
      title,
      selections: [due(ask, ask.window, { where })],
      measure
    })
    if (part === "allOpen")
      return { title: "Open and overdue, whenever due", selections: [allOpen(ask)], measure }
    if (part === "stillOpen") return of("Overdue, still open", { state: [states.stillOpen] })
    if (part === "completedLate") return of("Overdue, done late", { state: [states.completedLate] })
    const [whose = "", end] = part.split(/:(?=(?:stillOpen|completedLate)$)/)
    if (end !== undefined) {
      const person = whose.startsWith("user:") ? rowOf(whose, ask, "owner") : null
      const [said, state] =
        end === "stillOpen" ? ["still open", states.stillOpen] : ["done late", states.completedLate]
      return person === null
        ? null
        : of(`Overdue, ${said}, ${person.title}`, { ...person.where, state: [state] })
    }
    const row = rowPart(
      "Overdue",
      part,
      ask,
      (name) => rowOf(name, ask, "owner"),
      (window, where) => due(ask, window, { where })
    )
    if (row !== null) return row
    return Metric.comparedPart("Overdue", part, ask, (window) => due(ask, window, {}), measure)
  },
  examples: [
    {
      story:
        "Due at ten: what is done at ten is in time, a minute later is late, and what is still open is overdue. What is due next week is not.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", task: "Call", for: "Mill", due: "2024-03-05T10:00Z" },
        { at: "2024-03-04T09:00Z", task: "Visit", for: "Mill", due: "2024-03-05T10:00Z" },
        { at: "2024-03-04T09:00Z", task: "Write", for: "Mill", due: "2024-03-05T10:00Z", owner: "Ben" },
        { at: "2024-03-04T09:00Z", task: "Offer", for: "Mill", due: "2024-03-27T10:00Z" },
        { at: "2024-03-05T10:00Z", done: "Call" },
        { at: "2024-03-05T10:01Z", done: "Visit" }
      ],
      reads: {
        now: 2,
        stillOpen: 1,
        completedLate: 1,
        allOpen: 1,
        "rows.Ann.completedLate": 1,
        "rows.Ben.stillOpen": 1,
        "types.task.count": 2
      }
    },
    {
      story:
        "A due date that is put off in time hides nothing: it moves. Handing a task over after it came due leaves it with who let it lapse.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", task: "Call", for: "Mill", due: "2024-03-05" },
        { at: "2024-03-04T09:00Z", task: "Visit", for: "Mill", due: "2024-03-06" },
        { at: "2024-03-05T09:00Z", postpone: "Call", due: "2024-04-02" },
        { at: "2024-03-08T09:00Z", pass: "Visit", to: "Ben" }
      ],
      reads: { now: 1, "rows.length": 1, "rows.Ann.stillOpen": 1 }
    }
  ]
})

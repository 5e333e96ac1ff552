/** Planned work: how many activities need attention now, because they are overdue or nearly due (4.5)? */
import { Schema } from "effect"
import type { Query } from "../ledger/Query.ts"
import { dayOf, startOfDay } from "../time/Calendar.ts"
import * as Instant from "../time/Instant.ts"
import { type Ask, snapshot } from "./Ask.ts"
import { sum } from "./Count.ts"
import { aboutDeals, countedFor, forRecords, handed } from "./counters/counting.ts"
import { dealPlanBook } from "./counters/dealWork.ts"
import * as Metric from "./Metric.ts"
import { PersonCount, perPerson, rowOf } from "./tasks/rows.ts"
import { taskPlan } from "./tasks/TaskPlan.ts"

const minute = 60_000

/** Open activities due before `to`, which may lie ahead of what is known. */
const dueBefore = (ask: Ask, to: number, shape: Partial<Query> = {}): Query =>
  snapshot(ask, "task-plan", Instant.MAX, { ...shape, to: Instant.clamp(to) })

/** Due by then needs attention: now and so many minutes more. */
const attention = (ask: Ask): number => ask.now + ask.workspace.settings.plannedMinutes * minute + 1

/** What was due by the end of yesterday, midnight itself among it, is overdue; what comes after is a matter of today. */
const untilToday = (ask: Ask): number =>
  startOfDay(ask.workspace.zone, dayOf(ask.workspace.zone, ask.now)) + 1

/** What is due by then about deals, at the instant each is due. */
const ofDeals = (ask: Ask): Query => ({
  ...snapshot(ask, "deal-plan", Instant.MAX, { perInstant: true }),
  to: Instant.clamp(attention(ask))
})

const today = (ask: Ask): Query => ({
  ...dueBefore(ask, attention(ask)),
  from: Instant.clamp(untilToday(ask))
})

/** One person with what is due for them; `late` ones are past their due time. */
export const PlannedRow = Schema.Struct({ ...PersonCount.fields, late: Schema.Int })

export const plannedWork = Metric.make({
  id: "planned-work",
  title: "Planned work",
  definition:
    "Open activities that are overdue or due within the minutes that the workspace has set, activities, not deals, are counted. By person: as the workspace has set, an activity about a deal counts for the owner that the deal has then (of several deals the first, unless it is deleted), and any other, or every one, for the person responsible for it. Late ones are past their due time; overdue ones were due before today, and until midnight the others are today's.",
  formula: "count(open, due - now <= lead); late: due < now; overdue: due by the end of yesterday",
  unit: "activities",
  time: "snapshot",
  better: "less",
  books: [taskPlan, dealPlanBook],
  Reading: Schema.Struct({
    total: Schema.Int,
    late: Schema.Int,
    overdue: Schema.Int,
    today: Schema.Int,
    rows: Schema.Array(PlannedRow)
  }),
  needs: (ask) => ({
    planned: dueBefore(ask, attention(ask), { by: ["owner"] }),
    late: dueBefore(ask, ask.now, { by: ["owner"] }),
    overdue: dueBefore(ask, untilToday(ask)),
    today: today(ask),
    ...aboutDeals(ask, ofDeals(ask))
  }),
  read: (sums, ask) => {
    const moved = handed(sums).map((b) => ({ ...b, key: { owner: b.key["user"] ?? "" } }))
    const late = [...sums.late, ...moved.filter(({ at }) => at !== null && at < ask.now)]
    return {
      total: sum(sums.planned, "n"),
      late: sum(sums.late, "n"),
      overdue: sum(sums.overdue, "n"),
      today: sum(sums.today, "n"),
      rows: perPerson(ask, [...sums.planned, ...moved], "owner").map((row) => ({
        ...row,
        late: sum(late, "n", { owner: row.id })
      }))
    }
  },
  explain: (part, ask) => {
    const of = (title: string, selection: Query) => ({ title, selections: [selection], measure: "n" })
    if (part === "total") return of("Planned work", dueBefore(ask, attention(ask)))
    if (part === "late") return of("Planned, past due", dueBefore(ask, ask.now))
    if (part === "overdue") return of("Planned, due before today", dueBefore(ask, untilToday(ask)))
    if (part === "today") return of("Planned, due today", today(ask))
    const [whose = "", late] = part.split(/:(?=late$)/)
    const row = whose.startsWith("user:") ? rowOf(whose, ask, "owner") : null
    if (row === null) return null
    const until = late === undefined ? attention(ask) : ask.now
    const mine = dueBefore(ask, until, { where: row.where })
    const counted = forRecords(ask) ? dueBefore(ask, until) : mine
    const [person = ""] = row.where["owner"] ?? []
    return {
      ...of(`Planned, ${late === undefined ? "" : "past due, "}${row.title}`, counted),
      ...countedFor(ask, person, [mine], ofDeals(ask))
    }
  },
  examples: [
    {
      story:
        "Asked at noon: what is due in ten minutes needs attention, what is due in an hour does not yet. What was due this morning is late and still today's; what was due yesterday is overdue.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-18T09:00Z", task: "Soon", for: "Mill", due: "2024-03-20T12:10Z" },
        { at: "2024-03-18T09:00Z", task: "Later", for: "Mill", due: "2024-03-20T13:00Z" },
        { at: "2024-03-18T09:00Z", task: "Morning", for: "Mill", due: "2024-03-20T09:00Z" },
        { at: "2024-03-18T09:00Z", task: "Yesterday", for: "Mill", due: "2024-03-19" },
        { at: "2024-03-20T10:00Z", pass: "Yesterday", to: "Ben" },
        { at: "2024-03-20T11:00Z", counters: "activity" }
      ],
      reads: { total: 3, late: 2, overdue: 1, today: 2, "rows.Ann.count": 2, "rows.Ben.late": 1 }
    },
    {
      story:
        "Whose the deal is, theirs is the work about it, whoever it was given to; a deal that is gone owns nothing.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer", owner: "Ben" },
        { at: "2024-03-01T09:00Z", create: "Dam", stage: "Offer", owner: "Ben" },
        { at: "2024-03-01T09:00Z", create: "Lock", stage: "Offer" },
        { at: "2024-03-18T09:00Z", task: "Morning", for: "Mill", due: "2024-03-20T09:00Z" },
        { at: "2024-03-18T09:00Z", task: "Gone", for: "Dam", due: "2024-03-20T09:00Z" },
        { at: "2024-03-18T09:00Z", task: "Soon", for: "Lock", due: "2024-03-20T12:10Z" },
        { at: "2024-03-20T10:00Z", give: "Lock", to: "Ben" },
        { at: "2024-03-20T10:00Z", erase: "Dam" }
      ],
      reads: {
        total: 3,
        late: 2,
        "rows.Ben.count": 2,
        "rows.Ben.late": 1,
        "rows.Ann.count": 1,
        "rows.Ann.late": 1
      }
    }
  ]
})

/** Tasks: what is late to the minute, whose it is, and what a deal without a task is. */
import * as Instant from "@weir/domain/time/Instant"
import { type Line, plain, type Setting } from "./Story.ts"
import { type Asked, at, before, day, inMarch, type Vector } from "./Vector.ts"

const team: Setting = { ...plain, people: ["Ann", "Ben"], contacts: ["Dora"] }
const berlin: Setting = { ...team, zone: "Europe/Berlin" }
const deal: Line = { at: before, create: "Mill", stage: "A" }

const asked = (metric: Asked["metric"], date: string, now: string, reads: Asked["reads"]): Asked => ({
  metric,
  period: day(date),
  now: Instant.iso(now),
  reads
})

const dueAtTen = (task: string): Line => ({ at: before, task, for: "Mill", due: "2024-03-05T10:00:00Z" })

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV14",
    proves: ["T1", "T3", "T5", "A1", "X7", "task.overdue", "activity.byType"],
    story: "due at ten: one done at ten, one a minute later, one open at eleven",
    setting: team,
    lines: [
      deal,
      ...["First", "Second", "Third"].map(dueAtTen),
      { at: at(0), done: "First" },
      { at: at(1), done: "Second" }
    ],
    asked: [
      asked("completedTasks", "2024-03-05", "2024-03-05T11:00:00Z", { now: 1, late: 1 }),
      asked("overdueTasks", "2024-03-05", "2024-03-05T11:00:00Z", {
        now: 2,
        completedLate: 1,
        stillOpen: 1
      }),
      asked("activityByType", "2024-03-05", "2024-03-05T11:00:00Z", { now: 2 })
    ]
  },
  {
    id: "GV14, the instant itself",
    proves: ["T1", "4.5 two counters"],
    story: "at the very instant it is due a task is not overdue; a millisecond later it is",
    setting: team,
    lines: [deal, dueAtTen("First")],
    asked: [
      asked("overdueTasks", "2024-03-05", "2024-03-05T10:00:00.000Z", { now: 0, allOpen: 0 }),
      asked("plannedWork", "2024-03-05", "2024-03-05T10:00:00.000Z", { total: 1, late: 0, today: 1 }),
      asked("overdueTasks", "2024-03-05", "2024-03-05T10:00:00.001Z", { now: 1, allOpen: 1 }),
      asked("plannedWork", "2024-03-05", "2024-03-05T10:00:00.001Z", { total: 1, late: 1, today: 1 })
    ]
  },
  {
    id: "GV15",
    proves: ["T3", "G1", "task.completed"],
    story: "due on 5 May, done at 23:59 in São Paulo, where it is already the 6th in Greenwich",
    setting: { ...team, zone: "America/Sao_Paulo" },
    lines: [
      deal,
      { at: before, task: "First", for: "Mill", due: "2024-05-05" },
      { at: before, task: "Second", for: "Mill", due: "2024-05-05" },
      { at: "2024-05-06T02:59:00Z", done: "First" },
      { at: "2024-05-06T03:00:01Z", done: "Second" }
    ],
    asked: [
      asked("completedTasks", "2024-05-05", "2024-05-07T12:00:00Z", { now: 1, late: 0 }),
      asked("completedTasks", "2024-05-06", "2024-05-07T12:00:00Z", { now: 0, late: 1 })
    ]
  },
  {
    id: "GV15, on a long day",
    proves: ["T3", "G1"],
    story: "a day of 25 hours lasts until its own midnight",
    setting: berlin,
    lines: [
      deal,
      { at: before, task: "First", for: "Mill", due: "2024-10-27" },
      { at: before, task: "Second", for: "Mill", due: "2024-10-27" },
      { at: "2024-10-27T22:59:59Z", done: "First" },
      { at: "2024-10-27T23:00:01Z", done: "Second" }
    ],
    asked: [
      asked("completedTasks", "2024-10-27", "2024-10-30T12:00:00Z", { now: 1, late: 0 }),
      asked("overdueTasks", "2024-10-28", "2024-10-30T12:00:00Z", { now: 1, completedLate: 1 })
    ]
  },
  {
    id: "task, put off",
    proves: ["T6"],
    story:
      "put off before it is done late, a task is in time; put off after it lapsed, it moves all the same",
    setting: team,
    lines: [
      deal,
      dueAtTen("First"),
      dueAtTen("Second"),
      { at: "2024-03-05T09:00:00Z", postpone: "First", due: "2024-03-06T10:00:00Z" },
      { at: "2024-03-05T12:00:00Z", postpone: "Second", due: "2024-03-25T10:00:00Z" },
      { at: "2024-03-06T10:00:00Z", done: "First" }
    ],
    asked: [
      inMarch("overdueTasks", { now: 0, allOpen: 0 }),
      inMarch("completedTasks", { now: 1, late: 0 }),
      {
        ...inMarch("overdueTasks", { now: 1, stillOpen: 1 }),
        asOf: Instant.iso("2024-03-05T11:00:00Z")
      }
    ]
  },
  {
    id: "task, reopened",
    proves: ["T6", "T1", "T3"],
    story: "reopening takes a completion back at the instant it was done at, and the due date stands again",
    setting: team,
    lines: [
      deal,
      dueAtTen("First"),
      dueAtTen("Second"),
      { at: "2024-03-05T09:00:00Z", done: "First" },
      { at: "2024-03-05T11:00:00Z", done: "Second" },
      { at: "2024-03-07T09:00:00Z", undone: "First" },
      { at: "2024-03-07T09:00:00Z", undone: "Second" },
      { at: "2024-03-08T09:00:00Z", done: "Second" }
    ],
    asked: [
      inMarch("overdueTasks", { now: 2, stillOpen: 1, completedLate: 1, allOpen: 1 }),
      inMarch("completedTasks", { now: 0, late: 1 }),
      inMarch("currentTasks", { total: 1 }),
      { ...inMarch("completedTasks", { now: 1, late: 1 }), asOf: Instant.iso("2024-03-06T00:00:00Z") }
    ]
  },
  {
    id: "task, handed over",
    proves: ["T0", "A1", "T2"],
    story: "what lapsed under Ann stays hers; what is to be done is Ben's; who does it gets the credit",
    setting: team,
    lines: [
      deal,
      dueAtTen("First"),
      dueAtTen("Second"),
      { at: "2024-03-05T10:00:00Z", pass: "First", to: "Ben" },
      { at: "2024-03-05T10:01:00Z", pass: "Second", to: "Ben" },
      { at: "2024-03-05T12:00:00Z", done: "First", by: "Ann" },
      { at: "2024-03-05T12:00:00Z", counters: "activity" }
    ],
    asked: [
      inMarch("overdueTasks", {
        "rows.Ann.stillOpen": 1,
        "rows.Ann.completedLate": 0,
        "rows.Ben.completedLate": 1
      }),
      inMarch("currentTasks", { "rows.length": 1, "rows.Ben.count": 1 }),
      inMarch("plannedWork", { "rows.length": 1, "rows.Ben.late": 1 }),
      inMarch("activityByType", { "rows.length": 1, "rows.Ann.count": 1 })
    ]
  },
  {
    id: "each with their own before",
    proves: ["G3", "G4", "A1", "T1", "T3", "N1", "F1"],
    story:
      "Ann did two things by this time last month and does one now, Ben one after that time; a call was made then and none now",
    setting: team,
    lines: [
      { at: "2024-02-01T09:00:00Z", create: "Mill", stage: "A" },
      { at: "2024-02-01T09:00:00Z", task: "First", for: "Mill", type: "call" },
      { at: "2024-02-01T09:00:00Z", task: "Second", for: "Mill" },
      { at: "2024-02-01T09:00:00Z", task: "Third", for: "Mill" },
      { at: "2024-02-01T09:00:00Z", task: "Fourth", for: "Mill" },
      { at: "2024-02-01T09:00:00Z", task: "Lapsed", for: "Mill", due: "2024-02-05", owner: "Ben" },
      { at: "2024-02-10T09:00:00Z", done: "First", by: "Ann" },
      { at: "2024-02-11T09:00:00Z", done: "Second", by: "Ann" },
      { at: "2024-02-12T09:00:00Z", note: "Old", for: "Mill", by: "Ben" },
      { at: "2024-02-12T09:01:00Z", file: "Old", for: "Mill", origin: "note", on: "Old", by: "Ben" },
      { at: "2024-02-25T09:00:00Z", done: "Third", by: "Ben" },
      { at: "2024-03-05T09:00:00Z", done: "Fourth", by: "Ann" },
      { at: "2024-03-05T09:00:00Z", note: "New", for: "Mill", by: "Ben" },
      { at: "2024-03-05T09:00:00Z", note: "Newer", for: "Mill", by: "Ben" }
    ],
    asked: [
      inMarch("activityByType", {
        "rows.length": 1,
        "rows.Ann.count": 1,
        "rows.Ann.before": 2,
        "rows.Ann.change.pct": -0.5,
        "rows.Ann.types.call.count": 0,
        "rows.Ann.types.call.before": 1,
        "types.task.before": 1,
        "types.task.change.delta": 0
      }),
      inMarch("completedTasks", { "rows.Ann.before": 2, "types.call.change.delta": -1 }),
      inMarch("overdueTasks", { now: 0, "rows.Ben.count": 0, "rows.Ben.before": 1, "types.task.before": 1 }),
      inMarch("notesAdded", { "rows.Ben.before": 1, "rows.Ben.change.pct": 1 }),
      inMarch("latestUploads", {
        "rows.Ben.count": 0,
        "rows.Ben.before": 1,
        "origins.note.before": 1,
        "origins.chat.change.base": "none"
      })
    ]
  },
  {
    id: "task, changed in kind",
    proves: ["T6", "A1", "task.current"],
    story: "a task becomes a meeting before it is done: it was a meeting that was held",
    setting: team,
    lines: [
      deal,
      { at: before, task: "First", for: "Mill", type: "call" },
      { at: at(0), retype: "First", as: "meeting" },
      { at: at(1), done: "First" },
      { at: at(2), retype: "First", as: "email" }
    ],
    asked: [
      inMarch("activityByType", { "types.length": 1, "types.meeting.count": 1 }),
      inMarch("completedTasks", { "types.meeting.count": 1 })
    ]
  },
  {
    id: "planned work, at midnight",
    proves: ["4.5 midnight", "4.5 two counters", "4.5 activities", "G1"],
    story: "today's task is today's until the workspace's midnight; then it is overdue",
    setting: berlin,
    lines: [
      deal,
      { at: before, task: "First", for: "Mill", due: "2024-03-30T22:50:00Z" },
      { at: before, task: "Second", for: "Mill", due: "2024-03-30" },
      { at: before, task: "Third", for: "Mill", due: "2024-03-30T23:20:00Z" }
    ],
    asked: [
      asked("plannedWork", "2024-03-30", "2024-03-30T22:59:59.999Z", {
        total: 2,
        late: 1,
        today: 2,
        overdue: 0
      }),
      asked("plannedWork", "2024-03-30", "2024-03-30T23:10:00.000Z", {
        total: 3,
        late: 2,
        today: 1,
        overdue: 2
      })
    ]
  },
  {
    id: "task, due as usual",
    proves: ["4.5 default due"],
    story:
      "asked on a Friday at 10:20 for three working days on: due on Wednesday at eleven, by the workspace's clock",
    setting: berlin,
    lines: [
      deal,
      { at: "2024-03-29T09:20:00Z", task: "First", for: "Mill", due: "3 days" },
      { at: "2024-03-29T09:20:00Z", task: "Second", for: "Mill", due: "3 days" },
      { at: "2024-04-03T09:00:00Z", done: "First" },
      { at: "2024-04-03T09:00:01Z", done: "Second" }
    ],
    asked: [asked("completedTasks", "2024-04-03", "2024-04-04T12:00:00Z", { now: 1, late: 1 })]
  }
]

/** Notes: how many were written in the period, and by whom (N1)? */
import { Schema } from "effect"
import * as Book from "../ledger/Book.ts"
import { flow } from "./Ask.ts"
import { Compared, comparedSum, countPart, threeWindows } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { countPerDay, dailyOf, Day, dayPart } from "./perDay.ts"
import { flowPerPerson, PersonFlow, rowOf, rowPart } from "./tasks/rows.ts"

/** Notes that people wrote, when they wrote them. What the system notes down is kept and not entered. */
export const notesAddedBook = Book.make({
  id: "notes-added",
  dims: ["author"],
  measures: ["n"],
  post: ({ fact, occurredAt }) =>
    fact._tag === "NoteAdded" && fact.sort === "common"
      ? [{ at: occurredAt, key: { author: fact.authorId }, tally: { n: 1 }, subject: fact.noteId }]
      : []
})

export const notesAdded = Metric.make({
  id: "notes-added",
  title: "Notes",
  definition:
    "Notes that people added in the period, by who wrote them. Deleted notes and those of the system do not count; an edited note counts once, when it was written.",
  formula: "count(common notes added in the period)",
  unit: "notes",
  time: "flow",
  better: "more",
  narrows: { users: "author" },
  books: [notesAddedBook],
  Reading: Schema.Struct({
    ...Compared.fields,
    rows: Schema.Array(PersonFlow),
    /** Every day of the period, those without a note, too. */
    days: Schema.Array(Day)
  }),
  needs: (ask) => ({
    ...threeWindows(ask, (window) => flow(ask, "notes-added", window, { by: ["author"] })),
    days: dailyOf(ask, "notes-added")
  }),
  read: (sums, ask) => ({
    ...comparedSum(sums, "n"),
    rows: flowPerPerson(ask, sums, "author"),
    days: countPerDay(ask, sums.days)
  }),
  explain: (part, ask) => {
    const day = dayPart("Notes", part, ask, (window) => flow(ask, "notes-added", window, {}), "n")
    if (day !== null) return day
    const row = rowPart(
      "Notes",
      part,
      ask,
      (name) => (name.startsWith("user:") ? rowOf(name, ask, "author") : null),
      (window, where) => flow(ask, "notes-added", window, { where })
    )
    return row ?? countPart("Notes", part, ask, "notes-added", "n")
  },
  examples: [
    {
      story: "Two people write notes, one of which is deleted; the system's own does not count.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-02-05T09:00Z", note: "Old", for: "Dora" },
        { at: "2024-03-04T09:00Z", note: "First", for: "Mill" },
        { at: "2024-03-04T10:00Z", note: "Second", for: "Mill", by: "Ben" },
        { at: "2024-03-04T11:00Z", note: "Third", for: "Mill", by: "Ben" },
        { at: "2024-03-04T12:00Z", note: "Moved", for: "Mill", service: true },
        { at: "2024-03-05T09:00Z", dropNote: "Third" }
      ],
      reads: {
        now: 2,
        before: 1,
        "change.pct": 1,
        "rows.Ann.count": 1,
        "rows.Ben.count": 1,
        "days.3.n": 2,
        "days.4.n": 0
      }
    }
  ]
})

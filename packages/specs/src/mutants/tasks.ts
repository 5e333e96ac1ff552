/** Mistakes about tasks, notes and files: what is late, whose it is, what counts, and what is taken back. */
import type { ActivityFact } from "@weir/domain/activity/ActivityEvent"
import type { Posting } from "@weir/domain/ledger/Book"
import type { Balance, Query } from "@weir/domain/ledger/Query"
import type { Event, EventDraft } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import { type Core, type MetricName, theCore } from "@weir/domain/workbook/Core"
import { Result } from "effect"
import { type Mutant, withBook, withMetric } from "./Mutant.ts"

type Sums = Readonly<Record<string, ReadonlyArray<Balance>>>
type Families = Core["families"]

const asking = (name: MetricName, change: (query: Query, ask: Ask, which: string) => Query): Core =>
  withMetric(name, (metric) => ({
    needs: (ask: Ask) =>
      Object.fromEntries(
        Object.entries(metric.needs(ask) as Record<string, Query>).map(([which, query]) => [
          which,
          change(query, ask, which)
        ])
      )
  }))

// oxlint-disable-next-line typescript/no-explicit-any -- readings are whatever their schema says
const telling = (name: MetricName, change: (reading: any) => unknown): Core =>
  withMetric(name, (metric) => ({ read: (sums: Sums, ask: Ask) => change(metric.read(sums, ask)) }))

const posting = (
  book: string,
  change: (posting: Posting, event: EventDraft) => ReadonlyArray<Posting>
): Core => withBook(book, (event, rightly) => rightly.flatMap((p) => change(p, event)))

const withFamily = <Kind extends keyof Families>(
  kind: Kind,
  change: (family: Families[Kind]) => Partial<Families[Kind]>
): Core => ({
  ...theCore,
  families: { ...theCore.families, [kind]: { ...theCore.families[kind], ...change(theCore.families[kind]) } }
})

/** The core that decides otherwise on activities. */
const deciding = (change: (fact: ActivityFact, dueAt: number | null, at: number) => ActivityFact): Core =>
  withFamily("activity", (family) => ({
    decide: (state, command, at, around) =>
      Result.map(family.decide(state, command, at, around), (facts) =>
        facts.map((fact) => change(fact, state?.due?.at ?? null, at))
      )
  }))

const takesBack = (p: Posting): boolean => (p.tally["n"] ?? 0) < 0
const oracle = (name: MetricName): string => `${name} reads what the oracle tells`

const again =
  "what was asked of an activity, asked once more, is decided as it was, and asked twice is decided once"
const reopened =
  "reopening takes a completion back at the instant it was entered at, and the due date stands open again"

export const taskMutants: ReadonlyArray<Mutant> = [
  {
    name: "what was done late is no longer overdue",
    core: posting("task-due", (p) => (p.key["state"] === "late" ? [] : [p])),
    killedBy: oracle("overdueTasks")
  },
  {
    name: "what is due later today is overdue already",
    core: asking("overdueTasks", (query, ask, which) =>
      which === "now" ? { ...query, to: ask.window.to } : query
    ),
    killedBy: oracle("overdueTasks")
  },
  {
    name: "a due date that was put off stands where it was as well",
    core: posting("task-due", (p, { fact }) =>
      fact._tag === "ActivityRescheduled" && takesBack(p) ? [] : [p]
    ),
    killedBy: oracle("overdueTasks")
  },
  {
    name: "a task that is handed over stays with both",
    core: posting("task-open", (p, { fact }) => (fact._tag === "ActivityChanged" && takesBack(p) ? [] : [p])),
    killedBy: oracle("currentTasks")
  },
  {
    name: "done is done, late or not",
    core: asking("completedTasks", (query) => ({ ...query, where: {} })),
    killedBy: oracle("completedTasks")
  },
  {
    name: "what was done late is not mentioned beside what was done in time",
    core: telling("completedTasks", (r) => ({ ...r, late: 0 })),
    killedBy: "done in time and done late are all that was done, whoever did it and whoever was responsible"
  },
  {
    name: "the credit goes to whoever was responsible",
    core: posting("task-done", (p) => [{ ...p, key: { ...p.key, by: p.key["owner"] ?? "" } }]),
    killedBy: oracle("activityByType")
  },
  {
    name: "only what is past its due time is planned work",
    core: asking("plannedWork", (query, ask, which) =>
      which === "planned" ? { ...query, to: ask.now } : query
    ),
    killedBy: oracle("plannedWork")
  },
  {
    name: "planned work stays with whoever let it lapse",
    core: posting("task-plan", (p, { fact }) => (fact._tag === "ActivityChanged" ? [] : [p])),
    killedBy: oracle("plannedWork")
  },
  {
    name: "all that is planned is late",
    core: telling("plannedWork", (r) => ({ ...r, late: r.total })),
    killedBy: "what is late among planned work is what is open and overdue, and all of it is current"
  },
  {
    name: "a task that is done still keeps its deal busy",
    core: posting("deal-tasks", (p, { fact }) => (fact._tag === "ActivityCompleted" ? [] : [p])),
    killedBy: "the book of what is planned counts the open activities that each deal has of its own"
  },
  {
    name: "only what a client asks for keeps a deal busy",
    core: asking("dealsWithoutTask", (query, _, which) =>
      which === "planned" ? { ...query, where: { direction: ["in"] } } : query
    ),
    killedBy: oracle("dealsWithoutTask")
  },
  {
    name: "a task that is deleted still keeps its deal busy",
    core: posting("deal-tasks", (p, { fact }) => (fact._tag === "ActivityDeleted" ? [] : [p])),
    killedBy: "the book of what is planned counts the open activities that each deal has of its own"
  },
  {
    name: "the list behind deals without a task shows every active deal",
    core: withMetric("dealsWithoutTask", (metric) => ({
      explain: (part, ask) => {
        const behind = metric.explain(part, ask)
        return behind === null ? null : { ...behind, without: [] }
      }
    })),
    killedBy:
      "a deal without a task has nothing open of its own, so nothing overdue, and every other active deal has"
  },
  {
    name: "people are compared with all of the period before",
    core: asking("activityByType", (query, ask, which) =>
      which === "before" ? { ...query, to: ask.previous.full.to } : query
    ),
    killedBy: oracle("activityByType")
  },
  {
    name: "whoever did nothing this time has no row",
    core: telling("notesAdded", (r) => ({
      ...r,
      rows: r.rows.filter((row: { readonly count: number }) => row.count > 0)
    })),
    killedBy: oracle("notesAdded")
  },
  {
    name: "what the system notes down counts as written by somebody",
    core: withBook("notes-added", (event, rightly) =>
      event.fact._tag === "NoteAdded"
        ? [
            {
              at: event.occurredAt,
              key: { author: event.fact.authorId },
              tally: { n: 1 },
              subject: event.fact.noteId
            }
          ]
        : rightly
    ),
    killedBy: oracle("notesAdded")
  },
  {
    name: "notes count since the beginning of time",
    core: asking("notesAdded", (query) => ({ ...query, from: null })),
    killedBy: "the days of a period add up to the period in tasks, notes and files"
  },
  {
    name: "a client's files count as uploads",
    core: withBook("file-uploads", ({ fact, occurredAt }, rightly) =>
      fact._tag === "FileAdded" && fact.uploaderId === null
        ? [
            {
              at: occurredAt,
              key: { uploader: "", origin: fact.origin },
              tally: { n: 1 },
              subject: fact.fileId
            }
          ]
        : rightly
    ),
    killedBy: oracle("latestUploads")
  },
  {
    name: "the oldest files are shown for the latest",
    core: telling("latestUploads", (r) => ({ ...r, latest: r.latest.toReversed() })),
    killedBy: "the latest files are the newest of those counted, ten at most, each once"
  },
  {
    name: "the person with most overdue tasks is not shown",
    core: telling("overdueTasks", (r) => ({ ...r, rows: r.rows.slice(1) })),
    killedBy: "people, and types, add up to all tasks, notes and files"
  },
  {
    name: "only tasks added by the end of the period are current",
    core: asking("currentTasks", (query, ask) => ({ ...query, to: ask.window.to })),
    killedBy: "what is current, planned or forgotten is the same whatever period is looked at"
  },
  {
    name: "reopening takes a completion back on the day of the reopening",
    core: posting("task-done", (p, event) => [takesBack(p) ? { ...p, at: event.occurredAt } : p]),
    killedBy: reopened
  },
  {
    name: "a reopened task has no due date any more",
    core: posting("task-due", (p, { fact }) =>
      fact._tag === "ActivityReopened" && p.key["state"] === "open" ? [] : [p]
    ),
    killedBy: reopened
  },
  {
    name: "at the very instant it is due is too late",
    core: deciding((fact, dueAt, at) =>
      fact._tag === "ActivityCompleted" && dueAt === at
        ? { ...fact, completion: { ...fact.completion, late: true } }
        : fact
    ),
    killedBy: again
  },
  {
    name: "who takes a task over takes its lapsed due date over",
    core: deciding((fact) =>
      fact._tag === "ActivityChanged" && fact.filedTo !== null
        ? { ...fact, filedTo: { ...fact.filedTo, ownerId: fact.to.ownerId } }
        : fact
    ),
    killedBy: again
  },
  {
    name: "putting a due date off leaves no trace",
    core: withFamily("activity", (family) => ({
      evolve: (state, fact, at) => ({ ...family.evolve(state, fact, at), pushes: 0 })
    })),
    killedBy: "every time a due date was put off is kept, and every version of a note"
  },
  {
    name: "an edited note keeps its first words",
    core: withFamily("note", (family) => ({
      evolve: (state, fact, at) => ({
        ...family.evolve(state, fact, at),
        ...(state === null ? {} : { text: state.text })
      })
    })),
    killedBy: "replaying the events of an activity, a note or a file gives the state that was decided on"
  },
  {
    name: "what is deleted beside deals goes on counting",
    core: {
      ...theCore,
      entriesOf: (books, events, recalled) =>
        theCore.entriesOf(
          books,
          events.filter(({ fact }: Event) => !/^(Activity|Note|File)Deleted$/.test(fact._tag)),
          recalled
        )
    },
    killedBy: "a deleted activity, note or file reads as if it had never been there"
  },
  {
    name: "what is restored beside deals stays gone",
    core: {
      ...theCore,
      entriesOf: (books, events, recalled) =>
        theCore.entriesOf(
          books,
          events.filter(({ fact }: Event) => !/^(Activity|Note|File)Restored$/.test(fact._tag)),
          recalled
        )
    },
    killedBy:
      "an activity, a note or a file that was deleted and restored reads as if it had not been touched"
  }
]

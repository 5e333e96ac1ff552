/** Latest uploads: which files did people add in the period, newest first, and how many (F1)? */
import { Schema } from "effect"
import * as Book from "../ledger/Book.ts"
import { InstantFromIso } from "../time/Instant.ts"
import { flow, nameOfUser } from "./Ask.ts"
import { Compared, comparedSum, countPart, sum, threeWindows } from "./Count.ts"
import { compareText } from "../text/Text.ts"
import * as Metric from "./Metric.ts"
import { counted, flowPerPerson, Past, PersonFlow, rowOf, rowPart } from "./tasks/rows.ts"

/** At most this many files are named; all are counted. */
export const newest = 10

/** Where a file hangs: on a note, a task, or in a chat. */
export const origins = ["note", "task", "chat"] as const

/** Files that people uploaded, when they did. What a client sent is kept and not entered. */
export const fileUploads = Book.make({
  id: "file-uploads",
  dims: ["uploader", "origin"],
  measures: ["n"],
  post: ({ fact, occurredAt }) =>
    fact._tag === "FileAdded" && fact.uploaderId !== null
      ? [
          {
            at: occurredAt,
            key: { uploader: fact.uploaderId, origin: fact.origin },
            tally: { n: 1 },
            subject: fact.fileId
          }
        ]
      : []
})

export const latestUploads = Metric.make({
  id: "latest-uploads",
  title: "Latest uploads",
  definition:
    "Files that people attached to notes, tasks and chats in the period: how many, where, by whom, and the newest of them. What clients sent does not count.",
  formula: "count(files uploaded in the period); the newest 10",
  unit: "files",
  time: "flow",
  better: "neither",
  narrows: { users: "uploader" },
  books: [fileUploads],
  Reading: Schema.Struct({
    ...Compared.fields,
    origins: Schema.Array(Schema.Struct({ name: Schema.Literals(origins), count: Schema.Int, ...Past })),
    rows: Schema.Array(PersonFlow),
    latest: Schema.Array(
      Schema.Struct({
        fileId: Schema.String,
        at: InstantFromIso,
        origin: Schema.Literals(origins),
        uploader: Schema.Struct({ id: Schema.String, name: Schema.String, disabled: Schema.Boolean })
      })
    )
  }),
  needs: (ask) => ({
    ...threeWindows(ask, (window) => flow(ask, "file-uploads", window, { by: ["uploader", "origin"] })),
    latest: flow(ask, "file-uploads", ask.window, {
      by: ["uploader", "origin"],
      perInstant: true,
      perSubject: true
    })
  }),
  read: (sums, ask) => ({
    ...comparedSum(sums, "n"),
    origins: origins.map((name) => ({
      name,
      ...counted(sum(sums.now, "n", { origin: name }), sum(sums.before, "n", { origin: name }))
    })),
    rows: flowPerPerson(ask, sums, "uploader"),
    latest: sums.latest
      .flatMap(({ at, key, subject }) => {
        const origin = origins.find((o) => o === key["origin"])
        return at === null || subject === null || origin === undefined
          ? []
          : [{ fileId: subject, at, origin, uploader: nameOfUser(ask, key["uploader"] ?? "") }]
      })
      .sort((a, b) => b.at - a.at || compareText(a.fileId, b.fileId))
      .slice(0, newest)
  }),
  explain: (part, ask) => {
    const named = (name: string) => {
      const origin = origins.find((o) => name === `origin:${o}`)
      if (origin !== undefined) return { title: origin, where: { origin: [origin] } }
      return name.startsWith("user:") ? rowOf(name, ask, "uploader") : null
    }
    const row = rowPart("Uploads", part, ask, named, (window, where) =>
      flow(ask, "file-uploads", window, { where })
    )
    return row ?? countPart("Uploads", part, ask, "file-uploads", "n")
  },
  examples: [
    {
      story: "Three files come in; what the client sent in the chat is kept, and does not count.",
      given: [
        { at: "2024-03-01T09:00Z", create: "Mill", stage: "Offer" },
        { at: "2024-03-04T09:00Z", note: "Ideas", for: "Mill" },
        { at: "2024-03-04T09:00Z", file: "plan.pdf", for: "Mill", origin: "note", on: "Ideas" },
        { at: "2024-03-05T08:00Z", talk: "Chat", user: "Ben", for: "Mill" },
        { at: "2024-03-05T09:00Z", file: "photo.jpg", for: "Mill", origin: "chat", on: "Chat", by: "Ben" },
        { at: "2024-03-06T09:00Z", file: "wish.txt", for: "Mill", origin: "chat", on: "Chat", by: null }
      ],
      reads: {
        now: 2,
        "origins.chat.count": 1,
        "origins.task.count": 0,
        "latest.length": 2,
        "latest.0.uploader.name": "Ben",
        "rows.Ann.count": 1
      }
    }
  ]
})

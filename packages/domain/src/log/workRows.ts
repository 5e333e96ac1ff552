/** Which lines does the log say about what people do: tasks, calls, talks, notes and files? */
import type { ActivityFact } from "../activity/ActivityEvent.ts"
import type { CallFact } from "../call/CallEvent.ts"
import type { FileFact } from "../file/File.ts"
import type { NoteFact } from "../note/Note.ts"
import type { TalkFact } from "../talk/TalkEvent.ts"
import { entry, person, records, type Row, row } from "./Row.ts"
import { textOf, Value } from "./Value.ts"

type WorkFact = ActivityFact | CallFact | FileFact | NoteFact | TalkFact
type Told<T extends WorkFact["_tag"]> = Extract<WorkFact, { readonly _tag: T }>

const due = (what: Told<"ActivityAdded">["due"]) =>
  what === null ? null : Value.cases.Due.make({ at: what.at, date: what.date })

const spoken = { in: "CallIn", internal: "CallInternal", out: "CallOut" } as const

/** The lines of each fact about activities, calls, talks, notes, files, and the rest that people do. */
export const workRows: {
  readonly [T in WorkFact["_tag"]]: (fact: Told<T>) => ReadonlyArray<Row>
} = {
  ActivityAdded: (fact) => [
    row("ActivityAdded", "activity", fact.activityId, { after: person(fact.ownerId), also: due(fact.due) })
  ],
  ActivityCompleted: ({ activityId, completion, filing, result }) => [
    row("ActivityCompleted", "activity", activityId, {
      before: filing === null ? null : Value.cases.Due.make({ at: filing.at, date: null }),
      after:
        filing === null || !completion.late
          ? result === null
            ? null
            : textOf(result)
          : Value.cases.Lateness.make({ ms: Math.max(0, completion.at - filing.at) })
    })
  ],
  ActivityReopened: ({ activityId, completion }) => [
    row("ActivityReopened", "activity", activityId, {
      before: Value.cases.Moment.make({ at: completion.at })
    })
  ],
  ActivityRescheduled: ({ activityId, from, to }) => [
    row("ActivityRescheduled", "activity", activityId, { before: due(from), after: due(to) })
  ],
  ActivityChanged: ({ activityId, from, to }) => [
    ...(from.ownerId === to.ownerId
      ? []
      : [
          row("TaskOwnerChanged", "activity", activityId, {
            before: person(from.ownerId),
            after: person(to.ownerId)
          })
        ]),
    ...(from.type.typeId === to.type.typeId
      ? []
      : [
          row("TaskTypeChanged", "activity", activityId, {
            before: entry("activityType", from.type.typeId),
            after: entry("activityType", to.type.typeId)
          })
        ]),
    ...rebound("TaskRebound", "activity", activityId, from.bindings, to.bindings)
  ],
  ActivityTextChanged: ({ activityId, from, to }) => [
    row("ActivityTextChanged", "activity", activityId, { before: textOf(from), after: textOf(to) })
  ],
  ActivityDeleted: ({ activityId }) => [row("ActivityDeleted", "activity", activityId)],
  ActivityRestored: ({ activityId }) => [row("ActivityRestored", "activity", activityId)],

  CallRecorded: (fact) => [
    row(spoken[fact.direction], "call", fact.callId, {
      after: Value.cases.Word.make({ set: "outcome", word: fact.outcome }),
      also: fact.durationMs === 0 ? null : Value.cases.Duration.make({ ms: fact.durationMs })
    })
  ],
  CallHandled: ({ by, callId }) => [row("CallHandled", "call", callId, { after: person(by) })],
  CallReassigned: ({ callId, from, to }) => [
    row("CallReassigned", "call", callId, { before: person(from), after: person(to) })
  ],
  CallRebound: ({ callId, from, to }) => rebound("CallRebound", "call", callId, from, to),
  CallDeleted: ({ callId }) => [row("CallDeleted", "call", callId)],
  CallRestored: ({ callId }) => [row("CallRestored", "call", callId)],

  FileAdded: (fact) => [
    row("FileAdded", "file", fact.fileId, {
      after: records(fact.bindings),
      also: Value.cases.Bytes.make({ bytes: fact.bytes })
    })
  ],
  FileRebound: ({ fileId, from, to }) => rebound("FileRebound", "file", fileId, from, to),
  FileDeleted: ({ fileId }) => [row("FileDeleted", "file", fileId)],
  FileRestored: ({ fileId }) => [row("FileRestored", "file", fileId)],

  NoteAdded: (fact) => [row("NoteAdded", "note", fact.noteId, { after: textOf(fact.text) })],
  NoteEdited: ({ from, noteId, to }) => [
    row("NoteEdited", "note", noteId, { before: textOf(from), after: textOf(to) })
  ],
  NoteRebound: ({ from, noteId, to }) => rebound("NoteRebound", "note", noteId, from, to),
  NoteDeleted: ({ noteId }) => [row("NoteDeleted", "note", noteId)],
  NoteRestored: ({ noteId }) => [row("NoteRestored", "note", noteId)],

  TalkOpened: ({ bindings, talkId }) => [row("TalkOpened", "talk", talkId, { after: records(bindings) })],
  MessageRecorded: ({ bindings, from, given, talkId }) => {
    const reply = from === "user" ? given.at(-1) : undefined
    return [
      row(from === "client" ? "MessageReceived" : "MessageSent", "talk", talkId, {
        after: reply === undefined ? records(bindings) : Value.cases.Answered.make({ ms: reply.afterLast })
      })
    ]
  },
  MessageFailed: ({ sentAt, talkId }) => [
    row("MessageFailed", "talk", talkId, { before: Value.cases.Moment.make({ at: sentAt }) })
  ],
  TalkReassigned: ({ from, talkId, to }) => [
    row("TalkReassigned", "talk", talkId, { before: person(from), after: person(to) })
  ],
  TalkRebound: ({ from, talkId, to }) => rebound("TalkRebound", "talk", talkId, from, to),
  TalkClosed: ({ by, talkId }) => [row("TalkClosed", "talk", talkId, { after: person(by) })],
  TalkReopened: ({ ownerId, talkId }) => [row("TalkReopened", "talk", talkId, { after: person(ownerId) })],
  TalkResumed: ({ closedAt, talkId }) => [
    row("TalkResumed", "talk", talkId, { before: Value.cases.Moment.make({ at: closedAt }) })
  ],
  TalkDeleted: ({ talkId }) => [row("TalkDeleted", "talk", talkId)],
  TalkRestored: ({ talkId }) => [row("TalkRestored", "talk", talkId)],
  NpsAsked: ({ survey, talkId }) => [row("NpsAsked", "talk", talkId, { after: person(survey.ownerId) })],
  NpsAnswered: ({ score, talkId }) => [
    row("NpsAnswered", "talk", talkId, { after: Value.cases.Score.make({ score }) })
  ]
}

const rebound = (
  what: "CallRebound" | "FileRebound" | "NoteRebound" | "TalkRebound" | "TaskRebound",
  kind: "activity" | "call" | "file" | "note" | "talk",
  id: string,
  from: Parameters<typeof records>[0],
  to: Parameters<typeof records>[0]
): ReadonlyArray<Row> => {
  const names = (all: typeof from) => all.map((b) => `${b.kind} ${b.id}`).join()
  return names(from) === names(to) ? [] : [row(what, kind, id, { before: records(from), after: records(to) })]
}

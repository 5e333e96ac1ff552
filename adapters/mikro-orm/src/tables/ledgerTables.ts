/** How are events, the entries they make, and the day sums of these stored? */
import { defineEntity } from "@mikro-orm/core"
import { bytes, day, instant, nested, text, uuid, whole, workspaceId } from "./columns.ts"

export const EventTable = defineEntity({
  name: "EventRow",
  tableName: "event",
  properties: {
    workspaceId: workspaceId(),
    seq: whole().primary(),
    id: uuid(),
    occurredAt: instant(),
    recordedAt: instant(),
    actorKind: text(),
    actorId: uuid(),
    causeKind: text(),
    causeImportId: uuid().nullable(),
    transactionId: uuid(),
    subjectKind: text(),
    subjectId: text(),
    tag: text(),
    fact: nested(),
    /** The fact as it was recorded, where a later version completed it since. */
    firstFact: nested().nullable(),
    /** What holds it in the log: see `log/link.ts` of the core. */
    link: bytes()
  },
  indexes: [
    { name: "event_by_subject", properties: ["workspaceId", "subjectId", "seq"] },
    { name: "event_by_kind", properties: ["workspaceId", "subjectKind", "seq"] },
    {
      name: "event_by_time",
      properties: ["workspaceId", "occurredAt", "seq"],
      where: "tag <> 'UserSeen'"
    },
    { name: "event_by_tag", properties: ["workspaceId", "tag", "occurredAt", "seq"] },
    { name: "event_by_actor", properties: ["workspaceId", "actorId", "occurredAt", "seq"] },
    {
      name: "event_by_import",
      properties: ["workspaceId", "causeImportId", "seq"],
      where: "cause_import_id is not null"
    }
  ]
})

const measures = {
  m1: whole().default(0),
  m2: whole().default(0),
  m3: whole().default(0),
  m4: whole().default(0),
  m5: whole().default(0),
  m6: whole().default(0),
  m7: whole().default(0),
  m8: whole().default(0)
}

export const EntryTable = defineEntity({
  name: "EntryRow",
  tableName: "entry",
  properties: {
    workspaceId: workspaceId(),
    seq: whole().primary(),
    /** Counts the entries of one event from 0. */
    line: day().primary(),
    book: text(),
    at: instant(),
    /** The local day of `at` in the workspace's zone, worked out by the core. */
    day: day(),
    key: text(),
    ...measures,
    subject: text(),
    kind: text(),
    recordedAt: instant()
  },
  indexes: [
    { name: "entry_by_time", properties: ["workspaceId", "book", "at", "seq"] },
    { name: "entry_by_subject", properties: ["workspaceId", "subject", "seq"] }
  ]
})

export const CellTable = defineEntity({
  name: "CellRow",
  tableName: "cell",
  properties: {
    workspaceId: workspaceId(),
    book: text().primary(),
    day: day().primary(),
    key: text().primary(),
    ...measures
  }
})

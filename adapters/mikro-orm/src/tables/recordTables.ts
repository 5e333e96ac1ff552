/** How are activities, calls, talks and the other records stored? One table for all kinds: what they are found by has columns, the rest is kept whole. */
import { defineEntity } from "@mikro-orm/core"
import { flag, instant, nested, text, uuid, whole, workspaceId } from "./columns.ts"

export const RecordTable = defineEntity({
  name: "RecordRow",
  tableName: "record",
  properties: {
    workspaceId: workspaceId(),
    id: uuid().primary(),
    kind: text().primary(),
    ownerId: uuid().nullable(),
    /** Unique among the records of a kind, where there is one. */
    key: text().nullable(),
    /** The instant it is listed by. */
    at: instant(),
    open: flag(),
    deletedAt: instant().nullable(),
    version: whole(),
    body: nested()
  },
  indexes: [
    { name: "record_by_time", properties: ["workspaceId", "kind", "at", "id"] },
    { name: "record_by_owner", properties: ["workspaceId", "ownerId", "kind", "at"] }
  ],
  uniques: [{ name: "record_key", properties: ["workspaceId", "kind", "key"] }]
})

/** The names of parts of records, such as those of messages, and the record that has each. */
export const RecordNameTable = defineEntity({
  name: "RecordNameRow",
  tableName: "record_name",
  properties: {
    workspaceId: workspaceId(),
    kind: text().primary(),
    name: text().primary(),
    id: uuid()
  }
})

/** What records are bound to, and what they are parts of: one row each. */
export const RecordBindingTable = defineEntity({
  name: "RecordBindingRow",
  tableName: "record_binding",
  properties: {
    workspaceId: workspaceId(),
    id: uuid().primary(),
    kind: text().primary(),
    boundKind: text().primary(),
    boundId: uuid().primary()
  },
  indexes: [{ name: "record_binding_by_bound", properties: ["workspaceId", "boundId", "boundKind", "kind"] }]
})

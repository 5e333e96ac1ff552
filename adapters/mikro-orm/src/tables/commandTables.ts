/** How are the answers to commands stored, and what other processes are to be told? */
import { defineEntity } from "@mikro-orm/core"
import { instant, text, whole, workspaceId } from "./columns.ts"

export const AnswerTable = defineEntity({
  name: "AnswerRow",
  tableName: "answer",
  properties: {
    workspaceId: workspaceId(),
    key: text().primary(),
    fingerprint: text(),
    body: text(),
    /** The position of the log it was given at. */
    seq: whole()
  }
})

/** One row a commit that wrote events: what has happened since somebody last looked. */
export const OutboxTable = defineEntity({
  name: "OutboxRow",
  tableName: "outbox",
  properties: {
    workspaceId: workspaceId(),
    /** The last event of the commit. */
    seq: whole().primary(),
    events: whole(),
    recordedAt: instant()
  }
})

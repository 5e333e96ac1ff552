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
    seq: whole(),
    /** The database's own clock: it only says when the answer may be cleared away. */
    keptAt: instant().defaultRaw("((EXTRACT(epoch FROM now()) * (1000)::numeric))::bigint")
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
    recordedAt: instant(),
    /** When those were told who listen; null before. */
    toldAt: instant().nullable()
  },
  indexes: [
    { name: "outbox_untold", properties: ["workspaceId", "recordedAt", "seq"], where: "told_at is null" }
  ]
})

/** How does an event become a row, and a row an event? */
import type { Cause } from "@weir/domain/log/Cause"
import { type Event, subjectOf } from "@weir/domain/log/Event"
import { type Linked, linkOf } from "@weir/domain/log/link"
import type { Recorded } from "@weir/application/ports/EventLog"
import { sql } from "kysely"
import { type Columns, hex, nested, text, uuid, whole } from "../sql/insert.ts"
import { digest } from "./digest.ts"
import { instant, type StoredInteger, whole as wholeOf } from "./numbers.ts"

export const eventColumns: Columns<Event> = {
  seq: whole((e) => e.seq),
  id: uuid((e) => e.id),
  occurred_at: whole((e) => e.occurredAt),
  recorded_at: whole((e) => e.recordedAt),
  actor_kind: text((e) => e.actor.kind),
  actor_id: uuid((e) => e.actor.userId),
  cause_kind: text((e) => e.cause.kind),
  cause_import_id: uuid((e) => ("importId" in e.cause ? e.cause.importId : null)),
  transaction_id: uuid((e) => e.transaction),
  subject_kind: text((e) => subjectOf(e).kind),
  subject_id: text((e) => subjectOf(e).id),
  tag: text((e) => e.fact._tag),
  fact: nested((e) => e.fact)
}

/** Of an event that is recorded now. */
export const linkedColumns: Columns<Linked> = { ...eventColumns, link: hex((e) => e.link) }

export interface EventRow {
  readonly workspace_id: Event["workspaceId"]
  readonly seq: StoredInteger
  readonly id: Event["id"]
  readonly occurred_at: StoredInteger
  readonly recorded_at: StoredInteger
  readonly actor_kind: Event["actor"]["kind"]
  readonly actor_id: Event["actor"]["userId"]
  readonly cause_kind: Cause["kind"]
  readonly cause_import_id: string | null
  readonly transaction_id: Event["transaction"]
  readonly fact: Event["fact"]
}

/** What to select for `eventOf`. */
export const eventSelection = sql.raw(
  `workspace_id, seq, id, occurred_at, recorded_at, actor_kind, actor_id, cause_kind, cause_import_id, transaction_id, fact`
)

export const eventOf = (row: EventRow): Event => ({
  seq: wholeOf(row.seq),
  id: row.id,
  workspaceId: row.workspace_id,
  occurredAt: instant(row.occurred_at),
  recordedAt: instant(row.recorded_at),
  actor: { kind: row.actor_kind, userId: row.actor_id },
  cause: (row.cause_import_id === null
    ? { kind: row.cause_kind }
    : { kind: row.cause_kind, importId: row.cause_import_id }) as Cause,
  transaction: row.transaction_id,
  fact: row.fact
})

/** A row with all that is kept of an event. */
export interface RecordedRow extends EventRow {
  readonly first_fact: Event["fact"] | null
  readonly tag: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly link: string
}

/** What to select for `recordedOf`. */
export const recordedSelection = sql`${eventSelection}, first_fact, tag, subject_kind, subject_id, encode(link, 'hex') as link`

/** Rows that follow each other in a log, behind an event with this link. */
export const recordedOf = (rows: ReadonlyArray<RecordedRow>, before: string): ReadonlyArray<Recorded> =>
  rows.map((row, i) => {
    const { first_fact: first, link, subject_id: id, subject_kind: kind, tag } = row
    const event = eventOf(row)
    const due = linkOf(digest, rows[i - 1]?.link ?? before, event, first ?? event.fact)
    return { event, first, filed: { tag, kind, id }, link, due }
  })

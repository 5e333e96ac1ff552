/** How is the log read? */
import { EventLog } from "@weir/application/ports/EventLog"
import { isWanted } from "@weir/domain/log/EventFilter"
import { noLink } from "@weir/domain/log/link"
import { isStorable } from "@weir/domain/text/Text"
import { Effect, Layer } from "effect"
import { type RawBuilder, sql } from "kysely"
import { Orm } from "./Orm.ts"
import { lookFor, pageOf } from "./read/logPages.ts"
import {
  eventOf,
  type EventRow,
  eventSelection,
  recordedOf,
  type RecordedRow,
  recordedSelection
} from "./rows/eventRows.ts"
import { type StoredInteger, whole } from "./rows/numbers.ts"
import { texts, whole as wholes } from "./sql/arrays.ts"
import { select } from "./sql/select.ts"

export const layer: Layer.Layer<EventLog, never, Orm> = Layer.effect(
  EventLog,
  Effect.gen(function* () {
    const orm = yield* Orm
    const events = (query: RawBuilder<EventRow>) =>
      Effect.map(
        orm.show((db) => select(db, query)),
        (rows) => rows.map(eventOf)
      )
    return EventLog.of({
      after: (workspaceId, seq, limit) =>
        events(
          sql`select ${eventSelection} from event where workspace_id = ${workspaceId} and seq > ${seq} order by seq limit ${limit}`
        ),
      at: (workspaceId, seqs) =>
        events(sql`
        select ${eventSelection} from event
        where workspace_id = ${workspaceId} and seq = any(${wholes(seqs.filter(Number.isSafeInteger))}::bigint[]) order by seq`),
      about: (workspaceId, kind, id) =>
        isStorable(id)
          ? events(sql`
            select ${eventSelection} from event
            where workspace_id = ${workspaceId} and subject_id = ${id} and subject_kind = ${kind} order by seq`)
          : Effect.succeed([]),
      known: (workspaceId, kinds, at) =>
        events(sql`
        select ${eventSelection} from event
        where workspace_id = ${workspaceId} and subject_kind = any(${texts(kinds)}::text[]) and recorded_at <= ${at} order by seq`),
      ofImport: (workspaceId, importId, before, limit) =>
        events(sql`
        select ${eventSelection} from event
        where workspace_id = ${workspaceId} and cause_import_id = ${importId} and cause_kind = 'import'
          and seq < ${before ?? Number.MAX_SAFE_INTEGER}
        order by seq desc limit ${limit}`),
      page: Effect.fn("EventLog.page")(function* (workspaceId, filter, from, limit) {
        const looked = lookFor(workspaceId, filter, from, limit)
        if (looked === null) return { events: [], next: null }
        const { next, seqs } = pageOf(yield* orm.show((db) => select(db, looked)), limit)
        const found = yield* events(sql`
        select ${eventSelection} from event
        where workspace_id = ${workspaceId} and seq = any(${wholes(seqs)}::bigint[])`)
        // What lines say is not stored: where they are looked for, the events found are looked at once more.
        const bySeq = new Map(
          found
            .filter((event) => filter.line === undefined || isWanted(filter, event))
            .map((event) => [event.seq, event])
        )
        return { events: seqs.flatMap((seq) => bySeq.get(seq) ?? []), next }
      }),
      recorded: (workspaceId, { link, seq }, limit) =>
        Effect.map(
          orm.read((db) =>
            select(
              db,
              sql<RecordedRow>`
              select ${recordedSelection} from event where workspace_id = ${workspaceId} and seq > ${seq} order by seq limit ${limit}`
            )
          ),
          (rows) => recordedOf(rows, link)
        ),
      end: (workspaceId) =>
        Effect.map(
          orm.read((db) =>
            select(
              db,
              sql<{ seq: StoredInteger; link: string }>`
              select last_seq as seq, encode(last_link, 'hex') as link from workspace where workspace_id = ${workspaceId}`
            )
          ),
          ([row]) => (row === undefined ? { seq: 0, link: noLink } : { seq: whole(row.seq), link: row.link })
        ),
      last: (workspaceId) =>
        Effect.map(
          orm.read((db) =>
            select(
              db,
              sql<{
                last_seq: StoredInteger
              }>`select last_seq from workspace where workspace_id = ${workspaceId}`
            )
          ),
          ([row]) => (row === undefined ? 0 : whole(row.last_seq))
        )
    })
  })
)

/** How is the log read? */
import { EventLog } from "@weir/application/ports/EventLog"
import { isStorable } from "@weir/domain/text/Text"
import { Effect, Layer } from "effect"
import { type RawBuilder, sql } from "kysely"
import { Orm } from "./Orm.ts"
import { eventOf, type EventRow, eventSelection } from "./rows/eventRows.ts"
import { type StoredInteger, whole } from "./rows/numbers.ts"
import { texts, whole as wholes } from "./sql/arrays.ts"
import { select } from "./sql/select.ts"

export const layer: Layer.Layer<EventLog, never, Orm> = Layer.effect(
  EventLog,
  Effect.gen(function* () {
    const orm = yield* Orm
    const events = (query: RawBuilder<EventRow>) =>
      Effect.map(
        orm.read((db) => select(db, query)),
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

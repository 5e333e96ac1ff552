/** How are activities, calls, talks and the other records found? */
import { CursorUnknown } from "@weir/application/ports/Deals"
import { Records, type RecordsFilter } from "@weir/application/ports/Records"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { RecordKind, StateOf } from "@weir/domain/record/families"
import { isStorable } from "@weir/domain/text/Text"
import { Effect, Layer } from "effect"
import { type RawBuilder, sql } from "kysely"
import { Orm } from "./Orm.ts"
import { held } from "./read/held.ts"
import { type StoredInteger, whole } from "./rows/numbers.ts"
import { recordOf, type RecordRow, recordSelection } from "./rows/recordRows.ts"
import { isUuid, texts } from "./sql/arrays.ts"
import { decoded, encoded } from "./sql/cursor.ts"
import type { LookUp } from "./sql/lookUp.ts"
import { pageOf } from "./sql/page.ts"
import { select } from "./sql/select.ts"

const recordsById: LookUp<RecordRow> = {
  key: ["uuid", "uuid", "text"],
  rows: (asked) => sql`
    select asked.nth, ${recordSelection} from ${asked}
      join record on workspace_id = asked.k0 and id = asked.k1 and kind = asked.k2`
}

export const layer: Layer.Layer<Records, never, Orm> = Layer.effect(
  Records,
  Effect.gen(function* () {
    const orm = yield* Orm
    const those = <Kind extends RecordKind>(
      workspaceId: WorkspaceId,
      kind: Kind,
      condition: RawBuilder<unknown>
    ): Effect.Effect<ReadonlyArray<StateOf<Kind>>> =>
      Effect.map(
        orm.read((db) =>
          select(
            db,
            sql<RecordRow>`
              select ${recordSelection} from record
              where workspace_id = ${workspaceId} and kind = ${kind} and ${condition} order by id`
          )
        ),
        (rows) => rows.map(recordOf) as unknown as ReadonlyArray<StateOf<Kind>>
      )
    return Records.of({
      some: <Kind extends RecordKind>(workspaceId: WorkspaceId, kind: Kind, ids: ReadonlyArray<string>) =>
        Effect.map(
          orm.find(
            recordsById,
            [...ids].sort().map((id) => [workspaceId, id, kind])
          ),
          (rows) => rows.map(recordOf) as unknown as ReadonlyArray<StateOf<Kind>>
        ),
      byKeys: (workspaceId, kind, keys) =>
        those(workspaceId, kind, sql`key = any(${texts(keys.filter(isStorable))}::text[])`),
      byNames: <Kind extends RecordKind>(
        workspaceId: WorkspaceId,
        kind: Kind,
        names: ReadonlyArray<string>
      ) =>
        Effect.map(
          orm.read((db) =>
            select(
              db,
              sql<RecordRow & { readonly name: string }>`
                select n.name, r.id, r.kind, r.body from record_name n
                  join record r on r.workspace_id = n.workspace_id and r.kind = n.kind and r.id = n.id
                where n.workspace_id = ${workspaceId} and n.kind = ${kind}
                  and n.name = any(${texts(names.filter(isStorable))}::text[])
                order by n.name`
            )
          ),
          (rows) => rows.map((row) => [row.name, recordOf(row) as StateOf<Kind>] as const)
        ),
      all: (workspaceId, kind) => those(workspaceId, kind, sql`true`),
      list: Effect.fn("Records.list")(function* (workspaceId, { after, descending, filter, limit }) {
        const cursor = after === null ? null : positionOf(after, descending)
        if (after !== null && cursor === null) return yield* new CursorUnknown({ cursor: after })
        const direction = sql.raw(descending ? "desc" : "asc")
        const beyond =
          cursor === null
            ? sql``
            : sql`and (at, id, kind) ${sql.raw(descending ? "<" : ">")} (${cursor.at}, ${cursor.id}::uuid, ${cursor.kind})`
        const matching = matches(workspaceId, filter)
        const { rows, total } = yield* orm.show((db) =>
          pageOf(
            { db, kind: orm.kind },
            {
              counted: sql`select count(*) as total from record where ${matching}`,
              page: sql<ListedRow>`
                select ${recordSelection}, at from record where ${matching} ${beyond}
                order by at ${direction}, id ${direction}, kind ${direction} limit ${limit + 1}`
            }
          )
        )
        const page = rows.slice(0, limit)
        const last = page.at(-1)
        const next =
          last === undefined || rows.length <= limit
            ? null
            : encoded([descending, whole(last.at), last.id, last.kind])
        return { items: page.map(recordOf), total, next }
      })
    })
  })
)

/** A record with the instant it is listed by. */
type ListedRow = RecordRow & { readonly at: StoredInteger }

/** The place a cursor of such a list stands for, or null. */
const positionOf = (
  cursor: string,
  descending: boolean
): { readonly at: number; readonly id: string; readonly kind: string } | null => {
  const [ofDirection, at, id, kind] = decoded(cursor)
  if (ofDirection !== descending || !Number.isSafeInteger(at)) return null
  if (typeof id !== "string" || !isUuid(id) || typeof kind !== "string" || !isStorable(kind)) return null
  return { at: at as number, id, kind }
}

const matches = (
  workspaceId: WorkspaceId,
  { boundTo, from, holders, kinds, open, ownerIds, to, withDeleted }: RecordsFilter
): RawBuilder<unknown> => {
  const conditions = [sql`workspace_id = ${workspaceId}`, sql`kind = any(${texts(kinds)}::text[])`]
  if (withDeleted !== true) conditions.push(sql`deleted_at is null`)
  if (boundTo !== undefined) {
    conditions.push(sql`exists (
      select 1 from record_binding b
        join unnest(${texts(boundTo.map((b) => b.kind))}::text[], ${texts(boundTo.map((b) => b.id))}::uuid[]) as wanted (kind, id)
          on b.bound_kind = wanted.kind and b.bound_id = wanted.id
      where b.workspace_id = record.workspace_id and b.id = record.id and b.kind = record.kind)`)
  }
  if (ownerIds !== undefined) conditions.push(sql`owner_id = any(${texts(ownerIds)}::uuid[])`)
  if (open !== undefined) conditions.push(sql`open = ${open}`)
  if (from !== undefined) conditions.push(sql`at >= ${from}`)
  if (to !== undefined) conditions.push(sql`at < ${to}`)
  if (holders !== null) conditions.push(sql`id::text in (${held(workspaceId, holders)})`)
  return sql.join(conditions, sql` and `)
}

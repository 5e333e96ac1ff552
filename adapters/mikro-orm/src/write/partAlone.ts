/** Would a part of a record stand alone? Then whoever decided did not know of the end of the one, or of the beginning of the other. */
import { StaleVersion } from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { RecordKind, StateOf } from "@weir/domain/record/families"
import { wholeKinds } from "@weir/domain/record/Whole"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { type StoredInteger, whole as integer } from "../rows/numbers.ts"
import { foundOf } from "../rows/recordRows.ts"
import { texts } from "../sql/arrays.ts"
import { select } from "../sql/select.ts"

interface Row {
  readonly id: string
  readonly kind: RecordKind
  readonly version: StoredInteger
}

/** The first whole that is gone while a part of it is to stand, or the first part that stands while its whole is to go; else null. */
export const partAlone = async (
  db: Database,
  workspaceId: WorkspaceId,
  records: ReadonlyArray<StateOf>
): Promise<StaleVersion | null> =>
  (await wholeGone(db, workspaceId, records)) ?? (await partLeft(db, workspaceId, records))

const wholeGone = async (
  db: Database,
  workspaceId: WorkspaceId,
  records: ReadonlyArray<StateOf>
): Promise<StaleVersion | null> => {
  const changed = new Map(records.map((record) => [`${record.kind} ${record.id}`, record]))
  const wholes = records
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap((record) => foundOf(record).placed.partOf ?? [])
  const stored = wholes.filter(({ id, kind }) => !changed.has(`${kind} ${id}`))
  const rows =
    stored.length === 0
      ? []
      : await select(
          db,
          sql<Row & { readonly gone: boolean }>`
    select r.id, r.kind, r.version, r.deleted_at is not null as gone
    from unnest(${texts(stored.map((w) => w.kind))}::text[], ${texts(stored.map((w) => w.id))}::uuid[]) as wanted (kind, id)
      join record r on r.workspace_id = ${workspaceId} and r.kind = wanted.kind and r.id = wanted.id`
        )
  const standing = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))
  for (const { id, kind } of wholes) {
    const own = changed.get(`${kind} ${id}`)
    const row = standing.get(`${kind} ${id}`)
    const there = own === undefined ? row !== undefined && !row.gone : own.deletedAt === null
    if (there) continue
    const actual = own?.version ?? (row === undefined ? 0 : integer(row.version))
    return new StaleVersion({ kind, id, expected: 0, actual })
  }
  return null
}

const partLeft = async (
  db: Database,
  workspaceId: WorkspaceId,
  records: ReadonlyArray<StateOf>
): Promise<StaleVersion | null> => {
  const kinds: ReadonlyArray<string> = wholeKinds
  const gone = records.filter(({ deletedAt, kind }) => deletedAt !== null && kinds.includes(kind))
  if (gone.length === 0) return null
  const [left] = await select(
    db,
    sql<Row>`
    select r.id, r.kind, r.version
    from unnest(${texts(gone.map((g) => g.kind))}::text[], ${texts(gone.map((g) => g.id))}::uuid[]) as gone (kind, id)
      join record_binding b on b.workspace_id = ${workspaceId} and b.bound_kind = gone.kind and b.bound_id = gone.id
      join record r on r.workspace_id = b.workspace_id and r.kind = b.kind and r.id = b.id
    where r.deleted_at is null
      and not exists (
        select 1 from unnest(${texts(records.map((r) => r.id))}::uuid[], ${texts(records.map((r) => r.kind))}::text[]) as changed (id, kind)
        where changed.id = r.id and changed.kind = r.kind)
    limit 1`
  )
  if (left === undefined) return null
  return new StaleVersion({ kind: left.kind, id: left.id, expected: 0, actual: integer(left.version) })
}

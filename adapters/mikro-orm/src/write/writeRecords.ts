/** How do records get stored, and what they are bound to? One statement for each of the two tables. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { StateOf } from "@weir/domain/record/families"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { boundOf, foundOf, recordColumns } from "../rows/recordRows.ts"
import { texts } from "../sql/arrays.ts"
import { lastOf, upsert } from "../sql/insert.ts"

export const writeRecords = async (
  db: Database,
  workspaceId: WorkspaceId,
  records: ReadonlyArray<StateOf>
): Promise<void> => {
  // Those that give up a key go before those that take one.
  const found = lastOf(records, ({ id, kind }) => `${kind} ${id}`)
    .map(foundOf)
    .sort((a, b) => Number(a.placed.key !== null) - Number(b.placed.key !== null))
  if (found.length === 0) return
  await upsert(db, "record", workspaceId, ["id", "kind"], recordColumns, found)
  const bound = found.flatMap(boundOf)
  // What is no longer bound goes, what is new comes, and what stays is not touched.
  await sql`
    with changed as (
      select * from unnest(${texts(found.map(({ record }) => record.id))}::uuid[],
        ${texts(found.map(({ record }) => record.kind))}::text[]) as t (id, kind)
    ), bound as (
      select * from unnest(${texts(bound.map(({ record }) => record.id))}::uuid[],
        ${texts(bound.map(({ record }) => record.kind))}::text[], ${texts(bound.map(({ to }) => to.kind))}::text[],
        ${texts(bound.map(({ to }) => to.id))}::uuid[]) as t (id, kind, bound_kind, bound_id)
    ), gone as (
      delete from record_binding b using changed c
      where b.workspace_id = ${workspaceId} and b.id = c.id and b.kind = c.kind
        and not exists (
          select 1 from bound
          where bound.id = b.id and bound.kind = b.kind and bound.bound_kind = b.bound_kind and bound.bound_id = b.bound_id)
    )
    insert into record_binding (workspace_id, id, kind, bound_kind, bound_id)
    select ${workspaceId}::uuid, id, kind, bound_kind, bound_id from bound
    on conflict do nothing`.execute(db)
}

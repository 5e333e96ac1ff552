/** Which records do these people hold? The rule of `access/holders.ts` in the core, as SQL. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { type RawBuilder, sql } from "kysely"
import { texts } from "../sql/arrays.ts"

/**
 * A query that gives the ids of all records, deals among them, that one of these people holds now.
 *
 * An id means one record: the deal of that id if there is one, else the record whose kind comes first.
 */
export const held = (workspaceId: WorkspaceId, holders: ReadonlyArray<string>): RawBuilder<unknown> => {
  const people = sql`any(${texts(holders)}::uuid[])`
  const meant = sql`
    not exists (select 1 from deal d where d.workspace_id = r.workspace_id and d.id = r.id)
    and not exists (select 1 from record o where o.workspace_id = r.workspace_id and o.id = r.id and o.kind < r.kind)`
  return sql`
    select d.id::text from deal d where d.workspace_id = ${workspaceId} and d.owner_id = ${people}
    union all
    select r.id::text from record r where r.workspace_id = ${workspaceId} and r.owner_id = ${people} and ${meant}
    union all
    select r.id::text from deal d
      join record_binding r on r.workspace_id = d.workspace_id and r.bound_id = d.id and r.bound_kind = 'deal'
    where d.workspace_id = ${workspaceId} and d.owner_id = ${people} and ${meant}
    union all
    select r.id::text from record w
      join record_binding r on r.workspace_id = w.workspace_id and r.bound_id = w.id and r.bound_kind = w.kind
    where w.workspace_id = ${workspaceId} and w.owner_id = ${people} and ${meant}
    union all
    select r.id::text from deal d
      join record_binding w on w.workspace_id = d.workspace_id and w.bound_id = d.id and w.bound_kind = 'deal'
      join record_binding r on r.workspace_id = w.workspace_id and r.bound_id = w.id and r.bound_kind = w.kind
    where d.workspace_id = ${workspaceId} and d.owner_id = ${people} and ${meant}`
}

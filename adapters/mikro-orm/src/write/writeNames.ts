/** How do the names of parts of records get stored, and what if another record has one? One row each, written once and never changed. */
import { StaleVersion } from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Named } from "@weir/domain/record/names"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { type StoredInteger, whole } from "../rows/numbers.ts"
import { texts } from "../sql/arrays.ts"
import { select } from "../sql/select.ts"

const wanted = (names: ReadonlyArray<Named>) => sql`
  unnest(${texts(names.map((n) => n.kind))}::text[], ${texts(names.map((n) => n.name))}::text[],
    ${texts(names.map((n) => n.id))}::uuid[]) as wanted (kind, name, id)`

/** The first name that another record has, as a version nobody expected; null when every name is free. Commits come one by one, so it stays free. */
export const takenName = async (
  db: Database,
  workspaceId: WorkspaceId,
  names: ReadonlyArray<Named>
): Promise<StaleVersion | null> => {
  if (names.length === 0) return null
  const [taken] = await select(
    db,
    sql<{ id: string; kind: Named["kind"]; version: StoredInteger }>`
    select r.id, r.kind, r.version
    from ${wanted(names)}
      join record_name n on n.workspace_id = ${workspaceId} and n.kind = wanted.kind and n.name = wanted.name
      join record r on r.workspace_id = n.workspace_id and r.kind = n.kind and r.id = n.id
    where n.id <> wanted.id
    limit 1`
  )
  if (taken === undefined) return null
  return new StaleVersion({ kind: taken.kind, id: taken.id, expected: 0, actual: whole(taken.version) })
}

/** Stores names; one that is there stays with the record that has it. */
export const writeNames = async (
  db: Database,
  workspaceId: WorkspaceId,
  names: ReadonlyArray<Named>
): Promise<void> => {
  if (names.length === 0) return
  await sql`
    insert into record_name (workspace_id, kind, name, id)
    select ${workspaceId}::uuid, kind, name, id from ${wanted(names)}
    on conflict do nothing`.execute(db)
}

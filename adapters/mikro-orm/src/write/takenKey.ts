/** Has another record the key of one that is to be written? Then whoever decided did not know that one yet. */
import { StaleVersion } from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { RecordKind, StateOf } from "@weir/domain/record/families"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { type StoredInteger, whole } from "../rows/numbers.ts"
import { foundOf } from "../rows/recordRows.ts"
import { texts } from "../sql/arrays.ts"
import { select } from "../sql/select.ts"

/** The first record that has such a key and keeps it, as a version nobody expected; null when every key is free. Commits come one by one, so it stays free. */
export const takenKey = async (
  db: Database,
  workspaceId: WorkspaceId,
  records: ReadonlyArray<StateOf>
): Promise<StaleVersion | null> => {
  const keyed = records.map(foundOf).flatMap(({ placed, record }) => {
    const { key } = placed
    return key === null ? [] : [{ key, kind: record.kind, id: record.id as string }]
  })
  if (keyed.length === 0) return null
  const [taken] = await select(
    db,
    sql<{ id: string; kind: RecordKind; version: StoredInteger }>`
    select r.id, r.kind, r.version
    from unnest(${texts(keyed.map((k) => k.kind))}::text[], ${texts(keyed.map((k) => k.key))}::text[],
      ${texts(keyed.map((k) => k.id))}::uuid[]) as wanted (kind, key, id)
      join record r on r.workspace_id = ${workspaceId} and r.kind = wanted.kind and r.key = wanted.key
    where r.id <> wanted.id
      and not exists (
        select 1 from unnest(${texts(records.map((r) => r.id))}::uuid[], ${texts(records.map((r) => r.kind))}::text[]) as changed (id, kind)
        where changed.id = r.id and changed.kind = r.kind)
    limit 1`
  )
  if (taken === undefined) return null
  return new StaleVersion({ kind: taken.kind, id: taken.id, expected: 0, actual: whole(taken.version) })
}

/** Did anybody change a record since it was read? Looked up once a kind, inside the transaction that is about to write. */
import { type Expected, StaleVersion } from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { type RecordKind, recordKinds } from "@weir/domain/record/families"
import type { SubjectKind } from "@weir/domain/log/Event"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { type StoredInteger, whole } from "../rows/numbers.ts"
import { isUuid, texts } from "../sql/arrays.ts"
import { select } from "../sql/select.ts"

const tables: Readonly<
  Record<
    Exclude<SubjectKind, "workspace" | RecordKind>,
    { readonly name: string; readonly id: "uuid" | "text" }
  >
> = {
  user: { name: "app_user", id: "uuid" },
  pipeline: { name: "pipeline", id: "uuid" },
  catalogue: { name: "catalogue_entry", id: "text" },
  deal: { name: "deal", id: "uuid" },
  import: { name: "import_job", id: "uuid" }
}

const isRecordKind = (kind: SubjectKind): kind is RecordKind =>
  (recordKinds as ReadonlyArray<string>).includes(kind)

/** The first of these expectations that is not met, or null. */
export const staleVersion = async (
  db: Database,
  workspaceId: WorkspaceId,
  workspaceVersion: number,
  expected: ReadonlyArray<Expected>
): Promise<StaleVersion | null> => {
  const versions = new Map([[`workspace ${workspaceId}`, workspaceVersion]])
  for (const [kind, records] of Map.groupBy(expected, (e) => e.kind)) {
    if (kind === "workspace") continue
    const { id, name } = isRecordKind(kind) ? { id: "uuid", name: "record" } : tables[kind]
    const ofKind = isRecordKind(kind) ? sql`and kind = ${kind}` : sql``
    const ids = id === "uuid" ? records.map((r) => r.id).filter(isUuid) : records.map((r) => r.id)
    const rows = await select(
      db,
      sql<{ id: string; version: StoredInteger }>`
      select id, version from ${sql.table(name)}
      where workspace_id = ${workspaceId} and id = any(${texts(ids)}::${sql.raw(id)}[]) ${ofKind}`
    )
    for (const row of rows) versions.set(`${kind} ${row.id}`, whole(row.version))
  }
  for (const { id, kind, version } of expected) {
    const actual = versions.get(`${kind} ${id}`) ?? 0
    if (actual !== version) return new StaleVersion({ kind, id, expected: version, actual })
  }
  return null
}

/** Did anybody change a record since it was read? Looked up in one question, inside the transaction that is about to write. */
import { type Expected, StaleVersion } from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { type RecordKind, recordKinds } from "@weir/domain/record/families"
import type { SubjectKind } from "@weir/domain/log/Event"
import { type RawBuilder, sql } from "kysely"
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

/** The versions that records have now, by their kind and id; a record that is not there is missing. */
export type Versions = ReadonlyMap<string, number>

/** What tells the versions of all records that something is expected of: kind, id and version of those that are there; null for none. */
export const versionsNow = (
  workspaceId: WorkspaceId,
  expected: ReadonlyArray<Expected>
): RawBuilder<VersionRow> | null => {
  const kinds = [...Map.groupBy(expected, (e) => e.kind)].filter(([kind]) => kind !== "workspace")
  if (kinds.length === 0) return null
  const questions = kinds.map(([kind, records]) => {
    const { id, name } = isRecordKind(kind)
      ? { id: "uuid", name: "record" }
      : tables[kind as keyof typeof tables]
    const ofKind = isRecordKind(kind) ? sql`and kind = ${kind}` : sql``
    const ids = id === "uuid" ? records.map((r) => r.id).filter(isUuid) : records.map((r) => r.id)
    return sql`
      select ${kind}::text as kind, id::text as id, version from ${sql.table(name)}
      where workspace_id = ${workspaceId} and id = any(${texts(ids)}::${sql.raw(id)}[]) ${ofKind}`
  })
  return sql<VersionRow>`${sql.join(questions, sql` union all `)}`
}

interface VersionRow {
  readonly kind: string
  readonly id: string
  readonly version: StoredInteger
}

/** The versions of all records that something is expected of. */
export const versionsOf = async (
  db: Database,
  workspaceId: WorkspaceId,
  workspaceVersion: number,
  expected: ReadonlyArray<Expected>
): Promise<Versions> => {
  const versions = new Map([[`workspace ${workspaceId}`, workspaceVersion]])
  const question = versionsNow(workspaceId, expected)
  if (question === null) return versions
  for (const row of await select(db, question)) versions.set(`${row.kind} ${row.id}`, whole(row.version))
  return versions
}

/** The first of these expectations that is not met, or null. */
export const staleVersion = (versions: Versions, expected: ReadonlyArray<Expected>): StaleVersion | null => {
  for (const { id, kind, version } of expected) {
    const actual = versions.get(`${kind} ${id}`) ?? 0
    if (actual !== version) return new StaleVersion({ kind, id, expected: version, actual })
  }
  return null
}

/** How do imports and the outcomes of their rows become rows, and rows these? */
import type { ImportId } from "@weir/domain/identity/Id"
import type { ImportJob, ImportRow } from "@weir/domain/import/ImportJob"
import { anyJson, type Columns, text, uuid, whole } from "../sql/insert.ts"
import { type StoredInteger, whole as wholeOf } from "./numbers.ts"

/** A job is kept whole; what jobs are found by has columns too. */
export const importJobColumns: Columns<ImportJob> = {
  id: uuid((j) => j.id),
  file_hash: text((j) => j.fileHash),
  state: text((j) => j.state),
  created_at: whole((j) => j.createdAt),
  version: whole((j) => j.version),
  job: anyJson((j) => j)
}

export const importRowColumns = (importId: ImportId): Columns<ImportRow> => ({
  import_id: uuid(() => importId),
  row: whole((r) => r.row),
  outcome: text((r) => r.outcome),
  reason: text((r) => r.reason),
  subject: text((r) => r.subject)
})

export interface StoredImportRow {
  readonly row: StoredInteger
  readonly outcome: ImportRow["outcome"]
  readonly reason: string | null
  readonly subject: string | null
}

export const importRowOf = ({ outcome, reason, row, subject }: StoredImportRow): ImportRow => ({
  row: wholeOf(row),
  outcome,
  reason,
  subject
})

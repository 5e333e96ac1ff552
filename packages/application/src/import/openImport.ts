/** What does an import work on? Its job, its mapping and the rows of its file, looked through before anything is done with them. */
import type { ImportId, WorkspaceId } from "@weir/domain/identity/Id"
import { checkMapping } from "@weir/domain/import/checkMapping"
import type { ImportJob, ImportState } from "@weir/domain/import/ImportJob"
import { type Mapping, readMapping } from "@weir/domain/import/Mapping"
import { rowReader } from "@weir/domain/import/readRow"
import { Effect, Stream } from "effect"
import { Directory } from "../ports/Directory.ts"
import { Imports } from "../ports/Imports.ts"
import { TableFiles, type TableOptions, type TableSource } from "../ports/TableFiles.ts"
import { ImportNotReady, MappingDoesNotFit } from "./ImportRefusal.ts"

/** The file as it was kept, to be read again and again. */
export const keptFile = Effect.fn("keptFile")(function* (
  workspaceId: WorkspaceId,
  job: Pick<ImportJob, "id" | "fileName">
) {
  const imports = yield* Imports
  const source: TableSource = {
    name: job.fileName,
    open: () => Stream.toAsyncIterable(imports.file(workspaceId, job.id))
  }
  return source
})

/** What a person says about the file itself in a mapping. */
export const tableOptions = (mapping: Mapping): TableOptions => ({
  encoding: mapping.file?.encoding,
  delimiter: mapping.file?.delimiter
})

/** Reads the whole file once, so that one that cannot be read to its end is refused before its first row is used. */
export const openImport = Effect.fn("openImport")(function* (
  workspaceId: WorkspaceId,
  id: ImportId,
  needed: ReadonlyArray<ImportState>
) {
  const job = yield* (yield* Imports).get(workspaceId, id)
  if (!needed.includes(job.state)) return yield* new ImportNotReady({ id, state: job.state, needed })
  const mapping = yield* Effect.fromResult(readMapping(job.mapping))
  const { workspace } = yield* (yield* Directory).get(workspaceId)
  const files = yield* TableFiles
  const source = yield* keptFile(workspaceId, job)
  const known = { bytes: job.bytes, sha256: job.fileHash }
  const table = yield* files.inspect(source, { ...tableOptions(mapping), known })
  const problems = checkMapping(mapping, table.headers)
  if (problems.length > 0) return yield* new MappingDoesNotFit({ problems })
  const importedAt = job.createdAt
  return {
    job,
    mapping,
    table,
    importedAt,
    rows: files.rows(source, table),
    read: rowReader(mapping, table.headers, { zone: workspace.zone, importedAt })
  }
})

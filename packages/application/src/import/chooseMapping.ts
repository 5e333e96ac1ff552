/** How does an import learn what its columns mean? A mapping is checked against the file, kept with the job and remembered. */
import type { ImportId } from "@weir/domain/identity/Id"
import { checkMapping } from "@weir/domain/import/checkMapping"
import { headerSignature } from "@weir/domain/import/headerSignature"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import { readMapping } from "@weir/domain/import/Mapping"
import { Effect, type Schema } from "effect"
import { Imports } from "../ports/Imports.ts"
import { type TableFile, TableFiles } from "../ports/TableFiles.ts"
import { present } from "../present.ts"
import type { Who } from "../Who.ts"
import { ImportNotReady, MappingDoesNotFit } from "./ImportRefusal.ts"
import { keptFile, tableOptions } from "./openImport.ts"

/** Makes the job ready to run. The mapping is remembered for files with the same columns, as it was given. A refused mapping changes nothing. */
export const chooseMapping = Effect.fn("chooseMapping")(function* (
  { workspaceId }: Who,
  id: ImportId,
  json: Schema.Json
) {
  const imports = yield* Imports
  const job = yield* imports.get(workspaceId, id)
  if (job.state !== "uploaded" && job.state !== "ready") {
    return yield* new ImportNotReady({ id, state: job.state, needed: ["uploaded", "ready"] })
  }
  const mapping = yield* Effect.fromResult(readMapping(json))
  const table = yield* (yield* TableFiles).inspect(yield* keptFile(workspaceId, job), tableOptions(mapping))
  const problems = checkMapping(mapping, table.headers)
  if (problems.length > 0) return yield* new MappingDoesNotFit({ problems })
  const ready: ImportJob = {
    ...job,
    mapping: pinned(json, table),
    state: "ready",
    rows: table.rows,
    changedAt: yield* present,
    version: job.version + 1
  }
  yield* imports.save(workspaceId, ready)
  yield* imports.rememberMapping(workspaceId, headerSignature(table.headers), JSON.stringify(json))
  return ready
})

/** The mapping with the encoding and the separator that were found, so that the run reads what the preview showed. */
const pinned = (json: Schema.Json, { delimiter, encoding }: TableFile): Schema.Json =>
  typeof json === "object" && json !== null && !Array.isArray(json)
    ? { ...json, file: { encoding: encoding.value, delimiter: delimiter.value } }
    : json

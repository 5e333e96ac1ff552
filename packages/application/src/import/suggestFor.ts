/** What might a file mean to this workspace? The draft of a mapping, and the one remembered from the last file with these columns. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { headerSignature } from "@weir/domain/import/headerSignature"
import { suggestMapping } from "@weir/domain/import/suggestMapping"
import { Effect, Result, Schema } from "effect"
import { Directory } from "../ports/Directory.ts"
import { Imports } from "../ports/Imports.ts"
import type { TableFile } from "../ports/TableFiles.ts"

const parsed = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Json))

export const suggestFor = Effect.fn("suggestFor")(function* (workspaceId: WorkspaceId, table: TableFile) {
  const { pipelines } = yield* (yield* Directory).get(workspaceId)
  const text = yield* (yield* Imports).mappingFor(workspaceId, headerSignature(table.headers))
  const names = pipelines.map(({ name }) => name)
  return {
    suggestion: suggestMapping(table.headers, table.sample, table.name, names),
    remembered: text === null ? null : Result.getOrElse(parsed(text), () => null)
  }
})

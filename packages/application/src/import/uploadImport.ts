/** How does an import begin? Its file is kept and looked through, and a mapping is remembered or suggested. */
import { ImportId } from "@weir/domain/identity/Id"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import { Effect, Stream } from "effect"
import { uuid } from "../Ids.ts"
import { Imports } from "../ports/Imports.ts"
import { TableFiles, TableFileUnreadable, type TableOptions } from "../ports/TableFiles.ts"
import { present } from "../present.ts"
import type { Who } from "../Who.ts"
import { keptFile } from "./openImport.ts"
import { suggestFor } from "./suggestFor.ts"

/** A file on its way in. */
export interface Upload<E> {
  readonly fileName: string
  readonly bytes: Stream.Stream<Uint8Array, E>
}

/**
 * Keeps the file and gives the job, what the file looks like, a draft of a mapping with the questions that only a person
 * can answer, the mapping remembered from the last file with these headers, and finished imports of the very same file.
 *
 * A file that is no table or larger than allowed is refused, and nothing of it is kept.
 */
export const uploadImport = Effect.fn("uploadImport")(function* <E>(
  who: Who,
  upload: Upload<E>,
  options: TableOptions = {}
) {
  const { actor, workspaceId } = who
  const imports = yield* Imports
  const id = ImportId.make(yield* uuid)
  const fileName =
    upload.fileName
      .replace(/^.*[/\\]/, "")
      .replaceAll("\0", "")
      .toWellFormed()
      .slice(-255) || "file"
  const job = { id, fileName }
  const inspected = imports.keepFile(workspaceId, id, atMost(upload.bytes, fileName, options.maxBytes)).pipe(
    Effect.andThen(
      Effect.flatMap(keptFile(workspaceId, job), (source) =>
        Effect.flatMap(TableFiles, (files) => files.inspect(source, options))
      )
    ),
    Effect.onError(() => imports.keepFile(workspaceId, id, Stream.empty))
  )
  const table = yield* inspected
  const at = yield* present
  const uploaded: ImportJob = {
    id,
    fileName,
    fileHash: table.sha256,
    bytes: table.bytes,
    mapping: null,
    state: "uploaded",
    startedBy: actor.userId,
    createdAt: at,
    changedAt: at,
    finishedAt: null,
    rows: table.rows,
    done: 0,
    counts: { created: 0, updated: 0, skipped: 0, failed: 0 },
    problem: null,
    version: 1
  }
  yield* imports.save(workspaceId, uploaded)
  const { remembered, suggestion } = yield* suggestFor(workspaceId, table)
  const earlier = yield* imports.ofFile(workspaceId, table.sha256)
  return {
    job: uploaded,
    table,
    suggestion,
    remembered,
    earlier
  }
})

const atMost = <E>(
  bytes: Stream.Stream<Uint8Array, E>,
  file: string,
  maxBytes: number | undefined
): Stream.Stream<Uint8Array, E | TableFileUnreadable> => {
  if (maxBytes === undefined) return bytes
  let size = 0
  return Stream.mapEffect(bytes, (piece) => {
    size += piece.length
    return size > maxBytes
      ? Effect.fail(
          new TableFileUnreadable({
            file,
            reason: "too-large",
            detail: `the file is larger than ${maxBytes} bytes`
          })
        )
      : Effect.succeed(piece)
  })
}

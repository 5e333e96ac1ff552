/** Where are imports kept: the job, the bytes of its file, what became of each row, and mappings remembered by header? */
import { ImportId, type WorkspaceId } from "@weir/domain/identity/Id"
import type { ImportJob, ImportRow, RowOutcome } from "@weir/domain/import/ImportJob"
import { Context, type Effect, Schema, type Stream } from "effect"

export class ImportNotFound extends Schema.TaggedError<ImportNotFound>()(
  "ImportNotFound",
  { id: ImportId },
  { httpApiStatus: 404 }
) {}

export class Imports extends Context.Service<
  Imports,
  {
    /** Stores a new job, or a change of one that writes no events. `Journal.commit` stores progress together with the rows' events. */
    readonly save: (workspaceId: WorkspaceId, job: ImportJob) => Effect.Effect<void>
    readonly get: (workspaceId: WorkspaceId, id: ImportId) => Effect.Effect<ImportJob, ImportNotFound>
    /** Newest first. */
    readonly list: (workspaceId: WorkspaceId, limit: number) => Effect.Effect<ReadonlyArray<ImportJob>>
    /** Finished jobs of the same file, newest first. */
    readonly ofFile: (workspaceId: WorkspaceId, fileHash: string) => Effect.Effect<ReadonlyArray<ImportJob>>
    /** Outcomes of rows after a row number, in order. */
    readonly rows: (
      workspaceId: WorkspaceId,
      id: ImportId,
      query: { readonly afterRow: number; readonly limit: number; readonly outcome?: RowOutcome }
    ) => Effect.Effect<ReadonlyArray<ImportRow>>
    /** Keeps the bytes of a file, in pieces, so that a run can go on after a restart. */
    readonly keepFile: <E>(
      workspaceId: WorkspaceId,
      id: ImportId,
      bytes: Stream.Stream<Uint8Array, E>
    ) => Effect.Effect<void, E>
    readonly file: (workspaceId: WorkspaceId, id: ImportId) => Stream.Stream<Uint8Array>
    /** Mappings by the signature of a header, as the JSON a person would save. */
    readonly rememberMapping: (
      workspaceId: WorkspaceId,
      signature: string,
      mapping: string
    ) => Effect.Effect<void>
    readonly mappingFor: (workspaceId: WorkspaceId, signature: string) => Effect.Effect<string | null>
  }
>()("@weir/application/ports/Imports") {}

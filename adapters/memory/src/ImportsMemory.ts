/** How are imports kept in memory? */
import { ImportNotFound, type Imports } from "@weir/application/ports/Imports"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import { Effect, Stream } from "effect"
import { inOrder } from "./order.ts"
import { look, open, type Store } from "./Shelf.ts"

export const imports = (store: Store): typeof Imports.Service => ({
  save: (workspaceId, job) => Effect.sync(() => void open(store, workspaceId).imports.set(job.id, job)),
  get: (workspaceId, id) =>
    Effect.suspend(() => {
      const job = look(store, workspaceId).imports.get(id)
      return job === undefined ? Effect.fail(new ImportNotFound({ id })) : Effect.succeed(job)
    }),
  list: (workspaceId, limit) => Effect.sync(() => newestFirst(store, workspaceId).slice(0, limit)),
  ofFile: (workspaceId, fileHash) =>
    Effect.sync(() =>
      newestFirst(store, workspaceId).filter((job) => job.fileHash === fileHash && job.state === "finished")
    ),
  rows: (workspaceId, id, { afterRow, limit, outcome }) =>
    Effect.sync(() => {
      const rows = [...(look(store, workspaceId).importRows.get(id)?.values() ?? [])]
      const wanted = rows.filter(
        (row) => row.row > afterRow && (outcome === undefined || row.outcome === outcome)
      )
      return inOrder(wanted, ({ row }) => row).slice(0, limit)
    }),
  // Kept only when all of it has come: a broken upload leaves no file behind.
  keepFile: (workspaceId, id, bytes) =>
    Effect.map(Stream.runCollect(bytes), (pieces) => {
      open(store, workspaceId).files.set(
        id,
        pieces.map((piece) => piece.slice())
      )
    }),
  file: (workspaceId, id) =>
    Stream.suspend(() => Stream.fromIterable(look(store, workspaceId).files.get(id) ?? [])),
  rememberMapping: (workspaceId, signature, mapping) =>
    Effect.sync(() => void open(store, workspaceId).mappings.set(signature, mapping)),
  mappingFor: (workspaceId, signature) =>
    Effect.sync(() => look(store, workspaceId).mappings.get(signature) ?? null)
})

const newestFirst = (store: Store, workspaceId: WorkspaceId): ReadonlyArray<ImportJob> =>
  inOrder([...look(store, workspaceId).imports.values()].reverse(), (job) => -job.createdAt)

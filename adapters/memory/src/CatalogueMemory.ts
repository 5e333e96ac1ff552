/** How are the named lists read from memory? */
import type { Catalogue } from "@weir/application/ports/Catalogue"
import { type Entry, type EntryKind, folded } from "@weir/domain/catalogue/Catalogue"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Effect } from "effect"
import { inOrder } from "./order.ts"
import { look, type Store } from "./Shelf.ts"

export const catalogue = (store: Store): typeof Catalogue.Service => {
  const those = (workspaceId: WorkspaceId, kind: EntryKind, wanted: (entry: Entry) => boolean) =>
    Effect.sync(() =>
      [...look(store, workspaceId).catalogue.values()].filter((e) => e.kind === kind && wanted(e))
    )
  return {
    some: (workspaceId, kind, ids) => those(workspaceId, kind, ({ id }) => ids.includes(id)),
    byNames: (workspaceId, kind, names) =>
      those(workspaceId, kind, (e) => !e.archived && names.includes(folded(e.name))),
    // Archived entries cannot be chosen any more.
    search: (workspaceId, kind, text, limit) =>
      those(workspaceId, kind, (e) => !e.archived && folded(e.name).includes(folded(text))).pipe(
        Effect.map((found) =>
          inOrder(
            found,
            (e) => e.name,
            (e) => e.id
          ).slice(0, limit)
        )
      )
  }
}

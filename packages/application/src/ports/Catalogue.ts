/** Where are the named lists kept: sources, loss reasons, companies, contacts and products? */
import type { Entry, EntryKind } from "@weir/domain/catalogue/Catalogue"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Context, type Effect } from "effect"

export class Catalogue extends Context.Service<
  Catalogue,
  {
    /** Those of the ids that exist. */
    readonly some: (
      workspaceId: WorkspaceId,
      kind: EntryKind,
      ids: ReadonlyArray<string>
    ) => Effect.Effect<ReadonlyArray<Entry>>
    /** Entries that are not archived and whose `folded` name is one of these. Several may share a name; the oldest comes first. */
    readonly byNames: (
      workspaceId: WorkspaceId,
      kind: EntryKind,
      foldedNames: ReadonlyArray<string>
    ) => Effect.Effect<ReadonlyArray<Entry>>
    /** Entries whose name contains a text, by name, for choosing from a list. */
    readonly search: (
      workspaceId: WorkspaceId,
      kind: EntryKind,
      text: string,
      limit: number
    ) => Effect.Effect<ReadonlyArray<Entry>>
  }
>()("@weir/application/ports/Catalogue") {}

/** Where are the views kept that people saved? Theirs alone, and no facts of the business, so not in the log. */
import type { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import type { SavedView, ViewName } from "@weir/domain/log/SavedView"
import type { Instant } from "@weir/domain/time/Instant"
import { Context, type Effect } from "effect"

export class Views extends Context.Service<
  Views,
  {
    /** Somebody's views, the ones saved first before the others. */
    readonly of: (workspaceId: WorkspaceId, userId: UserId) => Effect.Effect<ReadonlyArray<SavedView>>
    /** Keeps a view; one of the same name is replaced, and stays in its place. */
    readonly keep: (
      workspaceId: WorkspaceId,
      userId: UserId,
      view: SavedView,
      keptAt: Instant
    ) => Effect.Effect<void>
    /** Forgets a view, if there is one of this name. */
    readonly forget: (workspaceId: WorkspaceId, userId: UserId, name: ViewName) => Effect.Effect<void>
  }
>()("@weir/application/ports/Views") {}

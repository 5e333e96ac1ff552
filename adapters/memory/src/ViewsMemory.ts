/** How are saved views kept in memory? */
import type { Views } from "@weir/application/ports/Views"
import type { UserId } from "@weir/domain/identity/Id"
import type { SavedView } from "@weir/domain/log/SavedView"
import { Effect } from "effect"
import { look, open, type Shelf, type Store } from "./Shelf.ts"

const viewsOf = ({ views }: Shelf, userId: UserId): Map<string, SavedView> => {
  const own = views.get(userId) ?? new Map<string, SavedView>()
  views.set(userId, own)
  return own
}

export const views = (store: Store): typeof Views.Service => ({
  of: (workspaceId, userId) =>
    Effect.sync(() => [...(look(store, workspaceId).views.get(userId)?.values() ?? [])]),
  keep: (workspaceId, userId, view) =>
    Effect.sync(() => {
      viewsOf(open(store, workspaceId), userId).set(view.name, view)
    }),
  forget: (workspaceId, userId, name) =>
    Effect.sync(() => {
      look(store, workspaceId).views.get(userId)?.delete(name)
    })
})

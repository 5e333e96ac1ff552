/** How does somebody save a view of the log? Under its name, where there is room or one of that name. */
import { mostViews, type SavedView, TooManyViews } from "@weir/domain/log/SavedView"
import { Effect } from "effect"
import { Views } from "../ports/Views.ts"
import { present } from "../present.ts"
import type { Who } from "../Who.ts"

/** Keeps the view for the person who asks; answers all of theirs. */
export const saveView = Effect.fn("saveView")(function* ({ actor, workspaceId }: Who, view: SavedView) {
  const views = yield* Views
  const kept = yield* views.of(workspaceId, actor.userId)
  if (kept.length >= mostViews && !kept.some(({ name }) => name === view.name))
    return yield* new TooManyViews({ most: mostViews })
  yield* views.keep(workspaceId, actor.userId, view, yield* present)
  return yield* views.of(workspaceId, actor.userId)
})

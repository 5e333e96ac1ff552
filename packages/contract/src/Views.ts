/** How does somebody keep views of the log under names, and have them on every device? */
import { SavedView, ViewName } from "@weir/domain/log/SavedView"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { asks, SignedIn } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { writeHeaders } from "./Write.ts"

/** All of one's own, the ones saved first before the others. */
export const MyViews = Schema.Struct({ items: Schema.Array(SavedView) }).annotate({ identifier: "MyViews" })
export type MyViews = typeof MyViews.Type

const list = HttpApiEndpoint.get("list", "/my/views", {
  success: MyViews,
  error: problems(400)
}).annotateMerge(asks("read", "One's own views of the log"))

const save = HttpApiEndpoint.put("save", "/my/views", {
  headers: writeHeaders,
  payload: SavedView,
  success: MyViews,
  error: problems(400, 422)
}).annotateMerge(
  asks(
    "read",
    "Save a view of the log",
    "The conditions as the page's address says them, under a name. One of the same name is replaced; 422 beyond 50."
  )
)

const remove = HttpApiEndpoint.delete("remove", "/my/views", {
  headers: writeHeaders,
  query: { name: ViewName },
  success: MyViews,
  error: problems(400)
}).annotateMerge(
  asks("read", "Remove a view of the log", "Nothing happens where there is none of this name.")
)

export class ViewsGroup extends HttpApiGroup.make("views").add(list, save, remove).middleware(SignedIn) {}

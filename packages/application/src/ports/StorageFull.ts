/** What is said when there is no room left where everything is kept? */
import { Schema } from "effect"

/**
 * Nothing was written. Any port may fail so, as a defect: no use case can do anything about it, and whoever answers people tells them.
 * The same is accepted again as soon as there is room.
 */
export class StorageFull extends Schema.TaggedError<StorageFull>()(
  "StorageFull",
  {},
  { httpApiStatus: 507 }
) {
  override get message(): string {
    return "there is no room left where Weir keeps its data: nothing was written. Once somebody has made room, it works again as before"
  }
}

/** How are the views stored that people saved? */
import { defineEntity } from "@mikro-orm/core"
import { instant, text, uuid, workspaceId } from "./columns.ts"

export const SavedViewTable = defineEntity({
  name: "SavedViewRow",
  tableName: "saved_view",
  properties: {
    workspaceId: workspaceId(),
    userId: uuid().primary(),
    name: text().primary(),
    /** The conditions as the page's address says them. */
    query: text(),
    /** When it was saved first. */
    keptAt: instant()
  }
})

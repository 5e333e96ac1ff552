/** How are pictures stored that people put behind their dashboards? */
import { defineEntity } from "@mikro-orm/core"
import { bytes, instant, text, whole, workspaceId } from "./columns.ts"

export const ImageTable = defineEntity({
  name: "ImageRow",
  tableName: "image",
  properties: {
    workspaceId: workspaceId(),
    /** The SHA-256 of the bytes, in hex. */
    id: text().primary(),
    bytes: bytes(),
    width: whole(),
    height: whole(),
    keptAt: instant()
  }
})

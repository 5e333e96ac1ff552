/** How is a deal stored? What lists filter and sort by has a column; the rest is kept together in `rest`. */
import { defineEntity } from "@mikro-orm/core"
import { instant, nested, text, uuid, whole, workspaceId } from "./columns.ts"

export const DealTable = defineEntity({
  name: "DealRow",
  tableName: "deal",
  properties: {
    workspaceId: workspaceId(),
    id: uuid().primary(),
    externalId: text().nullable(),
    title: text(),
    /** In lower case, for sorting and searching: servers disagree on what that is, so the core's own is stored. */
    foldedTitle: text(),
    foldedExternalId: text(),
    pipelineId: uuid(),
    stageId: uuid(),
    stageKind: text(),
    ownerId: uuid(),
    sourceId: uuid().nullable(),
    amount: whole().nullable(),
    currency: text().nullable(),
    createdAt: instant(),
    changedAt: instant(),
    enteredAt: instant(),
    closedAt: instant().nullable(),
    deletedAt: instant().nullable(),
    version: whole(),
    /** Client and product, free fields, birth, closing, last open stage. */
    rest: nested()
  },
  indexes: [
    { name: "deal_by_stage", properties: ["workspaceId", "stageId"] },
    { name: "deal_by_change", properties: ["workspaceId", "changedAt", "id"] }
  ],
  uniques: [{ name: "deal_external_id", properties: ["workspaceId", "externalId"] }]
})

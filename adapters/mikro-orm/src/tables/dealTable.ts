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
    contactId: uuid().nullable(),
    companyId: uuid().nullable(),
    amount: whole().nullable(),
    currency: text().nullable(),
    createdAt: instant(),
    changedAt: instant(),
    enteredAt: instant(),
    closedAt: instant().nullable(),
    deletedAt: instant().nullable(),
    version: whole(),
    /** Free fields, birth, closing, and all else that no list looks at. */
    rest: nested()
  },
  indexes: [
    { name: "deal_by_stage", properties: ["workspaceId", "stageId"] },
    { name: "deal_by_owner", properties: ["workspaceId", "ownerId"] },
    { name: "deal_by_contact", properties: ["workspaceId", "contactId"] },
    { name: "deal_by_company", properties: ["workspaceId", "companyId"] },
    { name: "deal_by_change", properties: ["workspaceId", "changedAt", "id"] }
  ],
  uniques: [{ name: "deal_external_id", properties: ["workspaceId", "externalId"] }]
})

/** How are a workspace, its people, its pipelines and its lists stored? */
import { defineEntity } from "@mikro-orm/core"
import { bytes, flag, nested, text, uuid, whole, workspaceId } from "./columns.ts"

export const WorkspaceTable = defineEntity({
  name: "WorkspaceRow",
  tableName: "workspace",
  properties: {
    workspaceId: workspaceId(),
    name: text(),
    zone: text(),
    weekStart: whole(),
    baseCurrency: text(),
    rates: nested(),
    settings: nested(),
    demo: flag(),
    version: whole(),
    /** The place of the last event. Raising it is what makes the commits of a workspace happen one after the other. */
    lastSeq: whole(),
    /** The link of the last event; nothing before the first. */
    lastLink: bytes(),
    /** The place of the last commit that changed what the directory tells: it is read again when this moves on. */
    directorySeq: whole(),
    /** In which form the facts of its log are written: see `log/upcast.ts` of the core. */
    logForm: whole(),
    /** The signature of the books that its ledger was entered into. */
    books: text()
  }
})

export const UserTable = defineEntity({
  name: "UserRow",
  tableName: "app_user",
  properties: {
    workspaceId: workspaceId(),
    id: uuid().primary(),
    name: text(),
    email: text().nullable(),
    role: text(),
    sees: text(),
    disabled: flag(),
    version: whole()
  }
})

export const PipelineTable = defineEntity({
  name: "PipelineRow",
  tableName: "pipeline",
  properties: {
    workspaceId: workspaceId(),
    id: uuid().primary(),
    name: text(),
    stages: nested(),
    lossReasonRequired: flag(),
    isDefault: flag(),
    version: whole(),
    /** Grows with every pipeline added: the order they are listed in. */
    added: whole()
  }
})

export const CatalogueTable = defineEntity({
  name: "CatalogueRow",
  tableName: "catalogue_entry",
  properties: {
    workspaceId: workspaceId(),
    // Text, because the core lets other systems keep the capitals of their ids here.
    id: text().primary(),
    kind: text(),
    name: text(),
    /** The name as people compare names. */
    folded: text(),
    category: text().nullable(),
    archived: flag(),
    version: whole(),
    added: whole()
  },
  indexes: [{ name: "catalogue_entry_by_name", properties: ["workspaceId", "kind", "folded"] }]
})

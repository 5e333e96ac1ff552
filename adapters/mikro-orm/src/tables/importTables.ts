/** How are imports stored: the job, what became of its rows, the bytes of its file, and the mappings of headers? */
import { defineEntity } from "@mikro-orm/core"
import { bytes, instant, nested, text, uuid, whole, workspaceId } from "./columns.ts"

export const ImportJobTable = defineEntity({
  name: "ImportJobRow",
  tableName: "import_job",
  properties: {
    workspaceId: workspaceId(),
    id: uuid().primary(),
    fileHash: text(),
    state: text(),
    createdAt: instant(),
    version: whole(),
    job: nested()
  }
})

export const ImportRowTable = defineEntity({
  name: "ImportRowRow",
  tableName: "import_row",
  properties: {
    workspaceId: workspaceId(),
    importId: uuid().primary(),
    row: whole().primary(),
    outcome: text(),
    reason: text().nullable(),
    subject: text().nullable()
  }
})

export const ImportFileTable = defineEntity({
  name: "ImportFileRow",
  tableName: "import_file",
  properties: {
    workspaceId: workspaceId(),
    importId: uuid().primary(),
    /** Counts the pieces of a file from 0. */
    piece: whole().primary(),
    bytes: bytes()
  }
})

export const ImportMappingTable = defineEntity({
  name: "ImportMappingRow",
  tableName: "import_mapping",
  properties: {
    workspaceId: workspaceId(),
    signature: text().primary(),
    mapping: text()
  }
})

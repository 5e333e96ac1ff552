/** Which tables are there? */
import { CredentialTable, SessionTable } from "./accountTables.ts"
import { AnswerTable, OutboxTable } from "./commandTables.ts"
import { DealTable } from "./dealTable.ts"
import { ImageTable } from "./imageTable.ts"
import { ImportFileTable, ImportJobTable, ImportMappingTable, ImportRowTable } from "./importTables.ts"
import { CellTable, EntryTable, EventTable } from "./ledgerTables.ts"
import { RecordBindingTable, RecordNameTable, RecordTable } from "./recordTables.ts"
import { SavedViewTable } from "./viewTable.ts"
import { CatalogueTable, PipelineTable, UserTable, WorkspaceTable } from "./workspaceTables.ts"

export const tables = [
  WorkspaceTable,
  UserTable,
  PipelineTable,
  CatalogueTable,
  DealTable,
  RecordTable,
  RecordBindingTable,
  RecordNameTable,
  EventTable,
  EntryTable,
  CellTable,
  AnswerTable,
  OutboxTable,
  ImportJobTable,
  ImportRowTable,
  ImportFileTable,
  ImportMappingTable,
  ImageTable,
  SavedViewTable,
  CredentialTable,
  SessionTable
]

/** How does the state after some events get stored? Each record whole, in place of what it was. */
import type { Changes } from "@weir/application/ports/Journal"
import type { Deal } from "@weir/domain/deal/Deal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { type RawBuilder, sql } from "kysely"
import type { Database } from "../Orm.ts"
import { dealColumns } from "../rows/dealRows.ts"
import { importJobColumns, importRowColumns } from "../rows/importRows.ts"
import { catalogueColumns, pipelineColumns, userColumns } from "../rows/workspaceRows.ts"
import { json } from "../sql/arrays.ts"
import { lastOf, upsert, upserting } from "../sql/insert.ts"
import { writeRecords } from "./writeRecords.ts"

/** The statement that stores deals; none for no deals. */
export const upsertingDeals = (
  workspaceId: WorkspaceId,
  deals: ReadonlyArray<Deal>,
  when?: RawBuilder<unknown>
): RawBuilder<unknown> | null =>
  upserting(
    "deal",
    workspaceId,
    ["id"],
    dealColumns,
    lastOf(deals, (d) => d.id),
    [],
    when
  )

/** Stores changes. `firstPlace` is the log's first place after the events before: later records get a higher one. */
export const writeState = async (
  db: Database,
  workspaceId: WorkspaceId,
  changes: Changes,
  firstPlace: number
): Promise<void> => {
  const inOrder = <A>(records: ReadonlyArray<A>) =>
    records.map((record, i) => ({ record, added: firstPlace + i }))
  const {
    catalogue = [],
    deals = [],
    importJob,
    importRows,
    pipelines = [],
    records = [],
    users = [],
    workspace
  } = changes
  if (workspace !== undefined) {
    await sql`
      update workspace set
        name = ${workspace.name}, zone = ${workspace.zone}, week_start = ${workspace.weekStart}, base_currency = ${workspace.baseCurrency},
        rates = ${json(workspace.rates)}::json, settings = ${json(workspace.settings)}::json, demo = ${workspace.demo}, version = ${workspace.version}
      where workspace_id = ${workspaceId}`.execute(db)
  }
  await upsert(
    db,
    "app_user",
    workspaceId,
    ["id"],
    userColumns,
    lastOf(users, (u) => u.id)
  )
  await upsert(
    db,
    "pipeline",
    workspaceId,
    ["id"],
    pipelineColumns,
    inOrder(lastOf(pipelines, (p) => p.id)),
    ["added"]
  )
  await upsert(
    db,
    "catalogue_entry",
    workspaceId,
    ["id"],
    catalogueColumns,
    inOrder(lastOf(catalogue, (e) => e.id)),
    ["added"]
  )
  await upsertingDeals(workspaceId, deals)?.execute(db)
  await writeRecords(db, workspaceId, records)
  if (importJob !== undefined)
    await upsert(db, "import_job", workspaceId, ["id"], importJobColumns, [importJob])
  if (importRows !== undefined) {
    const rows = lastOf(importRows.rows, (r) => r.row)
    await upsert(
      db,
      "import_row",
      workspaceId,
      ["import_id", "row"],
      importRowColumns(importRows.importId),
      rows
    )
  }
}

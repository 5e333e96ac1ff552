/** What does a row say that tells a whole deal? */
import { folded } from "../catalogue/Catalogue.ts"
import type { DealsMapping } from "./Mapping.ts"
import { budgetOf } from "./readBudget.ts"
import { closedOf, createdOf } from "./readMoments.ts"
import { type Around, ownerOf, placeOf, required, titleOf } from "./readParts.ts"
import type { RowCells } from "./RowCells.ts"
import type { DealFacts, NamedStage } from "./RowFacts.ts"
import type { TableRow } from "./TableRow.ts"

/** Null when something is wrong: the cells have the problems. */
export const dealFacts = (
  row: TableRow,
  cells: RowCells,
  mapping: DealsMapping,
  around: Around
): DealFacts | null => {
  const { columns } = mapping
  const externalId = required(cells, "externalId", columns.externalId.column, 160)
  const stageText = cells.text("stage", columns.stage, 500)
  if (stageText === null)
    cells.refuse("stage", columns.stage.column, "", "it is blank: a deal must stand in a stage")
  const pipeline = cells.text("pipeline", columns.pipeline)
  const place = placeOf(stageText ?? "", pipeline, around)
  const status = statusOf(cells, mapping)
  const closing = status === null || status.outcome === "open" ? null : status
  const stage: NamedStage =
    closing === null ? place.stage : { name: closing.stage ?? closing.outcome, kind: closing.outcome }
  const names = {
    externalId,
    company: cells.text("company", columns.company),
    contact: cells.text("contact", columns.contact),
    product: cells.text("product", columns.product),
    source: cells.text("source", columns.source),
    owner: ownerOf(cells, columns.owner),
    stage: stage.name
  }
  for (const field of ["source", "company", "contact", "product"] as const)
    if (columns[field] === undefined) cells.silentOn.push(field)
  const createdAt = createdOf(cells, columns.createdAt, around)
  const closedAt = createdAt === null ? null : closedOf(cells, columns, stage, createdAt, around)
  const budget = budgetOf(cells, columns, stageText ?? "")
  const lossReasonName =
    stage.kind === "won" || stage.kind === "open" || stage.kind === "incoming"
      ? null
      : cells.text("lossReason", columns.lossReason)
  const fields = (columns.fields ?? []).flatMap(
    ({ column, name }): ReadonlyArray<readonly [string, string]> => {
      const value = cells.text(`fields.${name}`, { column }, 4000)
      return value === null ? [] : [[name, value]]
    }
  )
  const title = titleOf(cells, columns.title, names)
  if (externalId === null || createdAt === null || cells.problems.length > 0) return null
  return {
    _tag: "Deal",
    row: row.row,
    externalId: `${columns.externalId.prefix ?? ""}${externalId}`,
    title,
    pipelineName: place.pipeline,
    stage,
    closedFrom:
      closing === null || place.stage.kind === "won" || place.stage.kind === "lost" ? null : place.stage.name,
    budget,
    ownerName: names.owner,
    sourceName: names.source,
    companyName: names.company,
    contactName: names.contact,
    productName: names.product,
    createdAt,
    closedAt,
    lossReasonName,
    fields,
    assumed: cells.assumed,
    silentOn: cells.silentOn
  }
}

const statusOf = (
  cells: RowCells,
  { columns, statuses }: DealsMapping
): { readonly outcome: "open" | "won" | "lost"; readonly stage?: string } | null => {
  if (columns.status === undefined) return null
  const text = cells.text("status", columns.status, 500)
  if (text === null) return cells.refuse("status", columns.status.column, "", "it is blank")
  const known = statuses?.find((status) => folded(status.text) === folded(text))
  return (
    known ??
    cells.refuse("status", columns.status.column, text, "the mapping does not say what this status means")
  )
}

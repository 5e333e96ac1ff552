/** What does a row say that tells one step of a deal? */
import type { StageHistoryMapping } from "./Mapping.ts"
import { budgetOf } from "./readBudget.ts"
import { notAhead } from "./readMoments.ts"
import { type Around, ownerOf, placeOf, required, titleOf } from "./readParts.ts"
import type { RowCells } from "./RowCells.ts"
import type { MoveFacts } from "./RowFacts.ts"
import type { TableRow } from "./TableRow.ts"

/** Null when something is wrong: the cells have the problems. */
export const moveFacts = (
  row: TableRow,
  cells: RowCells,
  mapping: StageHistoryMapping,
  around: Around
): MoveFacts | null => {
  const { columns } = mapping
  const externalId = required(cells, "externalId", columns.externalId.column, 160)
  const toText = required(cells, "toStage", columns.toStage.column, 500)
  const fromText = cells.text("fromStage", columns.fromStage, 500)
  const pipeline = cells.text("pipeline", columns.pipeline)
  const to = placeOf(toText ?? "", pipeline, around)
  const at = cells.date("at", columns.at, around.zone)
  if (at === null && cells.at(columns.at.column, columns.at.emptyTexts) === "")
    cells.refuse("at", columns.at.column, "", "it is blank: a step needs its moment")
  if (at !== null) notAhead(cells, "at", columns.at.column, at, around)
  const owner = ownerOf(cells, columns.owner)
  const budget = budgetOf(cells, columns, toText ?? "")
  const names = {
    externalId,
    owner,
    stage: to.stage.name,
    company: null,
    contact: null,
    product: null,
    source: null
  }
  const title = titleOf(cells, columns.title ?? { template: "{externalId}" }, names)
  const lossReasonName = to.stage.kind === "lost" ? cells.text("lossReason", columns.lossReason) : null
  if (externalId === null || at === null || cells.problems.length > 0) return null
  return {
    _tag: "Move",
    row: row.row,
    externalId: `${columns.externalId.prefix ?? ""}${externalId}`,
    title,
    pipelineName: to.pipeline,
    from: fromText === null ? null : placeOf(fromText, pipeline, around).stage,
    to: to.stage,
    budget,
    ownerName: owner,
    at,
    lossReasonName,
    assumed: cells.assumed,
    silentOn: cells.silentOn
  }
}

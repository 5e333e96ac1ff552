/** Rows into facts, by a mapping. */
import { Result } from "effect"
import { folded } from "../catalogue/Catalogue.ts"
import type { Mapping, StageText } from "./Mapping.ts"
import { dealFacts } from "./readDeal.ts"
import { moveFacts } from "./readMove.ts"
import type { Around, ReadingContext } from "./readParts.ts"
import { RowCells } from "./RowCells.ts"
import type { RowFacts, RowProblem } from "./RowFacts.ts"
import { isBlank, type TableRow } from "./TableRow.ts"

/** Reads one row: its facts, or every problem in it. */
export type RowReader = (row: TableRow) => Result.Result<RowFacts, ReadonlyArray<RowProblem>>

/**
 * A reader of the rows of one file: the mapping must have passed `checkMapping` with these headers. Every row gives facts
 * or at least one problem; nothing in a cell makes it throw.
 */
export const rowReader = (
  mapping: Mapping,
  headers: ReadonlyArray<string>,
  context: ReadingContext
): RowReader => {
  const positions = new Map(headers.map((header, index) => [header, index]))
  const stages = stageFinder(mapping.stages ?? [])
  const around = { zone: mapping.zone ?? context.zone, importedAt: context.importedAt, stages }
  return (row) => {
    const cells = new RowCells(row, positions)
    if (row.cells.length < headers.length) {
      cells.refuse(
        "row",
        undefined,
        "",
        `it has ${row.cells.length} cells, the header has ${headers.length}: the row is cut short`
      )
      return Result.fail(cells.problems)
    }
    if (!row.cells.slice(headers.length).every(isBlank)) {
      cells.refuse(
        "row",
        undefined,
        row.cells[headers.length] ?? "",
        `it has ${row.cells.length} cells, the header has ${headers.length}: a separator may stand inside a cell that is not quoted`
      )
      return Result.fail(cells.problems)
    }
    const facts =
      mapping.kind === "deals"
        ? dealFacts(row, cells, mapping, around)
        : moveFacts(row, cells, mapping, around)
    return facts === null || cells.problems.length > 0 ? Result.fail(cells.problems) : Result.succeed(facts)
  }
}

/** Finds a stage by the text of a cell; of several that are written alike the one of that pipeline. */
const stageFinder = (stages: ReadonlyArray<StageText>): Around["stages"] => {
  const byText = Map.groupBy(stages, ({ text }) => folded(text))
  return (text, pipeline) => {
    const alike = byText.get(folded(text))
    if (alike === undefined || alike.length === 1 || pipeline === null) return alike?.[0]
    return (
      alike.find((stage) => stage.pipeline !== undefined && folded(stage.pipeline) === folded(pipeline)) ??
      alike.find((stage) => stage.pipeline === undefined)
    )
  }
}

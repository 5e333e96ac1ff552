/** How is one cell of a row read by its column's rule? Problems are collected, so that a row tells all of them at once. */
import { Result } from "effect"
import { folded } from "../catalogue/Catalogue.ts"
import { isStorable } from "../text/Text.ts"
import type { Instant } from "../time/Instant.ts"
import type { Zone } from "../time/Zone.ts"
import { parseDate, type DateFormat } from "./DateFormat.ts"
import type { RowProblem, SilentField } from "./RowFacts.ts"
import { isBlank, quoted, type TableRow } from "./TableRow.ts"

/** A rule for a column of text. */
export interface TextRule {
  readonly column?: string
  readonly constant?: string
  readonly emptyTexts?: ReadonlyArray<string>
  readonly names?: ReadonlyArray<{ readonly text: string; readonly name: string }>
}

/** A row under reading: its cells by column name, and the problems found so far. */
export class RowCells {
  readonly problems: Array<RowProblem> = []
  readonly assumed: Array<string> = []
  readonly silentOn: Array<SilentField> = []
  private readonly row: TableRow
  private readonly positions: ReadonlyMap<string, number>

  constructor(row: TableRow, positions: ReadonlyMap<string, number>) {
    this.row = row
    this.positions = positions
  }

  /** The cell without white space at its ends; "" when blank, missing or among the texts that mean nothing. */
  at(column: string | undefined, emptyTexts: ReadonlyArray<string> = []): string {
    const position = column === undefined ? undefined : this.positions.get(column)
    const cell = position === undefined ? undefined : this.row.cells[position]
    if (cell === undefined || isBlank(cell)) return ""
    const trimmed = cell.replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/gu, "")
    return emptyTexts.some((text) => folded(text) === folded(trimmed)) ? "" : trimmed
  }

  refuse(field: string, column: string | undefined, text: string, reason: string): null {
    this.problems.push({ row: this.row.row, field, column: column ?? null, text: quoted(text), reason })
    return null
  }

  /** A text of at most `max` characters; null when there is none. */
  text(field: string, rule: TextRule | undefined, max = 120): string | null {
    if (rule === undefined) return null
    const cell = this.at(rule.column, rule.emptyTexts)
    if (cell === "") return rule.constant ?? null
    const name = rule.names?.find(({ text }) => folded(text) === folded(cell))?.name ?? cell
    if (!isStorable(name))
      return this.refuse(field, rule.column, name, "it holds characters that cannot be kept")
    return name.length > max
      ? this.refuse(field, rule.column, name, `it is longer than ${max} characters`)
      : name
  }

  /** The instant a cell names; null when the cell is blank or, with a problem, when it cannot be read. */
  date(
    field: string,
    rule: {
      readonly column: string
      readonly date?: DateFormat
      readonly emptyTexts?: ReadonlyArray<string>
    },
    zone: Zone
  ): Instant | null {
    const cell = this.at(rule.column, rule.emptyTexts)
    if (cell === "") return null
    if (rule.date === undefined)
      return this.refuse(field, rule.column, cell, "the mapping does not say how dates are written")
    const parsed = parseDate(cell, rule.date, zone)
    return Result.isSuccess(parsed) ? parsed.success : this.refuse(field, rule.column, cell, parsed.failure)
  }
}

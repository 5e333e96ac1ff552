/** What one row of a table file is, before anybody says what its cells mean. */

/**
 * A row as read from a file. `row` is the number a spreadsheet shows beside it (the first row of the file is 1; blank
 * rows and the `sep=` line count), `line` the line of text it starts on: they differ when a cell holds line breaks.
 * Cells go by position, so a column called `__proto__` is a column like any other.
 */
export interface TableRow {
  readonly row: number
  readonly line: number
  readonly cells: ReadonlyArray<string>
}

/** The cell as a person would quote it in a message: at most 80 characters, on one line. */
export const quoted = (cell: string): string => {
  const flat = cell.replace(/\s+/gu, " ").trim()
  const characters = Array.from(flat)
  return characters.length > 80 ? `${characters.slice(0, 79).join("")}…` : flat
}

/** What a person sees as nothing: no characters at all, or only white space and byte-order marks. */
export const isBlank = (cell: string | undefined): boolean =>
  cell === undefined || /^[\s\uFEFF]*$/u.test(cell)

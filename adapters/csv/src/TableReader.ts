/** Text into rows, with constant memory, each row knowing its number. */
import { type CsvError, type Parser, parse } from "csv-parse"
import { isBlank, type TableRow } from "@weir/domain/import/TableRow"
import { NotThisText } from "./TableText.ts"

/** Characters a single row may have: a quote that never closes would otherwise swallow the rest of the file. */
const maxRowLength = 1024 * 1024

/** The text stops being a table at this row. */
export class RowUnreadable extends Error {
  readonly reason: "quote-not-closed" | "row-too-long" | "wrong-encoding" | "binary"
  readonly row: number
  constructor(reason: RowUnreadable["reason"], row: number, message: string) {
    super(message)
    this.reason = reason
    this.row = row
  }
}

/**
 * All rows, the header among them, in batches as the text comes; blank rows are left out but counted. Throws
 * `RowUnreadable`.
 */
export async function* readRows(
  text: AsyncIterable<string>,
  delimiter: string
): AsyncGenerator<ReadonlyArray<TableRow>> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: maxRowLength,
    record_delimiter: ["\r\n", "\n", "\r"]
  })
  parser.on("error", () => {})
  const position = { row: 0, line: 1 }
  try {
    for await (const piece of text) {
      parser.write(piece)
      const batch = drained(parser, position)
      if (parser.errored !== null) break
      if (batch.length > 0) yield batch
    }
  } catch (error) {
    parser.destroy()
    if (error instanceof NotThisText) throw new RowUnreadable(error.reason, position.row + 1, error.message)
    throw error
  }
  if (parser.errored === null) {
    await new Promise<void>((done) => {
      parser.once("error", () => done())
      parser.once("readable", () => done())
      parser.once("end", () => done())
      parser.end()
      parser.read(0)
    })
    const last = drained(parser, position)
    if (last.length > 0 && parser.errored === null) yield last
  }
  if (parser.errored !== null) throw refusal(parser.errored as CsvError, position)
}

/** What the parser has ready, as rows; moves the position on. */
const drained = (parser: Parser, position: { row: number; line: number }): ReadonlyArray<TableRow> => {
  const batch: Array<TableRow> = []
  for (;;) {
    const next: { readonly record: ReadonlyArray<string>; readonly info: { readonly lines: number } } | null =
      parser.read()
    if (next === null) return batch
    position.row++
    const row = { row: position.row, line: position.line, cells: next.record }
    position.line = next.info.lines + 1
    if (!row.cells.every(isBlank)) batch.push(row)
  }
}

const refusal = (
  error: CsvError,
  { line, row }: { readonly row: number; readonly line: number }
): RowUnreadable => {
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return new RowUnreadable(
        "quote-not-closed",
        row + 1,
        `a quotation mark opened in the row that starts on line ${line} is not closed before the file ends: the file is cut short, or a quotation mark is missing`
      )
    case "CSV_MAX_RECORD_SIZE":
      return new RowUnreadable(
        "row-too-long",
        row + 1,
        `the row that starts on line ${line} is longer than ${maxRowLength} characters: a quotation mark may not be closed, or the separator is another`
      )
    default:
      throw error
  }
}

/** Rows into a CSV text that is safe to open in a spreadsheet. */
import { Stream } from "effect"
import { stringify } from "csv-stringify/sync"
import { harmless } from "./FormulaCell.ts"

/** UTF-8 with a mark, so that Excel reads letters right; commas; CRLF. Numbers must be finite. */
export const writeTable = <E, R>(
  rows: Stream.Stream<ReadonlyArray<string | number>, E, R>
): Stream.Stream<string, E, R> =>
  Stream.concat(
    Stream.succeed("\uFEFF"),
    Stream.mapArray(rows, (batch) => [
      stringify(
        batch.map((row) => row.map(harmless)),
        { record_delimiter: "windows" }
      )
    ])
  )

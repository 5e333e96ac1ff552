/** Table files as CSV text: the port kept by csv-parse, iconv-lite and chardet. */
import { Effect, Layer, Stream } from "effect"
import {
  type TableFile,
  TableFiles,
  TableFileUnreadable,
  type TableOptions,
  type TableSource
} from "@weir/application/ports/TableFiles"
import type { TableRow } from "@weir/domain/import/TableRow"
import { defaultMaxRows, inspectTable } from "./inspectTable.ts"
import { readRows, RowUnreadable } from "./TableReader.ts"
import { decoded, NotThisText } from "./TableText.ts"
import { writeTable } from "./writeTable.ts"

export const layer: Layer.Layer<TableFiles> = Layer.succeed(TableFiles, {
  inspect: Effect.fn("TableFiles.inspect")(function* (source: TableSource, options?: TableOptions) {
    return yield* Effect.tryPromise({
      try: () => inspectTable(source, options),
      catch: (error) => error
    }).pipe(Effect.catch((error) => unreadable(source, error)))
  }),
  rows: (source, file, options) =>
    Stream.fromAsyncIterable(
      batches(source, file, options?.maxRows ?? defaultMaxRows),
      (error) => error
    ).pipe(
      Stream.catch((error) => Stream.fromEffect(unreadable(source, error))),
      Stream.flattenIterable
    ),
  write: writeTable
})

async function* batches(
  source: TableSource,
  file: TableFile,
  maxRows: number
): AsyncGenerator<ReadonlyArray<TableRow>> {
  let count = 0
  for await (const batch of readRows(decoded(source.open(), file.encoding.value), file.delimiter.value)) {
    const below = batch.filter(({ row }) => row > file.headerRow)
    count += below.length
    if (count > maxRows)
      throw new TableFileUnreadable({
        file: source.name,
        reason: "too-many-rows",
        detail: `the file has more than ${maxRows} rows`
      })
    if (below.length > 0) yield below
  }
}

/** What went wrong, as the port says it; what nobody foresaw stays a defect. */
const unreadable = (source: TableSource, error: unknown): Effect.Effect<never, TableFileUnreadable> => {
  if (error instanceof TableFileUnreadable) return Effect.fail(error)
  if (error instanceof RowUnreadable) {
    return Effect.fail(
      new TableFileUnreadable({
        file: source.name,
        reason: error.reason,
        row: error.row,
        detail: error.message
      })
    )
  }
  if (error instanceof NotThisText) {
    return Effect.fail(
      new TableFileUnreadable({ file: source.name, reason: error.reason, detail: error.message })
    )
  }
  const code = error instanceof Error && "code" in error ? error.code : undefined
  return code === "ENOENT" || code === "EISDIR" || code === "EACCES"
    ? Effect.fail(
        new TableFileUnreadable({
          file: source.name,
          reason: "not-found",
          detail: `the file cannot be opened (${code})`
        })
      )
    : Effect.die(error)
}

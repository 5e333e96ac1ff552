/** What would become of each row? The dry run as a table to open in a spreadsheet. */
import type { ImportId } from "@weir/domain/identity/Id"
import { Effect, Stream } from "effect"
import { TableFiles } from "../ports/TableFiles.ts"
import type { Who } from "../Who.ts"
import { planRows } from "./planImport.ts"

/** CSV text in pieces: row, action, title, reasons. The title is blank where the row changes nothing. */
export const planTable = Effect.fn("planTable")(function* (who: Who, id: ImportId) {
  const files = yield* TableFiles
  const { chunks } = yield* planRows(who, id)
  const rows = Stream.flatMap(chunks, ({ plans }) =>
    Stream.fromIterable(
      plans.map(({ after, outcome, reason, row }): ReadonlyArray<string | number> => [
        row,
        outcome,
        after?.title ?? "",
        reason ?? ""
      ])
    )
  )
  return files.write(
    Stream.concat(Stream.succeed<ReadonlyArray<string | number>>(["row", "action", "title", "reasons"]), rows)
  )
})

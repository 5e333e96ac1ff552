/** What became of each row? A table to open in a spreadsheet, with the row numbers of the file that was imported. */
import type { ImportId } from "@weir/domain/identity/Id"
import type { RowOutcome } from "@weir/domain/import/ImportJob"
import { Effect, Option, Stream } from "effect"
import { Imports } from "../ports/Imports.ts"
import { TableFiles } from "../ports/TableFiles.ts"
import type { Who } from "../Who.ts"

const pageSize = 1000

/** CSV text in pieces: row, outcome, reason, deal. Only rows of one outcome when one is named. */
export const importResult = Effect.fn("importResult")(function* (
  { workspaceId }: Who,
  id: ImportId,
  outcome?: RowOutcome
) {
  const imports = yield* Imports
  const files = yield* TableFiles
  yield* imports.get(workspaceId, id)
  const rows = Stream.paginate(
    0,
    Effect.fnUntraced(function* (afterRow: number) {
      const page = yield* imports.rows(workspaceId, id, {
        afterRow,
        limit: pageSize,
        ...(outcome === undefined ? {} : { outcome })
      })
      const last = page.at(-1)
      const lines = page.map(({ outcome, reason, row, subject }): ReadonlyArray<string | number> => [
        row,
        outcome,
        reason ?? "",
        subject ?? ""
      ])
      return [
        lines,
        page.length < pageSize || last === undefined ? Option.none() : Option.some(last.row)
      ] as const
    })
  )
  return files.write(
    Stream.concat(Stream.succeed<ReadonlyArray<string | number>>(["row", "outcome", "reason", "deal"]), rows)
  )
})

/** How are very many rows added? By COPY, where the database takes it; otherwise in one statement like any others. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { type RawBuilder, sql } from "kysely"
import type { Database } from "../Orm.ts"
import { CopiedLines } from "./CopiedLines.ts"
import { type Columns, inserting } from "./insert.ts"
import { text } from "./lines.ts"

/** Rows on their way into one table, where none of them is yet. */
export interface NewRows {
  readonly count: number
  /** A statement that adds them, if something is so; none for no rows. */
  readonly inserting: (when?: RawBuilder<unknown>) => RawBuilder<unknown> | null
  /** Adds them by COPY, with no more than a piece of them in memory a second time. */
  readonly copiedTo: (db: Database) => Promise<void>
}

/** Lines made at a time: others have their turn in between. */
const pieceLines = 1000

export const newRows = <Row>(
  table: string,
  workspaceId: WorkspaceId,
  columns: Columns<Row>,
  rows: ReadonlyArray<Row>
): NewRows => ({
  count: rows.length,
  inserting: (when) => inserting(table, workspaceId, columns, rows, undefined, when),
  copiedTo: async (db) => {
    if (rows.length === 0) return
    const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
    const statement = sql`copy ${sql.table(table)} (workspace_id, ${names}) from stdin`.compile(db)
    const lines = new CopiedLines(pieces(workspaceId, columns, rows))
    await db.getExecutor().executeQuery({ ...statement, parameters: [lines] })
  }
})

function* pieces<Row>(
  workspaceId: WorkspaceId,
  columns: Columns<Row>,
  rows: ReadonlyArray<Row>
): Generator<string> {
  const cells = Object.values(columns).map(({ cell }) => cell)
  const first = text(workspaceId)
  for (let i = 0; i < rows.length; i += pieceLines) {
    let piece = ""
    for (const row of rows.slice(i, i + pieceLines)) {
      piece += first
      for (const cell of cells) piece += `\t${cell(row)}`
      piece += "\n"
    }
    yield piece
  }
}

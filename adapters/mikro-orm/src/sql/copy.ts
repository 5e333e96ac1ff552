/** How are very many rows added to a table where none of them is yet? By COPY, as lines that are made on their way. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { CopiedLines } from "./CopiedLines.ts"
import type { Columns } from "./insert.ts"
import { text } from "./lines.ts"

/** Lines made at a time: others have their turn in between. */
const pieceLines = 500

/** Adds rows of a workspace, on a server. They are asked for as they go, so that never more than a piece of them need be in memory. */
export const copied = async <Row>(
  db: Database,
  table: string,
  workspaceId: WorkspaceId,
  columns: Columns<Row>,
  rows: Iterable<Row>
): Promise<void> => {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
  const statement = sql`copy ${sql.table(table)} (workspace_id, ${names}) from stdin`.compile(db)
  const lines = new CopiedLines(pieces(workspaceId, columns, rows))
  await db.getExecutor().executeQuery({ ...statement, parameters: [lines] })
}

function* pieces<Row>(
  workspaceId: WorkspaceId,
  columns: Columns<Row>,
  rows: Iterable<Row>
): Generator<string> {
  const cells = Object.values(columns).map(({ cell }) => cell)
  const first = text(workspaceId)
  let [piece, count] = ["", 0]
  for (const row of rows) {
    piece += first
    for (const cell of cells) piece += `\t${cell(row)}`
    piece += "\n"
    if (++count % pieceLines !== 0) continue
    yield piece
    piece = ""
  }
  if (piece !== "") yield piece
}

/** How does a log get its links that an earlier version wrote? Each event is linked as it stands: what was done to it before that, no link can tell. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { noLink } from "@weir/domain/log/link"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { type RecordedRow, recordedOf, recordedSelection } from "../rows/eventRows.ts"
import { texts, whole as wholes } from "../sql/arrays.ts"
import { select } from "../sql/select.ts"

const stretch = 2000

/** Links all events of a workspace, whose row is held. Gives their number. */
export const linkedAfterwards = async (db: Database, workspaceId: WorkspaceId): Promise<number> => {
  let [seq, link] = [0, noLink]
  for (;;) {
    const rows = await select(
      db,
      sql<RecordedRow>`
      select ${recordedSelection} from event where workspace_id = ${workspaceId} and seq > ${seq} order by seq limit ${stretch}`
    )
    const links: Array<string> = []
    for (const row of rows) {
      const [recorded] = recordedOf([row], link)
      if (recorded === undefined) continue
      link = recorded.due
      links.push(`\\x${link}`)
    }
    const last = rows.at(-1)
    if (last === undefined) break
    await sql`
      update event set link = made.link
      from unnest(${wholes(rows.map((row) => Number(row.seq)))}::bigint[], ${texts(links)}::bytea[]) as made (seq, link)
      where event.workspace_id = ${workspaceId} and event.seq = made.seq`.execute(db)
    seq = Number(last.seq)
  }
  await sql`update workspace set last_link = decode(${link}, 'hex') where workspace_id = ${workspaceId}`.execute(
    db
  )
  return seq
}

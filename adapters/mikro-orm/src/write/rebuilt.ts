/** How is the ledger made anew? Its entries and sums are thrown away and the log is entered again, a stretch at a time. */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { signature } from "@weir/domain/ledger/signature"
import { books } from "@weir/domain/metrics/books"
import type { Zone } from "@weir/domain/time/Zone"
import { Result } from "effect"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { eventOf, type EventRow, eventSelection } from "../rows/eventRows.ts"
import { select } from "../sql/select.ts"
import { writeLedger } from "./writeLedger.ts"

const stretch = 2000

export const rebuilt = async (db: Database, workspaceId: WorkspaceId): Promise<Result.Result<number>> => {
  // Locked, so that no commit adds to what is being made.
  const {
    rows: [place]
  } = await sql<{
    zone: Zone
  }>`select zone from workspace where workspace_id = ${workspaceId} for update`.execute(db)
  if (place === undefined) return Result.succeed(0)
  await sql`delete from entry where workspace_id = ${workspaceId}`.execute(db)
  await sql`delete from cell where workspace_id = ${workspaceId}`.execute(db)
  await sql`update workspace set books = ${signature(books)} where workspace_id = ${workspaceId}`.execute(db)
  let entries = 0
  for (let seq = 0; ;) {
    const rows = await select(
      db,
      sql<EventRow>`
      select ${eventSelection} from event where workspace_id = ${workspaceId} and seq > ${seq} order by seq limit ${stretch}`
    )
    const events = rows.map(eventOf)
    const last = events.at(-1)
    if (last === undefined) return Result.succeed(entries)
    entries += await writeLedger(db, workspaceId, place.zone, events)
    seq = last.seq
  }
}

/** How does a commit get its places in the log? By raising the workspace's count, which makes the next commit wait. */
import type { Commit } from "@weir/application/ports/Journal"
import { signature } from "@weir/domain/ledger/signature"
import { currentForm } from "@weir/domain/log/upcast"
import { books } from "@weir/domain/metrics/books"
import type { Zone } from "@weir/domain/time/Zone"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { type StoredInteger, whole } from "../rows/numbers.ts"
import { json } from "../sql/arrays.ts"

export interface Places {
  /** The last place before this commit. */
  readonly before: number
  /** The workspace's version before this commit; 0 for one that is being opened. */
  readonly version: number
  /** Null for a workspace that was never opened, and is not by this commit. */
  readonly zone: Zone | null
}

export const takePlaces = async (db: Database, { changes, events, workspaceId }: Commit): Promise<Places> => {
  for (;;) {
    const {
      rows: [row]
    } = await sql<{ last_seq: StoredInteger; version: StoredInteger; zone: Zone }>`
      update workspace set last_seq = last_seq + ${events.length} where workspace_id = ${workspaceId}
      returning last_seq, version, zone`.execute(db)
    if (row !== undefined)
      return { before: whole(row.last_seq) - events.length, version: whole(row.version), zone: row.zone }
    const opened = changes.workspace
    if (opened === undefined) return { before: 0, version: 0, zone: null }
    // Version 0 until the state is stored. When another commit opens the same workspace first, this one goes round again.
    const {
      rows: [inserted]
    } = await sql`
      insert into workspace (workspace_id, name, zone, week_start, base_currency, rates, settings, demo, version, last_seq, log_form, books)
      values (${workspaceId}, ${opened.name}, ${opened.zone}, ${opened.weekStart}, ${opened.baseCurrency}, ${json(opened.rates)}::json,
        ${json(opened.settings)}::json, ${opened.demo}, 0, ${events.length}, ${currentForm}, ${signature(books)})
      on conflict do nothing returning last_seq`.execute(db)
    if (inserted !== undefined) return { before: 0, version: 0, zone: opened.zone }
  }
}

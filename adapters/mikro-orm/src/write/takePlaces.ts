/** How does a commit get its places in the log? By holding the workspace's row, which makes the next commit wait, and counting on from it. */
import type { Commit } from "@weir/application/ports/Journal"
import { signature } from "@weir/domain/ledger/signature"
import { noLink } from "@weir/domain/log/link"
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
  /** The link of the event there. */
  readonly link: string
  /** The workspace's version before this commit; 0 for one that is being opened. */
  readonly version: number
  /** The place of the last commit that changed what the directory tells. */
  readonly directory: number
  /** Null for a workspace that was never opened, and is not by this commit. */
  readonly zone: Zone | null
}

/** Holds the row from here to the end of the transaction: no other commit of this workspace is under way. */
export const takePlaces = async (
  db: Database,
  { changes, workspaceId }: Pick<Commit, "changes" | "workspaceId">
): Promise<Places> => {
  for (;;) {
    const {
      rows: [row]
    } = await sql<{
      last_seq: StoredInteger
      link: string
      version: StoredInteger
      directory_seq: StoredInteger
      zone: Zone
    }>`
      select last_seq, encode(last_link, 'hex') as link, version, directory_seq, zone from workspace where workspace_id = ${workspaceId} for update`.execute(
      db
    )
    if (row !== undefined) {
      const { directory_seq, last_seq, link, version, zone } = row
      return {
        before: whole(last_seq),
        link,
        version: whole(version),
        directory: whole(directory_seq),
        zone
      }
    }
    const opened = changes.workspace
    if (opened === undefined) return { before: 0, link: noLink, version: 0, directory: 0, zone: null }
    // Version 0 until the state is stored. When another commit opens the same workspace first, this one goes round again.
    const {
      rows: [inserted]
    } = await sql`
      insert into workspace (workspace_id, name, zone, week_start, base_currency, rates, settings, demo, version, last_seq, last_link, directory_seq, log_form, books)
      values (${workspaceId}, ${opened.name}, ${opened.zone}, ${opened.weekStart}, ${opened.baseCurrency}, ${json(opened.rates)}::json,
        ${json(opened.settings)}::json, ${opened.demo}, 0, 0, '', 0, ${currentForm}, ${signature(books)})
      on conflict do nothing returning last_seq`.execute(db)
    if (inserted !== undefined)
      return { before: 0, link: noLink, version: 0, directory: 0, zone: opened.zone }
  }
}

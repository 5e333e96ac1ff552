/** What is written of commits that are accepted, beside records and lists? One statement for each table that they touch. */
import { changesDirectory } from "@weir/application/ports/Directory"
import type { Answer, Commit, Committed } from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { linked } from "@weir/domain/log/link"
import type { Zone } from "@weir/domain/time/Zone"
import { type RawBuilder, sql } from "kysely"
import type { Database } from "../Orm.ts"
import { dealColumns } from "../rows/dealRows.ts"
import { digest } from "../rows/digest.ts"
import { linkedColumns } from "../rows/eventRows.ts"
import { copied } from "../sql/copy.ts"
import { type Columns, inserting, lastOf, small, text, whole } from "../sql/insert.ts"
import { enteredByCopy, entering } from "./writeLedger.ts"
import { upsertingDeals } from "./writeState.ts"

/** A commit, and the places that its events have. */
export type Accepted = Commit & Committed

/** The end of a log: the place of its last event, and the link of that one to all before it. */
export interface End {
  readonly seq: number
  readonly link: string
}

interface Writing {
  readonly statements: ReadonlyArray<RawBuilder<unknown> | null>
  readonly end: End
}

/** So many facts are worth ways to the database of their own. */
const manyFacts = 300

/** Whether these commits hold so much that its rows go by COPY where they can. */
export const isMuch = (commits: ReadonlyArray<Commit>): boolean =>
  commits.reduce((sum, { events }) => sum + events.length, 0) >= manyFacts

export interface How {
  /** Only if this is so is anything written. */
  readonly when?: RawBuilder<unknown>
  /** Rows that are new to their tables are written by COPY at once, and not by the statements. */
  readonly byCopy?: boolean
}

/**
 * Events, linked to those before them, entries, sums of days, deals, answers and notes for those who listen. With it, where the
 * log ends then.
 */
export const writing = async (
  db: Database,
  workspaceId: WorkspaceId,
  { link, zone }: { readonly link: string; readonly zone: Zone },
  accepted: ReadonlyArray<Accepted>,
  { byCopy = false, when }: How = {}
): Promise<Writing> => {
  const events = linked(
    digest,
    link,
    accepted.flatMap((commit) => commit.events)
  )
  const answers = accepted.flatMap(({ answer, seq: at }) => (answer === null ? [] : [{ ...answer, at }]))
  const notes = accepted.filter((commit) => commit.events.length > 0)
  const { changed, made } = dealsOf(accepted)
  if (byCopy) {
    await copied(db, "event", workspaceId, linkedColumns, events)
    await copied(db, "deal", workspaceId, dealColumns, made)
  }
  return {
    statements: [
      ...(byCopy
        ? [await enteredByCopy(db, workspaceId, zone, events), upsertingDeals(workspaceId, changed)]
        : [
            inserting("event", workspaceId, linkedColumns, events, undefined, when),
            ...(await entering(db, workspaceId, zone, events, when)).statements,
            upsertingDeals(workspaceId, [...changed, ...made], when)
          ]),
      inserting("answer", workspaceId, answerColumns, answers, undefined, when),
      inserting("outbox", workspaceId, noteColumns, notes, undefined, when)
    ],
    end: { seq: accepted.at(-1)!.seq, link: events.at(-1)?.link ?? link }
  }
}

/** The deals to be stored: those that nobody had before, and others. */
const dealsOf = (accepted: ReadonlyArray<Accepted>) => {
  const deals = lastOf(
    accepted.flatMap(({ changes }) => changes.deals ?? []),
    ({ id }) => id
  )
  const fresh = new Set(
    accepted.flatMap(({ expected }) =>
      expected.flatMap(({ id, kind, version }) => (kind === "deal" && version === 0 ? [id] : []))
    )
  )
  return { made: deals.filter(({ id }) => fresh.has(id)), changed: deals.filter(({ id }) => !fresh.has(id)) }
}

/** How the workspace's row moves on to the end of the log. */
export const moved = (accepted: ReadonlyArray<Accepted>, { link, seq }: End): RawBuilder<unknown> =>
  sql.join([
    sql`last_seq = ${seq}`,
    sql`last_link = decode(${link}, 'hex')`,
    ...(accepted.some(({ changes }) => changesDirectory(changes)) ? [sql`directory_seq = ${seq}`] : [])
  ])

/** The channel on which a server tells other processes that a log has grown; the message is `<workspace id> <seq>`. */
const channel = "weir"

export const telling = (workspaceId: WorkspaceId, seq: number): RawBuilder<unknown> =>
  sql`select pg_notify(${channel}, ${`${workspaceId} ${seq}`})`

const answerColumns: Columns<Answer & { readonly at: number }> = {
  key: text(({ key }) => key),
  fingerprint: text(({ fingerprint }) => fingerprint),
  body: text(({ body }) => body),
  seq: whole(({ at }) => at)
}

const noteColumns: Columns<Committed> = {
  seq: whole(({ seq }) => seq),
  events: small(({ events }) => events.length),
  recorded_at: whole(({ events }) => events.at(-1)!.recordedAt)
}

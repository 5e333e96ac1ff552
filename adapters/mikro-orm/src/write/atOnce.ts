/**
 * How are commits written in a single statement? It says where the log ended when this process last wrote: if it still ends
 * there, nothing has happened since, and what is checked in the statement is still so when the statement writes.
 *
 * A commit of somebody else, an answer that was given before or a version that moved on: then nothing of it is written, and
 * whoever asked goes the longer way, which finds out what stands against it.
 */
import type { Commit, Committed } from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import type { Zone } from "@weir/domain/time/Zone"
import { type RawBuilder, sql } from "kysely"
import type { Database } from "../Orm.ts"
import { texts, whole } from "../sql/arrays.ts"
import { inOneGo } from "../sql/insert.ts"
import { codeOf } from "../StorageFailure.ts"
import { versionsNow } from "./staleVersion.ts"
import { isPlain } from "./together.ts"
import { type Accepted, type End, isMuch, moved, telling, writing } from "./writing.ts"

/** Where the log of a workspace ended, and what its row said then. */
export interface Head extends End {
  readonly version: number
  readonly zone: Zone
}

/** The places that commits get behind `before`, each as if all before it are accepted. */
export const placed = (commits: ReadonlyArray<Commit>, before: number): ReadonlyArray<Accepted> => {
  let seq = before
  return commits.map((commit) => {
    const events = commit.events.map((draft, i): Event => ({ ...draft, seq: seq + i + 1 }))
    seq += events.length
    return { ...commit, events, seq }
  })
}

/** Whether these commits, all of one workspace, can go in one statement: they change deals only, and not very many. */
export const canGoAtOnce = (commits: ReadonlyArray<Commit>): boolean =>
  !isMuch(commits) &&
  commits.every((commit) => isPlain(commit) && (commit.changes.records ?? []).length === 0)

interface Done {
  readonly all: ReadonlyArray<Committed>
  /** Where the log ends now. */
  readonly head: Head
}

/** Writes commits of one workspace behind its head. Null when nothing was written. */
export const writtenAtOnce = async (
  db: Database,
  commits: ReadonlyArray<Commit>,
  head: Head,
  tellOthers: boolean
): Promise<Done | null> => {
  const { workspaceId } = commits[0]!
  const accepted = placed(commits, head.seq)
  const conditions = unchanged(workspaceId, commits, head)
  if (conditions === null) return null
  const { end, statements } = await writing(db, workspaceId, head, accepted, {
    when: sql`exists (select 1 from place)`
  })
  const place = sql`
    update workspace set ${moved(accepted, end)} where workspace_id = ${workspaceId} and ${conditions} returning 1`
  const tell = tellOthers ? telling(workspaceId, end.seq) : sql`select 1`
  const rows = await inOneGo(db, statements, sql`${tell} from place`, { place }).catch((error: unknown) => {
    if (codeOf(error) === metAnother) return []
    throw error
  })
  if (rows.length === 0) return null
  return { all: accepted.map(({ events, seq }) => ({ events, seq })), head: { ...head, ...end } }
}

// An answer that changed nothing is given without moving the log on: only its key tells.
const metAnother = "23505"

/** That nothing has happened, no answer was given and no version moved on; null where one is known to have. */
const unchanged = (
  workspaceId: WorkspaceId,
  commits: ReadonlyArray<Commit>,
  head: Head
): RawBuilder<unknown> | null => {
  const expected = commits.flatMap((commit) => commit.expected)
  if (expected.some(({ kind, version }) => kind === "workspace" && version !== head.version)) return null
  const others = expected.filter(({ kind }) => kind !== "workspace")
  const keys = commits.flatMap(({ answer }) => answer?.key ?? [])
  const now = versionsNow(workspaceId, others)
  const decidedOn = commits.flatMap((commit) => commit.decidedOn ?? [])
  return sql.join(
    [
      sql`last_seq = ${head.seq}`,
      ...(decidedOn.length === 0 ? [] : [sql`directory_seq <= ${Math.min(...decidedOn)}`]),
      ...(keys.length === 0
        ? []
        : [
            sql`not exists (
              select 1 from answer where workspace_id = ${workspaceId} and key = any(${texts(keys)}::text[]))`
          ]),
      ...(now === null
        ? []
        : [
            sql`not exists (
              select 1 from unnest(${texts(others.map(({ kind }) => kind))}::text[], ${texts(others.map(({ id }) => id))}::text[],
                  ${whole(others.map(({ version }) => version))}::bigint[]) as expected (kind, id, version)
                left join (${now}) as now on now.kind = expected.kind and now.id = expected.id
              where coalesce(now.version, 0) <> expected.version)`
          ])
    ],
    sql` and `
  )
}

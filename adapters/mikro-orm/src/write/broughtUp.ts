/** How is a workspace brought up to date that an earlier version wrote? Its log is linked, its facts are completed, its state told again, its ledger entered again. */
import type { Changes } from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { signature } from "@weir/domain/ledger/signature"
import { Event } from "@weir/domain/log/Event"
import { replaying, type State } from "@weir/domain/log/replay"
import { currentForm, upcasting } from "@weir/domain/log/upcast"
import { books } from "@weir/domain/metrics/books"
import { recordKinds, type StateOf } from "@weir/domain/record/families"
import { Result, Schema } from "effect"
import { sql } from "kysely"
import type { Database } from "../Orm.ts"
import { eventOf, type EventRow, eventSelection } from "../rows/eventRows.ts"
import { type StoredInteger, whole } from "../rows/numbers.ts"
import { jsons, whole as wholes } from "../sql/arrays.ts"
import { select } from "../sql/select.ts"
import { linkedAfterwards } from "./linkedAfterwards.ts"
import { rebuilt } from "./rebuilt.ts"
import { writeState } from "./writeState.ts"

const stretch = 2000

/** What had to be done; null where there was nothing to do. */
export interface BroughtUp {
  /** How many events were linked. */
  readonly links: number | null
  /** How many facts were completed. */
  readonly facts: number | null
  /** How many entries the ledger has now. */
  readonly entries: number | null
}

/** Workspaces whose log or ledger an earlier version wrote. */
export const outdated = (
  db: Database
): Promise<ReadonlyArray<{ readonly id: WorkspaceId; readonly name: string }>> =>
  select(
    db,
    sql<{ id: WorkspaceId; name: string }>`
    select workspace_id as id, name from workspace
    where log_form < ${currentForm} or books <> ${signature(books)} or (last_seq > 0 and last_link = '')
    order by workspace_id`
  )

/** Inside one transaction: a workspace is brought up to date whole, or stays as it was. */
export const broughtUp = async (
  db: Database,
  workspaceId: WorkspaceId
): Promise<Result.Result<BroughtUp>> => {
  // Locked, so that nobody writes meanwhile; another process may have been first.
  const {
    rows: [found]
  } = await sql<{ log_form: StoredInteger; books: string; last_seq: StoredInteger; loose: boolean }>`
    select log_form, books, last_seq, last_link = '' as loose from workspace where workspace_id = ${workspaceId} for update`.execute(
    db
  )
  if (found === undefined) return Result.succeed({ links: null, facts: null, entries: null })
  // First of all: what is linked is what was recorded, not what it is completed to.
  const links = found.loose && whole(found.last_seq) > 0 ? await linkedAfterwards(db, workspaceId) : null
  const old = whole(found.log_form) < currentForm
  const facts = old ? await completed(db, workspaceId, whole(found.last_seq)) : null
  const again = old || found.books !== signature(books)
  const entries = again ? Result.getOrThrow(await rebuilt(db, workspaceId)) : null
  await sql`
    update workspace set log_form = ${currentForm} where workspace_id = ${workspaceId}`.execute(db)
  return Result.succeed({ links, facts, entries })
}

const isEvent = Schema.is(Schema.toType(Event))

/** Completes the facts of a log and stores the state they make. Gives the number of facts that were changed. */
const completed = async (db: Database, workspaceId: WorkspaceId, lastSeq: number): Promise<number> => {
  const upcast = upcasting()
  const { state, take } = replaying()
  let changed = 0
  for (let seq = 0; seq < lastSeq;) {
    const rows = await select(
      db,
      sql<EventRow>`
      select ${eventSelection} from event where workspace_id = ${workspaceId} and seq > ${seq} order by seq limit ${stretch}`
    )
    const stored = rows.map(eventOf)
    const events = stored.map((event): Event => ({ ...event, fact: upcast(event) }))
    const strange = events.findIndex((event) => !isEvent(event))
    if (strange >= 0) throw new Error(`event ${seq + strange + 1} of workspace ${workspaceId} cannot be read`)
    for (const event of events) take(event)
    const fresh = events.filter(({ fact }, i) => fact !== stored[i]?.fact)
    await sql`
      update event set fact = written.fact, first_fact = coalesce(event.first_fact, event.fact)
      from unnest(${wholes(fresh.map((e) => e.seq))}::bigint[], ${jsons(fresh.map((e) => e.fact))}::json[]) as written (seq, fact)
      where event.workspace_id = ${workspaceId} and event.seq = written.seq`.execute(db)
    changed += fresh.length
    const last = events.at(-1)
    if (last === undefined) break
    seq = last.seq
  }
  for (const changes of inParts(state)) await writeState(db, workspaceId, changes, lastSeq + 1)
  return changed
}

/** A whole state as changes of a bearable size. */
const inParts = (state: State): ReadonlyArray<Changes> => {
  const records = recordKinds.flatMap((kind): ReadonlyArray<StateOf> => [...state.records[kind].values()])
  const { workspace } = state
  return [
    {
      ...(workspace === null ? {} : { workspace }),
      users: [...state.users.values()],
      pipelines: [...state.pipelines.values()]
    },
    ...parts([...state.catalogue.values()]).map((catalogue) => ({ catalogue })),
    ...parts([...state.deals.values()]).map((deals) => ({ deals })),
    ...parts(records).map((some) => ({ records: some }))
  ]
}

const parts = <A>(all: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(all.length / stretch) }, (_, i) => all.slice(i * stretch, (i + 1) * stretch))

/** How do commits get into the database? In transactions that take their turn among those of their workspace; what waits goes together. */
import {
  type Answer,
  AlreadyAnswered,
  type Commit,
  type Committed,
  CommandKeyReused,
  Journal,
  type StaleVersion
} from "@weir/application/ports/Journal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import { linked } from "@weir/domain/log/link"
import { Effect, Exit, Layer, Result } from "effect"
import { sql } from "kysely"
import { directoryLists, directoryRecords } from "./DirectoryMikro.ts"
import { type Database, Orm } from "./Orm.ts"
import { digest } from "./rows/digest.ts"
import { linkedColumns } from "./rows/eventRows.ts"
import { texts } from "./sql/arrays.ts"
import { type Columns, inOneGo, inserting, small, text, whole } from "./sql/insert.ts"
import { select } from "./sql/select.ts"
import { demandKeepable } from "./write/demandKeepable.ts"
import { makeLine } from "./write/Line.ts"
import { partAlone } from "./write/partAlone.ts"
import { staleVersion, versionsOf } from "./write/staleVersion.ts"
import { takenKey } from "./write/takenKey.ts"
import { type Places, takePlaces } from "./write/takePlaces.ts"
import { namesIn } from "./write/together.ts"
import { entering } from "./write/writeLedger.ts"
import { takenName, writeNames } from "./write/writeNames.ts"
import { upsertingDeals, writeState } from "./write/writeState.ts"

type Refusal = StaleVersion | AlreadyAnswered | CommandKeyReused

export const layer: Layer.Layer<Journal, never, Orm> = Layer.effect(
  Journal,
  Effect.gen(function* () {
    const orm = yield* Orm
    const written = makeLine<Refusal>((commits) =>
      // Where all are refused, what was done to find that out is undone.
      Effect.catch(
        orm.write((db) => committed(db, commits, orm.kind === "postgres")),
        (refusals) => Effect.succeed(refusals)
      )
    )
    return Journal.of({
      commit: (commit) =>
        Effect.suspend(() => {
          demandKeepable(commit)
          return written(commit)
        }),
      answered: (workspaceId, key) =>
        orm.read(async (db) => (await answersUnder(db, workspaceId, [key])).get(key) ?? null)
    })
  })
)

/** The channel on which a server tells other processes that a log has grown; the message is `<workspace id> <seq>`. */
const channel = "weir"

type Outcome = Exit.Exit<Committed, Refusal>

/** Commits of one workspace that have nothing to do with each other. Each is written or refused by itself. */
const committed = async (
  db: Database,
  commits: ReadonlyArray<Commit>,
  tellOthers: boolean
): Promise<Result.Result<ReadonlyArray<Outcome>, ReadonlyArray<Outcome>>> => {
  const { workspaceId } = commits[0]!
  // From here on no other commit of this workspace is under way.
  const place = await takePlaces(db, commits[0]!)
  const refusals = await refused(db, commits, place)
  if (refusals.every((refusal) => refusal !== null))
    return Result.fail(refusals.map((refusal) => Exit.fail(refusal)))
  if (place.zone === null) throw new Error(`workspace ${workspaceId} was never opened`)
  let seq = place.before
  const outcomes = commits.map(({ events: drafts }, i): Outcome => {
    const refusal = refusals[i]
    if (refusal != null) return Exit.fail(refusal)
    const events = drafts.map((draft, n): Event => ({ ...draft, seq: seq + n + 1 }))
    seq += events.length
    return Exit.succeed({ events, seq })
  })
  const accepted = commits.flatMap((commit, i) => {
    const outcome = outcomes[i]!
    return Exit.isSuccess(outcome) ? [{ ...commit, ...outcome.value }] : []
  })
  await write(db, workspaceId, place, accepted, seq, tellOthers)
  return Result.succeed(outcomes)
}

/** What is refused of each, in their order; null where nothing is. */
const refused = async (
  db: Database,
  commits: ReadonlyArray<Commit>,
  { version }: Places
): Promise<ReadonlyArray<Refusal | null>> => {
  const { workspaceId } = commits[0]!
  const keys = commits.flatMap(({ answer }) => answer?.key ?? [])
  const answers = await answersUnder(db, workspaceId, keys)
  const all = commits.flatMap(({ expected }) => expected)
  const versions = await versionsOf(db, workspaceId, version, all)
  const found: Array<Refusal | null> = []
  for (const commit of commits) {
    const { changes, expected } = commit
    found.push(
      answeredBefore(commit, answers) ??
        staleVersion(versions, expected) ??
        (await takenKey(db, workspaceId, changes.records ?? [])) ??
        (await takenName(db, workspaceId, namesIn(commit))) ??
        (await partAlone(db, workspaceId, changes.records ?? []))
    )
  }
  return found
}

const write = async (
  db: Database,
  workspaceId: WorkspaceId,
  { before, link, zone }: Places,
  accepted: ReadonlyArray<Commit & Committed>,
  seq: number,
  tellOthers: boolean
): Promise<void> => {
  const events = linked(
    digest,
    link,
    accepted.flatMap((commit) => commit.events)
  )
  const end = sql`last_seq = ${seq}, last_link = decode(${events.at(-1)?.link ?? link}, 'hex')`
  const { statements } = await entering(db, workspaceId, zone!, events)
  const answers = accepted.flatMap(({ answer, seq: at }) => (answer === null ? [] : [{ ...answer, at }]))
  const notes = accepted.filter((commit) => commit.events.length > 0)
  const tell = tellOthers && events.length > 0
  const records = accepted.flatMap(({ changes }) => changes.records ?? [])
  await writeState(db, workspaceId, { ...accepted[0]?.changes, records, deals: [] }, before + 1)
  await inOneGo(
    db,
    [
      inserting("event", workspaceId, linkedColumns, events),
      ...statements,
      upsertingDeals(
        workspaceId,
        accepted.flatMap(({ changes }) => changes.deals ?? [])
      ),
      inserting("answer", workspaceId, answerColumns, answers),
      inserting("outbox", workspaceId, noteColumns, notes),
      accepted.some(changesDirectory)
        ? sql`update workspace set ${end}, directory_seq = ${seq} where workspace_id = ${workspaceId}`
        : sql`update workspace set ${end} where workspace_id = ${workspaceId}`
    ],
    tell ? sql`select pg_notify(${channel}, ${`${workspaceId} ${seq}`})` : sql`select`
  )
  for (const commit of accepted) await writeNames(db, workspaceId, namesIn(commit))
}

/** Whether anything of it stands in the directory. */
const changesDirectory = ({ changes }: Commit): boolean => {
  const { catalogue = [], pipelines = [], records = [], users = [], workspace } = changes
  return (
    workspace !== undefined ||
    pipelines.length > 0 ||
    users.length > 0 ||
    catalogue.some(({ kind }) => directoryLists.includes(kind)) ||
    records.some(({ kind }) => directoryRecords.includes(kind))
  )
}

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

const answeredBefore = ({ answer }: Commit, answers: ReadonlyMap<string, Answer>): Refusal | null => {
  const before = answer === null ? undefined : answers.get(answer.key)
  if (answer === null || before === undefined) return null
  return before.fingerprint === answer.fingerprint
    ? new AlreadyAnswered({ body: before.body })
    : new CommandKeyReused({ key: answer.key })
}

const answersUnder = async (
  db: Database,
  workspaceId: WorkspaceId,
  keys: ReadonlyArray<Answer["key"]>
): Promise<ReadonlyMap<string, Answer>> => {
  if (keys.length === 0) return new Map()
  const answers = await select(
    db,
    sql<Answer>`
    select key, fingerprint, body from answer where workspace_id = ${workspaceId} and key = any(${texts(keys)}::text[])`
  )
  return new Map(answers.map((answer) => [answer.key, answer]))
}

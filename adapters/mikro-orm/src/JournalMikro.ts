/** How does a commit get into the database? In one transaction that takes its turn among the commits of its workspace. */
import {
  type Answer,
  AlreadyAnswered,
  type Commit,
  type Committed,
  CommandKeyReused,
  Journal,
  type StaleVersion
} from "@weir/application/ports/Journal"
import type { Event } from "@weir/domain/log/Event"
import { namesGiven } from "@weir/domain/record/names"
import { Effect, Layer, Result } from "effect"
import { sql } from "kysely"
import { type Database, Orm } from "./Orm.ts"
import { eventColumns } from "./rows/eventRows.ts"
import { insert } from "./sql/insert.ts"
import { select } from "./sql/select.ts"
import { demandKeepable } from "./write/demandKeepable.ts"
import { partAlone } from "./write/partAlone.ts"
import { staleVersion } from "./write/staleVersion.ts"
import { takenKey } from "./write/takenKey.ts"
import { takePlaces } from "./write/takePlaces.ts"
import { writeLedger } from "./write/writeLedger.ts"
import { takenName, writeNames } from "./write/writeNames.ts"
import { writeState } from "./write/writeState.ts"

type Refusal = StaleVersion | AlreadyAnswered | CommandKeyReused

export const layer: Layer.Layer<Journal, never, Orm> = Layer.effect(
  Journal,
  Effect.gen(function* () {
    const orm = yield* Orm
    return Journal.of({
      commit: (commit) =>
        Effect.suspend(() => {
          demandKeepable(commit)
          return orm.write((db) => committed(db, commit, orm.kind === "postgres"))
        }),
      answered: (workspaceId, key) => orm.read((db) => answerUnder(db, workspaceId, key))
    })
  })
)

/** The channel on which a server tells other processes that a log has grown; the message is `<workspace id> <seq>`. */
const channel = "weir"

const committed = async (
  db: Database,
  commit: Commit,
  tellOthers: boolean
): Promise<Result.Result<Committed, Refusal>> => {
  const { answer, changes, events: drafts, expected, workspaceId } = commit
  const names = namesGiven(drafts, (kind, id) =>
    changes.records?.find((record) => record.kind === kind && record.id === id)
  )
  // From here on no other commit of this workspace is under way.
  const place = await takePlaces(db, commit)
  const refusal =
    (await answeredBefore(db, commit)) ??
    (await staleVersion(db, workspaceId, place.version, expected)) ??
    (await takenKey(db, workspaceId, changes.records ?? [])) ??
    (await takenName(db, workspaceId, names)) ??
    (await partAlone(db, workspaceId, changes.records ?? []))
  if (refusal !== null) return Result.fail(refusal)
  if (place.zone === null) throw new Error(`workspace ${workspaceId} was never opened`)
  const events = drafts.map((draft, i): Event => ({ ...draft, seq: place.before + i + 1 }))
  const seq = place.before + events.length
  await insert(db, "event", workspaceId, eventColumns, events)
  await writeLedger(db, workspaceId, place.zone, events)
  await writeState(db, workspaceId, changes, place.before + 1)
  await writeNames(db, workspaceId, names)
  if (answer !== null) {
    await sql`
      insert into answer (workspace_id, key, fingerprint, body, seq)
      values (${workspaceId}, ${answer.key}, ${answer.fingerprint}, ${answer.body}, ${seq})`.execute(db)
  }
  const last = events.at(-1)
  if (last !== undefined) {
    await sql`
      insert into outbox (workspace_id, seq, events, recorded_at)
      values (${workspaceId}, ${seq}, ${events.length}, ${last.recordedAt})`.execute(db)
    if (tellOthers) await sql`select pg_notify(${channel}, ${`${workspaceId} ${seq}`})`.execute(db)
  }
  return Result.succeed({ events, seq })
}

const answeredBefore = async (db: Database, { answer, workspaceId }: Commit): Promise<Refusal | null> => {
  const before = answer === null ? null : await answerUnder(db, workspaceId, answer.key)
  if (answer === null || before === null) return null
  return before.fingerprint === answer.fingerprint
    ? new AlreadyAnswered({ body: before.body })
    : new CommandKeyReused({ key: answer.key })
}

const answerUnder = async (
  db: Database,
  workspaceId: Commit["workspaceId"],
  key: Answer["key"]
): Promise<Answer | null> => {
  const [answer] = await select(
    db,
    sql<Answer>`
    select key, fingerprint, body from answer where workspace_id = ${workspaceId} and key = ${key}`
  )
  return answer ?? null
}

/** How do commits get into the database? In transactions that take their turn among those of their workspace; what waits goes together. */
import {
  type Answer,
  AlreadyAnswered,
  type Commit,
  type Committed,
  CommandKeyReused,
  DirectoryChanged,
  Journal,
  type StaleVersion
} from "@weir/application/ports/Journal"
import { Recent } from "@weir/application/Recent"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { Effect, Exit, Layer, Result } from "effect"
import { sql } from "kysely"
import { type Database, Orm } from "./Orm.ts"
import { texts } from "./sql/arrays.ts"
import { inOneGo } from "./sql/insert.ts"
import type { LookUp } from "./sql/lookUp.ts"
import { select } from "./sql/select.ts"
import { canGoAtOnce, type Head, placed, writtenAtOnce } from "./write/atOnce.ts"
import { demandKeepable } from "./write/demandKeepable.ts"
import { makeLine } from "./write/Line.ts"
import { partAlone } from "./write/partAlone.ts"
import { staleVersion, versionsOf } from "./write/staleVersion.ts"
import { takenKey } from "./write/takenKey.ts"
import { type Places, takePlaces } from "./write/takePlaces.ts"
import { namesIn } from "./write/together.ts"
import { takenName, writeNames } from "./write/writeNames.ts"
import { writeState } from "./write/writeState.ts"
import { isMuch, moved, telling, writing } from "./write/writing.ts"

type Refusal = StaleVersion | DirectoryChanged | AlreadyAnswered | CommandKeyReused

export const layer: Layer.Layer<Journal, never, Orm> = Layer.effect(
  Journal,
  Effect.gen(function* () {
    const orm = yield* Orm
    const tellOthers = orm.kind === "postgres"
    const heads = new Recent<WorkspaceId, Head>(most)
    const written = makeLine<Refusal>(
      Effect.fnUntraced(function* (commits) {
        const { workspaceId } = commits[0]!
        const head = heads.get(workspaceId)
        // Forgotten until it is known again: whatever fails, the next commit looks where the log ends.
        heads.drop(workspaceId)
        if (head !== undefined && canGoAtOnce(commits)) {
          const done = yield* orm.change((db) => writtenAtOnce(db, commits, head, tellOthers))
          if (done !== null) {
            heads.put(workspaceId, done.head)
            return done.all.map((one): Outcome => Exit.succeed(one))
          }
        }
        // Where all are refused, what was done to find that out is undone.
        const { head: after, outcomes } = yield* Effect.catch(
          orm.write((db) => committed(db, commits, tellOthers)),
          (refusals) => Effect.succeed({ outcomes: refusals, head: null })
        )
        if (after !== null) heads.put(workspaceId, after)
        return outcomes
      })
    )
    return Journal.of({
      commit: (commit) =>
        Effect.suspend(() => {
          demandKeepable(commit)
          return written(commit)
        }),
      answered: (workspaceId, key) =>
        Effect.map(orm.find(answersByKey, [[workspaceId, key]]), ([answer]) => answer ?? null)
    })
  })
)

const answersByKey: LookUp<Answer> = {
  key: ["uuid", "text"],
  rows: (asked) => sql`
    select asked.nth, key, fingerprint, body from ${asked} join answer on workspace_id = asked.k0 and key = asked.k1`
}

type Outcome = Exit.Exit<Committed, Refusal>

/** The heads of so many workspaces are remembered; those not written to for longest go first. */
const most = 10_000

interface Written {
  readonly outcomes: ReadonlyArray<Outcome>
  /** Where the log ends afterwards; null where the workspace itself was changed. */
  readonly head: Head | null
}

/** Commits of one workspace that have nothing to do with each other. Each is written or refused by itself. */
const committed = async (
  db: Database,
  commits: ReadonlyArray<Commit>,
  tellOthers: boolean
): Promise<Result.Result<Written, ReadonlyArray<Outcome>>> => {
  const { workspaceId } = commits[0]!
  // From here on no other commit of this workspace is under way.
  const places = await takePlaces(db, commits[0]!)
  const { before, link, version, zone } = places
  const refusals = await refused(db, commits, places)
  if (refusals.every((refusal) => refusal !== null))
    return Result.fail(refusals.map((refusal) => Exit.fail(refusal)))
  if (zone === null) throw new Error(`workspace ${workspaceId} was never opened`)
  const accepted = placed(
    commits.filter((_, i) => refusals[i] === null),
    before
  )
  const records = accepted.flatMap(({ changes }) => changes.records ?? [])
  await writeState(db, workspaceId, { ...accepted[0]?.changes, records, deals: [] }, before + 1)
  // What has others to tell is a server, and takes lines.
  const byCopy = tellOthers && isMuch(accepted)
  const { end, statements } = await writing(db, workspaceId, { link, zone }, accepted, { byCopy })
  const tells = tellOthers && accepted.some(({ events }) => events.length > 0)
  await inOneGo(
    db,
    [...statements, sql`update workspace set ${moved(accepted, end)} where workspace_id = ${workspaceId}`],
    tells ? telling(workspaceId, end.seq) : sql`select`
  )
  for (const commit of accepted) await writeNames(db, workspaceId, namesIn(commit))
  const rest = accepted.values()
  const outcomes = refusals.map((refusal): Outcome => {
    if (refusal !== null) return Exit.fail(refusal)
    const { events, seq: at } = rest.next().value!
    return Exit.succeed({ events, seq: at })
  })
  const keepsWorkspace = accepted.every(({ changes }) => changes.workspace === undefined)
  return Result.succeed({ outcomes, head: keepsWorkspace ? { ...end, version, zone } : null })
}

/** What is refused of each, in their order; null where nothing is. */
const refused = async (
  db: Database,
  commits: ReadonlyArray<Commit>,
  { directory, version }: Places
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
        (directory > (commit.decidedOn ?? directory) ? new DirectoryChanged({ at: directory }) : null) ??
        staleVersion(versions, expected) ??
        (await takenKey(db, workspaceId, changes.records ?? [])) ??
        (await takenName(db, workspaceId, namesIn(commit))) ??
        (await partAlone(db, workspaceId, changes.records ?? []))
    )
  }
  return found
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

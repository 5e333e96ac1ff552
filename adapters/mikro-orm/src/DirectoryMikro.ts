/** How is the make-up of a workspace read? In one statement, so that all of it is of one moment, and again only when it has changed. */
import {
  Directory,
  directoryLists,
  type WorkspaceDirectory,
  WorkspaceNotFound
} from "@weir/application/ports/Directory"
import { Recent } from "@weir/application/Recent"
import type { Goal } from "@weir/domain/goal/Goal"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { RecordKind } from "@weir/domain/record/families"
import type { Team } from "@weir/domain/team/Team"
import type { User } from "@weir/domain/user/User"
import { Effect, Layer } from "effect"
import { sql } from "kysely"
import { Orm } from "./Orm.ts"
import { type StoredInteger, whole } from "./rows/numbers.ts"
import {
  catalogueOf,
  type CatalogueRow,
  pipelineOf,
  type PipelineRow,
  userOf,
  workspaceOf,
  type WorkspaceRow
} from "./rows/workspaceRows.ts"
import { texts } from "./sql/arrays.ts"
import type { LookUp } from "./sql/lookUp.ts"
import { select } from "./sql/select.ts"

const workspaceSelection = sql.raw(
  "w.workspace_id, w.name, w.zone, w.week_start, w.base_currency, w.rates, w.settings, w.demo, w.version"
)

/** Directories of so many workspaces are kept until they change; those not asked for longest go first. */
const most = 2000

const places: LookUp<{ seq: StoredInteger; since: StoredInteger }> = {
  key: ["uuid"],
  rows: (asked) => sql`
    select asked.nth, last_seq as seq, directory_seq as since from ${asked} join workspace on workspace_id = asked.k0`
}

interface Kept {
  /** `directory_seq` when it was read. */
  readonly since: number
  readonly directory: WorkspaceDirectory
}

/** All records of a kind, by id. */
const ofKind = (kind: RecordKind) => sql`
  (select coalesce(json_agg(r.body order by r.id), '[]') from record r
    where r.workspace_id = w.workspace_id and r.kind = ${kind})`

const everythingOf = (id: WorkspaceId) => sql<DirectoryRow>`
  select ${workspaceSelection}, w.last_seq, w.directory_seq,
    (select coalesce(json_agg(u), '[]') from app_user u where u.workspace_id = w.workspace_id) as users,
    (select coalesce(json_agg(p order by p.added, p.id), '[]') from pipeline p where p.workspace_id = w.workspace_id) as pipelines,
    (select coalesce(json_agg(c order by c.added, c.id), '[]') from catalogue_entry c
      where c.workspace_id = w.workspace_id and c.kind = any(${texts(directoryLists)}::text[])) as lists,
    ${ofKind("team")} as teams,
    ${ofKind("goal")} as goals
  from workspace w where w.workspace_id = ${id}`

const directoryOf = (row: DirectoryRow): WorkspaceDirectory => ({
  workspace: workspaceOf(row),
  users: row.users.map(userOf).sort((a, b) => compared(a.name, b.name) || compared(a.id, b.id)),
  pipelines: row.pipelines.map(pipelineOf),
  lists: row.lists.map(catalogueOf),
  teams: row.teams,
  goals: row.goals,
  seq: whole(row.last_seq)
})

interface DirectoryRow extends WorkspaceRow {
  readonly directory_seq: StoredInteger
  readonly last_seq: StoredInteger
  readonly users: ReadonlyArray<User>
  readonly pipelines: ReadonlyArray<PipelineRow>
  readonly lists: ReadonlyArray<CatalogueRow>
  readonly teams: ReadonlyArray<Team>
  readonly goals: ReadonlyArray<Goal>
}

export const layer: Layer.Layer<Directory, never, Orm> = Layer.effect(
  Directory,
  Effect.gen(function* () {
    const orm = yield* Orm
    const kept = new Recent<WorkspaceId, Kept>(most)
    return Directory.of({
      get: Effect.fn("Directory.get")(function* (id) {
        const known = kept.get(id)
        if (known !== undefined) {
          const [now] = yield* orm.find(places, [[id]])
          if (now !== undefined && whole(now.since) === known.since)
            return { ...known.directory, seq: whole(now.seq) }
          kept.drop(id)
        }
        const [row] = yield* orm.read((db) => select(db, everythingOf(id)))
        if (row === undefined) return yield* new WorkspaceNotFound({ id })
        const directory = directoryOf(row)
        kept.put(id, { since: whole(row.directory_seq), directory })
        return directory
      }),
      workspaces: Effect.map(
        orm.read((db) =>
          select(db, sql<WorkspaceRow>`select ${workspaceSelection} from workspace w order by w.workspace_id`)
        ),
        (rows) => rows.map(workspaceOf)
      )
    })
  })
)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

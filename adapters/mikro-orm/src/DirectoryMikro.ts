/** How is the make-up of a workspace read? In one statement, so that all of it is of one moment. */
import { Directory, WorkspaceNotFound } from "@weir/application/ports/Directory"
import { Effect, Layer } from "effect"
import { sql } from "kysely"
import { Orm } from "./Orm.ts"
import { type StoredInteger, whole } from "./rows/numbers.ts"
import {
  catalogueOf, type CatalogueRow, pipelineOf, type PipelineRow, userOf, type UserRow, workspaceOf, type WorkspaceRow
} from "./rows/workspaceRows.ts"

const workspaceSelection = sql.raw("w.workspace_id, w.name, w.zone, w.week_start, w.base_currency, w.rates::text as rates, w.demo, w.version")

interface DirectoryRow extends WorkspaceRow {
  readonly last_seq: StoredInteger
  readonly users: string
  readonly pipelines: string
  readonly lists: string
}

export const layer: Layer.Layer<Directory, never, Orm> = Layer.effect(Directory, Effect.gen(function*() {
  const orm = yield* Orm
  return Directory.of({
    get: Effect.fn("Directory.get")(function*(id) {
      const { rows: [row] } = yield* orm.read((db) => sql<DirectoryRow>`
        select ${workspaceSelection}, w.last_seq,
          (select coalesce(json_agg(u), '[]')::text from app_user u where u.workspace_id = w.workspace_id) as users,
          (select coalesce(json_agg(p order by p.added, p.id), '[]')::text from pipeline p where p.workspace_id = w.workspace_id) as pipelines,
          (select coalesce(json_agg(c order by c.added, c.id), '[]')::text from catalogue_entry c
            where c.workspace_id = w.workspace_id and c.kind in ('source', 'lossReason')) as lists
        from workspace w where w.workspace_id = ${id}`.execute(db))
      if (row === undefined) return yield* new WorkspaceNotFound({ id })
      const users = (JSON.parse(row.users) as ReadonlyArray<UserRow>).map(userOf)
      return {
        workspace: workspaceOf(row),
        users: users.sort((a, b) => compared(a.name, b.name) || compared(a.id, b.id)),
        pipelines: (JSON.parse(row.pipelines) as ReadonlyArray<PipelineRow>).map(pipelineOf),
        lists: (JSON.parse(row.lists) as ReadonlyArray<CatalogueRow>).map(catalogueOf),
        seq: whole(row.last_seq)
      }
    }),
    workspaces: orm.read((db) => sql<WorkspaceRow>`select ${workspaceSelection} from workspace w order by w.workspace_id`.execute(db)).pipe(
      Effect.map(({ rows }) => rows.map(workspaceOf))
    )
  })
}))

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

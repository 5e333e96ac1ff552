/** How are saved views kept? A row each, in the order in which they were saved first. */
import { Views } from "@weir/application/ports/Views"
import type { SavedView } from "@weir/domain/log/SavedView"
import { Effect, Layer } from "effect"
import { sql } from "kysely"
import { Orm } from "./Orm.ts"

export const layer: Layer.Layer<Views, never, Orm> = Layer.effect(
  Views,
  Effect.gen(function* () {
    const orm = yield* Orm
    return Views.of({
      of: (workspaceId, userId) =>
        Effect.map(
          orm.read((db) =>
            sql<SavedView>`
            select name, query from saved_view
            where workspace_id = ${workspaceId} and user_id = ${userId}
            order by kept_at, name`.execute(db)
          ),
          ({ rows }) => rows
        ),
      keep: (workspaceId, userId, { name, query }, keptAt) =>
        Effect.asVoid(
          orm.read((db) =>
            sql`
            insert into saved_view (workspace_id, user_id, name, query, kept_at)
            values (${workspaceId}, ${userId}, ${name}, ${query}, ${keptAt})
            on conflict (workspace_id, user_id, name) do update set query = excluded.query`.execute(db)
          )
        ),
      forget: (workspaceId, userId, name) =>
        Effect.asVoid(
          orm.read((db) =>
            sql`
            delete from saved_view
            where workspace_id = ${workspaceId} and user_id = ${userId} and name = ${name}`.execute(db)
          )
        )
    })
  })
)

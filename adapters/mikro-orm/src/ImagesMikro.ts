/** How are pictures kept? In a table beside everything else: no path of theirs leads to a disk or a browser. */
import { ImageNotFound, Images, type KeptImage } from "@weir/application/ports/Images"
import type { Instant } from "@weir/domain/time/Instant"
import { isStorable } from "@weir/domain/text/Text"
import { Effect, Layer } from "effect"
import { sql } from "kysely"
import { Orm } from "./Orm.ts"
import { type StoredInteger, whole } from "./rows/numbers.ts"
import { texts } from "./sql/arrays.ts"

interface ImageRow {
  readonly id: string
  readonly bytes: Uint8Array
  readonly width: StoredInteger
  readonly height: StoredInteger
  readonly kept_at: StoredInteger
}

const imageOf = ({ bytes, height, id, kept_at, width }: ImageRow): KeptImage => ({
  id,
  bytes: new Uint8Array(bytes),
  width: whole(width),
  height: whole(height),
  keptAt: whole(kept_at) as Instant
})

export const layer: Layer.Layer<Images, never, Orm> = Layer.effect(
  Images,
  Effect.gen(function* () {
    const orm = yield* Orm
    return Images.of({
      keep: (workspaceId, { bytes, height, id, keptAt, width }) =>
        Effect.asVoid(
          orm.read((db) =>
            sql`
            insert into image (workspace_id, id, bytes, width, height, kept_at)
            values (${workspaceId}, ${id}, ${bytes}, ${width}, ${height}, ${keptAt})
            on conflict (workspace_id, id) do update set kept_at = excluded.kept_at`.execute(db)
          )
        ),
      get: Effect.fn("Images.get")(function* (workspaceId, id) {
        if (!isStorable(id)) return yield* new ImageNotFound({ id })
        const { rows } = yield* orm.read((db) =>
          sql<ImageRow>`select * from image where workspace_id = ${workspaceId} and id = ${id}`.execute(db)
        )
        return rows[0] === undefined ? yield* new ImageNotFound({ id }) : imageOf(rows[0])
      }),
      has: (workspaceId, id) =>
        !isStorable(id)
          ? Effect.succeed(false)
          : Effect.map(
              orm.read((db) =>
                sql`select 1 from image where workspace_id = ${workspaceId} and id = ${id}`.execute(db)
              ),
              ({ rows }) => rows.length > 0
            ),
      forget: (workspaceId, before, except) =>
        Effect.asVoid(
          orm.read((db) =>
            sql`
            delete from image
            where workspace_id = ${workspaceId} and kept_at < ${before}
              and not (id = any(${texts(except)}::text[]))`.execute(db)
          )
        )
    })
  })
)

/** Which commits has nobody been told of yet? */
import { type Note, Outbox } from "@weir/application/ports/Outbox"
import { lookedUp } from "@weir/application/watch/meters"
import { Effect, Layer, Result } from "effect"
import { sql } from "kysely"
import { announced } from "./announced.ts"
import { Orm } from "./Orm.ts"
import { instantOrNull, type StoredInteger, whole } from "./rows/numbers.ts"
import { texts, whole as wholes } from "./sql/arrays.ts"
import { select } from "./sql/select.ts"

export const layer: Layer.Layer<Outbox, never, Orm> = Layer.effect(
  Outbox,
  Effect.gen(function* () {
    const orm = yield* Orm
    let listening = false
    lookedUp(
      yield* Effect.context<never>(),
      "weir_listening",
      "Whether commits of other processes are heard of as they are made: 1 or 0.",
      () => (listening ? 1 : 0)
    )
    return Outbox.of({
      announced: (act) =>
        orm.connections === null
          ? Effect.never
          : announced(orm.connections, (now) => void (listening = now), act),
      untold: Effect.fn("Outbox.untold")((limit) =>
        orm.read((db) =>
          select(
            db,
            sql<Note>`
          select workspace_id as "workspaceId", seq from outbox where told_at is null
          order by recorded_at, workspace_id, seq limit ${limit}`
          )
        )
      ),
      told: Effect.fn("Outbox.told")((notes, at) =>
        notes.length === 0
          ? Effect.void
          : orm.write(async (db) => {
              await sql`
          update outbox o set told_at = ${at}
          from unnest(${texts(notes.map((note) => note.workspaceId))}::uuid[], ${wholes(notes.map((note) => note.seq))}::bigint[])
            as note (workspace_id, seq)
          where o.workspace_id = note.workspace_id and o.seq = note.seq and o.told_at is null`.execute(db)
              return Result.succeed(undefined)
            })
      ),
      waiting: Effect.map(
        orm.read((db) =>
          select(
            db,
            sql<{ commits: StoredInteger; oldest: StoredInteger | null }>`
          select count(*) as commits, min(recorded_at) as oldest from outbox where told_at is null`
          )
        ),
        ([row]) => ({ commits: whole(row?.commits ?? 0), oldest: instantOrNull(row?.oldest ?? null) })
      )
    })
  })
)

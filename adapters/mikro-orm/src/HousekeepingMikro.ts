/** How is cleared away what has served its time, and made what is needed soon? By one process at a time, in small transactions that hold up nobody. */
import { Housekeeping } from "@weir/application/ports/Housekeeping"
import { Effect, Layer, Result } from "effect"
import { sql } from "kysely"
import { monthsAhead } from "./MonthsMikro.ts"
import { Orm } from "./Orm.ts"
import { select } from "./sql/select.ts"

// Any number will do, as long as nobody else takes a lock by it.
const lock = 739_512_044

export const layer: Layer.Layer<Housekeeping, never, Orm> = Layer.effect(
  Housekeeping,
  Effect.gen(function* () {
    const orm = yield* Orm
    return Housekeeping.of({
      clear: Effect.fn("Housekeeping.clear")((before, limit) =>
        orm.write(async (db) => {
          // Given back with the transaction, so that no pooled connection keeps it.
          const [turn] = await select(
            db,
            sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(${lock}) as ours`
          )
          if (turn?.ours !== true) return Result.succeed({ answers: 0, notes: 0 })
          await monthsAhead(db, Date.now())
          const answers = await sql`
            delete from answer a using (
              select workspace_id, key from answer where kept_at < ${before.answers} limit ${limit}
            ) old where a.workspace_id = old.workspace_id and a.key = old.key`.execute(db)
          const notes = await sql`
            delete from outbox o using (
              select workspace_id, seq from outbox where told_at < ${before.notes} limit ${limit}
            ) old where o.workspace_id = old.workspace_id and o.seq = old.seq`.execute(db)
          return Result.succeed({
            answers: Number(answers.numAffectedRows ?? 0),
            notes: Number(notes.numAffectedRows ?? 0)
          })
        })
      )
    })
  })
)

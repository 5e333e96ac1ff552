// What if a commit that goes in one statement begins while another process is at the same workspace?
import { Deals } from "@weir/application/ports/Deals"
import { type Commit, Journal } from "@weir/application/ports/Journal"
import { commitOf, creation, dealId, openOffice } from "@weir/conformance/office"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { CommandKey } from "@weir/domain/identity/Id"
import { Effect, Fiber, Layer, Result } from "effect"
import { type RawBuilder, sql } from "kysely"
import { afterAll, assert, beforeAll, test } from "vitest"
import { layerPostgres } from "../connect.ts"
import * as MikroOrm from "../MikroOrm.ts"
import { Orm } from "../Orm.ts"

let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  server = await startPostgres({ fsync: false })
})
afterAll(() => server.stop())

/** A commit that is asked for while somebody else holds the workspace, does something there, and lets go. */
const meeting = (other: (workspaceId: string) => RawBuilder<unknown>, key: string | null = null) =>
  Effect.gen(function* () {
    const [orm, journal, deals] = [yield* Orm, yield* Journal, yield* Deals]
    const office = yield* openOffice()
    const { workspaceId } = office
    const commit = (n: number, answer: Commit["answer"] = null) =>
      journal.commit(commitOf(office.ask(creation(office, n)), answer))
    const { seq } = yield* commit(1)
    const holding = yield* Effect.forkChild(
      orm.write(async (db) => {
        await sql`select 1 from workspace where workspace_id = ${workspaceId} for update`.execute(db)
        await sql`select pg_sleep(0.2)`.execute(db)
        await other(workspaceId).execute(db)
        return Result.succeed(undefined)
      })
    )
    yield* Effect.sleep(80)
    const answer = key === null ? null : { key: CommandKey.make(key), fingerprint: key, body: `"mine"` }
    const outcome = yield* Effect.result(commit(2, answer))
    yield* Fiber.join(holding)
    return { outcome, seq, found: yield* deals.some(workspaceId, [dealId(2)]) }
  }).pipe(
    Effect.provide(MikroOrm.layer.pipe(Layer.provideMerge(layerPostgres({ url: server.url, poolSize: 4 })))),
    Effect.scoped
  )

test("what it wrote there is behind, and the commit comes behind that", async () => {
  const { found, outcome, seq } = await Effect.runPromise(
    meeting((id) => sql`update workspace set last_seq = last_seq + 5 where workspace_id = ${id}`)
  )
  assert.isTrue(Result.isSuccess(outcome) && outcome.success.seq === seq + 6)
  assert.strictEqual(found.length, 1)
})

test("an answer it gave under the same key, which moved the log nowhere, is the answer", async () => {
  const { found, outcome } = await Effect.runPromise(
    meeting(
      (id) => sql`
        insert into answer (workspace_id, key, fingerprint, body, seq)
        values (${id}, 'same', 'same', '"theirs"', 0)`,
      "same"
    )
  )
  assert.isTrue(Result.isFailure(outcome) && outcome.failure._tag === "AlreadyAnswered")
  assert.deepStrictEqual(found, [])
})

/** Is a chunk planned while the one before is being written, and never carried out on a plan that no longer holds? */
import { it } from "@effect/vitest"
import { DealId, ImportId, UserId } from "@weir/domain/identity/Id"
import type { ImportJob } from "@weir/domain/import/ImportJob"
import type { TableRow } from "@weir/domain/import/TableRow"
import * as Instant from "@weir/domain/time/Instant"
import { Deferred, Effect, Exit, Stream } from "effect"
import { assert, describe } from "vitest"
import { StaleVersion } from "../ports/Journal.ts"
import { oneAhead } from "./oneAhead.ts"
import type { ChunkPlan, Progress } from "./planChunk.ts"

const place = "00000000-0000-4000-8000-000000000001"
const at = Instant.iso("2026-03-18T10:00:00Z")
const job: ImportJob = {
  id: ImportId.make(place),
  fileName: "deals.csv",
  fileHash: "",
  bytes: 0,
  mapping: null,
  state: "running",
  startedBy: UserId.make(place),
  createdAt: at,
  changedAt: at,
  finishedAt: null,
  rows: 3,
  done: 0,
  counts: { created: 0, updated: 0, skipped: 0, failed: 0 },
  problem: null,
  version: 1
}

/** One row a chunk, each of which names somebody new. */
const chunks = Stream.fromIterable(
  [1, 2, 3].map((row): ReadonlyArray<TableRow> => [{ row, line: row, cells: [] }])
)

const planOf = ([first]: ReadonlyArray<TableRow>): ChunkPlan => ({
  directory: { seq: 0 },
  plans: [],
  pipelineFacts: [],
  pipelines: [],
  names: [{ kind: "owner", id: `user ${first?.row}`, name: `Seller ${first?.row}`, isNew: true }],
  deals: []
})

const namesOf = (made: Progress["made"]) => made && [...made.names.values()].map(({ name }) => name)

const next = (before: ImportJob): ImportJob => ({ ...before, done: before.done + 1 })
const stale = new StaleVersion({ kind: "deal", id: DealId.make(place), expected: 1, actual: 2 })

describe("chunks of an import", () => {
  it.live("the next is planned while one is being written, with what that one makes", () =>
    Effect.gen(function* () {
      const planned = yield* Deferred.make<void>()
      const seen: Array<unknown> = []
      const after = yield* oneAhead(job, chunks, {
        plansAhead: true,
        plan: (rows, made) =>
          Effect.suspend(() => {
            seen.push([rows[0]?.row, namesOf(made)])
            return Effect.as(
              rows[0]?.row === 2 ? Deferred.succeed(planned, undefined) : Effect.void,
              planOf(rows)
            )
          }),
        // The first is not stored before the second has been planned.
        write: (before) => Effect.as(before.done === 0 ? Deferred.await(planned) : Effect.void, next(before)),
        written: () => Effect.void
      })
      assert.strictEqual(after.done, 3)
      assert.deepStrictEqual(seen, [
        [1, null],
        [2, ["Seller 1"]],
        [3, ["Seller 2"]]
      ])
    })
  )

  it.live("where that cannot be said beforehand, it is planned when the one before is stored", () =>
    Effect.gen(function* () {
      const seen: Array<string> = []
      yield* oneAhead(job, chunks, {
        plansAhead: false,
        plan: (rows, made) =>
          Effect.sync(() => {
            assert.isNull(made)
            seen.push(`plan ${rows[0]?.row}`)
            return planOf(rows)
          }),
        write: (before) =>
          Effect.andThen(
            Effect.repeat(Effect.yieldNow, { times: 20 }),
            Effect.sync(() => next(before))
          ),
        written: ({ done }) => Effect.sync(() => void seen.push(`stored ${done}`))
      })
      assert.deepStrictEqual(seen, ["plan 1", "stored 1", "plan 2", "stored 2", "plan 3", "stored 3"])
    })
  )

  it.live("a plan that was overtaken is made again, and so is the one that was made after it", () =>
    Effect.gen(function* () {
      let [refusals, plans] = [0, 0]
      const stored: Array<string> = []
      const after = yield* oneAhead(job, chunks, {
        plansAhead: true,
        plan: (rows, made) =>
          Effect.sync(() => {
            plans += 1
            const own = planOf(rows)
            return {
              ...own,
              names: own.names.map((named) => ({ ...named, id: `${namesOf(made)} ${plans}` }))
            }
          }),
        write: (before, { names }) =>
          Effect.gen(function* () {
            yield* Effect.repeat(Effect.yieldNow, { times: 20 })
            if (before.done === 0 && refusals++ === 0) return yield* stale
            stored.push(`${names[0]?.name}: ${names[0]?.id}`)
            return next(before)
          }),
        written: () => Effect.void
      })
      assert.strictEqual(after.done, 3)
      assert.match(stored.join("; "), /^Seller 1: null \d; Seller 2: null \d; Seller 3: Seller 2 \d$/)
    })
  )

  it.live("when the next cannot be planned, what is being written is stored before it ends", () =>
    Effect.gen(function* () {
      let stored = 0
      const exit = yield* Effect.exit(
        oneAhead(job, chunks, {
          plansAhead: true,
          plan: (rows) => (rows[0]?.row === 2 ? Effect.fail("no plan") : Effect.succeed(planOf(rows))),
          write: (before) =>
            Effect.andThen(
              Effect.repeat(Effect.yieldNow, { times: 20 }),
              Effect.sync(() => {
                stored += 1
                return next(before)
              })
            ),
          written: () => Effect.void
        })
      )
      assert.isTrue(Exit.isFailure(exit))
      assert.strictEqual(stored, 1)
    })
  )
})

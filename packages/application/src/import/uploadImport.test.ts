/** Are files and mappings that will not do refused before anything is kept? */
import { it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { assert, describe } from "vitest"
import { Imports } from "../ports/Imports.ts"
import { chooseMapping } from "./chooseMapping.ts"
import { runImport } from "./runImport.ts"
import { uploadImport } from "./uploadImport.ts"
import { world, mapping, header, good, begin, upload } from "./testing/importWorld.ts"

describe("refusals", () => {
  it.effect("a file that is no table, or too large, is refused and nothing of it is kept", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const refused = yield* Effect.flip(
        uploadImport(who, {
          fileName: "deals.csv",
          bytes: Stream.make(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))
        })
      )
      assert(refused._tag === "TableFileUnreadable")
      assert.strictEqual(refused.reason, "binary")
      const large = yield* Effect.flip(
        uploadImport(
          who,
          { fileName: "deals.csv", bytes: Stream.make(new TextEncoder().encode(good)) },
          { maxBytes: 10 }
        )
      )
      assert(large._tag === "TableFileUnreadable")
      assert.strictEqual(large.reason, "too-large")
      assert.deepStrictEqual(yield* (yield* Imports).list(who.workspaceId, 10), [])
    }).pipe(Effect.provide(world))
  )

  it.effect("a mapping that does not fit is refused field by field, and the job waits on", () =>
    Effect.gen(function* () {
      const who = yield* begin
      const { job } = yield* uploadImport(who, {
        fileName: "deals.csv",
        bytes: Stream.make(new TextEncoder().encode("a,b\n1,2\n"))
      })
      const error = yield* Effect.flip(chooseMapping(who, job.id, mapping))
      assert(error._tag === "MappingDoesNotFit")
      assert.include(
        error.problems.map(({ field }) => field),
        "columns.externalId"
      )
      assert.strictEqual(
        (yield* Effect.flip(chooseMapping(who, job.id, { weir: "no" })))._tag,
        "MappingInvalid"
      )
      assert.strictEqual((yield* Effect.flip(runImport(who, job.id)))._tag, "ImportNotReady")
      assert.strictEqual((yield* (yield* Imports).get(who.workspaceId, job.id)).state, "uploaded")
    }).pipe(Effect.provide(world))
  )

  it.effect("a mapping is remembered for files with the same columns", () =>
    Effect.gen(function* () {
      const who = yield* begin
      yield* upload(who, good)
      const { remembered } = yield* uploadImport(who, {
        fileName: "b.csv",
        bytes: Stream.make(new TextEncoder().encode(header))
      })
      assert.deepStrictEqual(remembered, mapping)
    }).pipe(Effect.provide(world))
  )
})

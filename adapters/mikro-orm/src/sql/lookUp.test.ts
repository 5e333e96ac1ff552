// Does everybody who looks for rows at the same moment get their own, out of one statement?
import { Effect } from "effect"
import { sql } from "kysely"
import { assert, test } from "vitest"
import { layerPglite } from "../connect.ts"
import { Orm } from "../Orm.ts"
import { type LookUp, makeFind } from "./lookUp.ts"

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

/** Numbers by a pair of texts; `b` has two. */
const numbers: LookUp<{ n: number }> = {
  key: ["uuid", "text"],
  rows: (asked) => sql`
    select asked.nth, held.n from ${asked}
      join (values (${id(1)}::uuid, 'a', 1), (${id(1)}::uuid, 'b', 2), (${id(1)}::uuid, 'b', 3), (${id(2)}::uuid, 'a', 4))
        as held (id, name, n) on held.id = asked.k0 and held.name = asked.k1`
}
const lengths: LookUp<{ length: number }> = {
  key: ["text"],
  rows: (asked) => sql`select asked.nth, length(asked.k0) as length from ${asked}`
}

test("questions of one moment share a statement, and each gets its own rows", () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const orm = yield* Orm
      let statements = 0
      const find = makeFind((work) => Effect.suspend(() => (statements++, orm.read(work))))
      const found = yield* Effect.all(
        [
          find(numbers, [
            [id(1), "b"],
            [id(2), "a"]
          ]),
          find(numbers, [
            [id(1), "a"],
            [id(1), "a"]
          ]),
          find(lengths, [["four"], ["äß"]]),
          find(numbers, [[id(3), "a"]]),
          // Nothing has such a key: it is not even asked for.
          find(numbers, [
            ["no id", "a"],
            [id(1), "a\u0000"]
          ]),
          find(lengths, [])
        ],
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(found, [
        [{ n: 2 }, { n: 3 }, { n: 4 }],
        [{ n: 1 }],
        [{ length: 4 }, { length: 2 }],
        [],
        [],
        []
      ])
      assert.strictEqual(statements, 1)
      yield* find(numbers, [[id(1), "a"]])
      assert.strictEqual(statements, 2)
    }).pipe(Effect.provide(layerPglite({ dataDir: "memory" })))
  ))

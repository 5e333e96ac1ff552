/** What must a ledger remember of records that count no more? Exactly the traces that the core's definition gives. */
import { assert } from "@effect/vitest"
import { Ledger } from "@weir/application/ports/Ledger"
import { traces } from "@weir/domain/ledger/Trace"
import { bookOf } from "@weir/domain/metrics/books"
import { histories } from "@weir/specs/histories/histories"
import { Effect } from "effect"
import * as fc from "fast-check"
import { unordered } from "./dump.ts"
import { store } from "./office.ts"
import { entriesIn, heldIn, queryOf, queryWishes } from "./queries.ts"
import type { Suite } from "./suite.ts"

export const traced: Suite = {
  title: "Traces",
  laws: ({ law, runs }) => {
    law(
      "holds a trace of each record in its selections, whenever its entries count",
      fc.tuple(histories(), fc.array(queryWishes, { minLength: 0, maxLength: 3 })),
      runs,
      ([history, wanted]) =>
        Effect.gen(function* () {
          const ledger = yield* Ledger
          const played = yield* store(history)
          const selections = wanted.map((wish) => queryOf(played, wish))
          for (const some of [selections, ...selections.map((one) => [one])]) {
            const found = yield* ledger.traces(played.workspaceId, some)
            const definition = traces(some, entriesIn(played), { bookOf, holdersOf: heldIn(played) })
            assert.deepStrictEqual(unordered(found), unordered(definition), JSON.stringify(some))
          }
        })
    )
  }
}

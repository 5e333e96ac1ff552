import { upcasting } from "@weir/domain/log/upcast"
import { play } from "@weir/specs/histories/play"
import * as fc from "fast-check"
import { assert, test } from "vitest"
import { asFirstWritten, firstHistories } from "./firstForm.ts"

test("a log of the first form, completed, says what would be written of the same history now", () => {
  let shortened = 0
  fc.assert(
    fc.property(firstHistories, (history) => {
      const { events } = play(history)
      const upcast = upcasting()
      for (const event of events) {
        const written = asFirstWritten(event)
        if (JSON.stringify(written).length < JSON.stringify(event).length) shortened++
        assert.deepStrictEqual(upcast(written), event.fact, `event ${event.seq}`)
      }
    }),
    { numRuns: 60 }
  )
  assert.isAbove(shortened, 200)
})

import { Effect, Stream } from "effect"
import { assert, it } from "vitest"
import { writeTable } from "./writeTable.ts"

it("cells with commas, quotes and line breaks are quoted, formulas disarmed, numbers left", async () => {
  const pieces = await Effect.runPromise(
    Stream.runCollect(writeTable(Stream.make(["row", "reason"], [2, 'a, "b"\nc'], [-3, "=1+1"])))
  )
  assert.strictEqual(pieces.join(""), '\uFEFFrow,reason\r\n2,"a, ""b""\nc"\r\n-3,\'=1+1\r\n')
})

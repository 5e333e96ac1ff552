import { assert, describe, it } from "vitest"
import { StageId } from "../identity/Id.ts"
import * as Instant from "../time/Instant.ts"
import { type Stay, stageTimes } from "./stageTimes.ts"

const at = Instant.make
const stage = (n: number) => StageId.make(`00000000-0000-4000-8000-00000000000${n}`)
const stay = (n: number, from: number, to: number | null): Stay => ({
  stageId: stage(n),
  from: Instant.make(from),
  to: to === null ? null : Instant.make(to)
})

describe("the times of a deal in its stages", () => {
  const times = stageTimes([stay(1, 10, 30), stay(2, 30, 35), stay(1, 35, null)], Instant.make(50))

  it("come in the order the stages were first entered", () =>
    assert.deepStrictEqual(
      times.map(({ stageId }) => stageId),
      [stage(1), stage(2)]
    ))

  it("a stay that goes on is measured up to now, and adds to those before it", () =>
    assert.deepInclude(times[0], {
      stays: 2,
      firstEntered: at(10),
      lastEntered: at(35),
      lastLeft: null,
      latest: 15,
      cumulative: 35,
      current: 15
    }))

  it("a stage that was left has no current stay, but a latest", () =>
    assert.deepInclude(times[1], { latest: 5, cumulative: 5, current: null, lastLeft: at(35) }))

  it("a deal that was nowhere has no times", () =>
    assert.deepStrictEqual(stageTimes([], Instant.make(50)), []))
})

import { assert, it } from "vitest"
import type { EventDraft } from "../../log/Event.ts"
import { rebirthsBook } from "./rebirths.ts"

const birth = (at: number) => ({ at, pipelineId: "p" })
const posted = (fact: object) =>
  rebirthsBook
    .post({ occurredAt: 50, fact } as unknown as EventDraft)
    .map(({ at, key, subject, tally }) => [at, key.pipeline, subject, tally.deals])

it("an accepted enquiry that is new since a merge gives up the birth it had and the instant it is accepted at", () => {
  assert.deepStrictEqual(posted({ _tag: "DealMoved", dealId: "d", born: birth(20), birth: birth(10) }), [
    [20, "p", "d", -1],
    [10, "p", "d", 1],
    [50, "p", "d", -1]
  ])
  assert.deepStrictEqual(posted({ _tag: "DealMoved", dealId: "d", born: null, birth: birth(50) }), [])
  assert.deepStrictEqual(posted({ _tag: "DealMoved", dealId: "d", born: birth(20), birth: null }), [])
})

it("merged and parted deals are new at one instant and not at the other, where there is one", () => {
  for (const _tag of ["DealMerged", "DealUnmerged"]) {
    assert.deepStrictEqual(posted({ _tag, dealId: "d", birthFrom: birth(20), birthTo: birth(10) }), [
      [20, "p", "d", -1],
      [10, "p", "d", 1]
    ])
    assert.deepStrictEqual(posted({ _tag, dealId: "d", birthFrom: null, birthTo: birth(10) }), [
      [10, "p", "d", 1]
    ])
  }
  assert.deepStrictEqual(posted({ _tag: "DealBudgetChanged", dealId: "d" }), [])
})

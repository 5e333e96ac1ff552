import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { DealId, PipelineId, StageId, UserId } from "../identity/Id.ts"
import * as Instant from "../time/Instant.ts"
import type { Deal } from "./Deal.ts"
import { decideMerge } from "./DealMerge.ts"
import { evolve } from "./evolve.ts"

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const id = (n: number) => DealId.make(uuid(n))
const place = {
  pipelineId: PipelineId.make(uuid(900)),
  stageId: StageId.make(uuid(901)),
  kind: "open" as const
}
const ownerId = UserId.make(uuid(902))

const created = (n: number, at: number): Deal =>
  evolve(
    null,
    {
      _tag: "DealCreated",
      dealId: id(n),
      externalId: null,
      title: `Deal ${n}`,
      companyId: null,
      contactId: null,
      productId: null,
      fields: {},
      place,
      budget: null,
      ownerId,
      sourceId: null,
      birth: { at: Instant.make(at), pipelineId: place.pipelineId, sourceId: null, ownerId, budget: null },
      closing: null
    },
    Instant.make(at)
  )

/** Deals that take merges one after the other, each a second later. */
const playing = (...deals: ReadonlyArray<Deal>) => {
  const all = new Map(deals.map((deal) => [deal.id, deal]))
  let at = 1000
  const decide = (command: Parameters<typeof decideMerge>[0], when = (at += 1000)) =>
    decideMerge(command, Instant.make(when), (one) => all.get(one))
  const done = (command: Parameters<typeof decideMerge>[0]) => {
    const facts = Result.getOrThrow(decide(command))
    for (const fact of facts)
      all.set(fact.dealId, evolve(all.get(fact.dealId) ?? null, fact, Instant.make(at)))
    return facts
  }
  const refusal = (command: Parameters<typeof decideMerge>[0], when?: number) => {
    const made = decide(command, when)
    return Result.isFailure(made) ? made.failure._tag : null
  }
  const deal = (n: number) => {
    const one = all.get(id(n))
    if (one === undefined) throw new Error(`there is no deal ${n}`)
    return one
  }
  return { done, refusal, deal }
}

const merge = (winner: number, loser: number) =>
  ({ _tag: "MergeDeals", dealId: id(winner), loserId: id(loser) }) as const
const part = (n: number) => ({ _tag: "UnmergeDeal", dealId: id(n) }) as const

describe("two deals become one", () => {
  it("which is new since the first of them was, and the other is gone", () => {
    const { deal, done } = playing(created(1, 30), created(2, 10))
    done(merge(1, 2))
    assert.strictEqual(deal(1).birth?.at, 10)
    assert.strictEqual(deal(2).mergedInto, id(1))
    assert.strictEqual(deal(2).deletedAt, 2000)
  })

  it("asked twice, it is done once", () => {
    const { done } = playing(created(1, 30), created(2, 10))
    assert.strictEqual(done(merge(1, 2)).length, 2)
    assert.deepStrictEqual(done(merge(1, 2)), [])
  })

  it("taken apart they are as they were, but for the number of their facts", () => {
    const { deal, done } = playing(created(1, 30), created(2, 10))
    const before = [deal(1), deal(2)]
    done(merge(1, 2))
    done(part(2))
    const after = [deal(1), deal(2)].map((one, i) => ({
      ...one,
      version: before[i]?.version,
      changedAt: before[i]?.changedAt
    }))
    assert.deepStrictEqual<ReadonlyArray<unknown>>(after, before)
  })

  it("of three, the one taken out takes only its own age with it", () => {
    const { deal, done } = playing(created(1, 50), created(2, 10), created(3, 30))
    done(merge(1, 2))
    done(merge(1, 3))
    assert.strictEqual(deal(1).birth?.at, 10)
    done(part(2))
    assert.strictEqual(deal(1).birth?.at, 30)
    done(part(3))
    assert.strictEqual(deal(1).birth?.at, 50)
  })

  it("an enquiry that takes on a new deal counts as new as that was, and as itself when it is accepted", () => {
    const enquiry = { ...created(1, 30), birth: null, ownBirth: null }
    const { deal, done } = playing(enquiry, created(2, 10))
    done(merge(1, 2))
    assert.deepStrictEqual([deal(1).birth?.at, deal(1).ownBirth], [10, null])
    done(part(2))
    assert.isNull(deal(1).birth)
    assert.strictEqual(deal(2).birth?.at, 10)
  })

  it("is refused with the deal itself, with one that is gone, and before the last change", () => {
    const { done, refusal } = playing(created(1, 30), created(2, 10), created(3, 20))
    assert.strictEqual(refusal(merge(1, 1)), "DealMergesIntoItself")
    assert.strictEqual(refusal(merge(1, 9)), "DealNotFound")
    assert.strictEqual(refusal(merge(1, 2), 29), "HappenedBeforeLastChange")
    assert.strictEqual(refusal(part(2)), "DealIsNotMerged")
    done(merge(1, 2))
    assert.strictEqual(refusal(merge(3, 2)), "DealIsMerged")
    assert.strictEqual(refusal(merge(2, 3)), "DealIsMerged")
    done(merge(3, 1))
    // What it was merged into is a part itself by now: first things first.
    assert.strictEqual(refusal(part(2)), "DealIsMerged")
  })
})

// What happens when something is asked of a deal, and what do its facts carry for later numbers?
import { Result } from "effect"
import { assert, describe, it } from "vitest"
import { MAX_AMOUNT } from "../money/Amount.ts"
import * as Currency from "../money/Currency.ts"
import * as Instant from "../time/Instant.ts"
import * as LocalDate from "../time/LocalDate.ts"
import type { DealCommand } from "./DealCommand.ts"
import { decide } from "./DealDecision.ts"
import {
  after,
  ann,
  around,
  base,
  bob,
  created,
  day,
  dealId,
  eur,
  facts,
  fresh,
  incoming,
  lose,
  lost,
  move,
  notNow,
  offer,
  partners,
  price,
  sales,
  stageId,
  usd,
  web,
  win,
  won
} from "./testing/mill.ts"

describe("what happens", () => {
  it("a deal counts as new where it is created, and an enquiry where it is accepted", () => {
    const [birth] = [after(base).birth]
    assert.deepStrictEqual(birth, {
      at: day(0),
      pipelineId: sales.id,
      sourceId: null,
      ownerId: ann.id,
      budget: null
    })
    const waiting = after(created({ stageId: incoming, ownerId: bob.id, budget: usd(1000) }))
    assert.isNull(waiting.birth)
    const [fact] = facts(waiting, move(stageId(20), { pipelineId: partners.id }), day(3))
    assert.deepStrictEqual(fact?._tag === "DealMoved" ? fact.birth : null, {
      at: day(3),
      pipelineId: partners.id,
      sourceId: null,
      ownerId: bob.id,
      budget: { ...usd(1000), base: 900 }
    })
  })

  it("a budget is priced at the rate of the day in the workspace's zone, and not at all before there is one", () => {
    const priced = (iso: string) => {
      const [fact] = facts(null, created({ budget: usd(10_000) }), Instant.iso(iso))
      return fact?._tag === "DealCreated" ? fact.budget?.base : undefined
    }
    // In Berlin the new rate's day begins two hours before Greenwich's.
    assert.deepStrictEqual(
      ["2024-04-30T21:59:59Z", "2024-04-30T22:00:00Z", "2024-05-31T21:59:59Z", "2024-05-31T22:00:00Z"].map(
        priced
      ),
      [null, 9000, 9000, 9500]
    )
  })

  it("a step knows how long the deal stood where it was", () => {
    const [fact] = facts(after(base, move(offer)), win, day(6))
    assert.strictEqual(fact?._tag === "DealMoved" ? fact.timeInStage : null, 5 * 86_400_000)
  })

  it("winning again, moving to where it stands and giving what it has make nothing happen", () => {
    const deal = after(created({ budget: eur(500), sourceId: web }), win)
    for (const command of [
      win,
      move(won),
      { _tag: "ChangeBudget", dealId, to: eur(500) },
      { _tag: "ChangeOwner", dealId, to: ann.id },
      { _tag: "ChangeSource", dealId, to: web }
    ] as const) {
      assert.deepStrictEqual(facts(deal, command), [], command._tag)
    }
  })

  it("the same creation again makes nothing happen", () =>
    assert.deepStrictEqual(facts(after(base), base, day(0)), []))

  it("an amount that cannot be kept exactly in the base currency counts as one without a rate", () => {
    const absurd = {
      ...around,
      workspace: {
        ...around.workspace,
        rates: [
          { currency: Currency.make("USD"), validFrom: LocalDate.make("2024-01-01"), rate: "999999999999" }
        ]
      }
    }
    const [fact] = Result.getOrThrow(decide(null, created({ budget: usd(MAX_AMOUNT) }), day(0), absurd))
    assert.deepStrictEqual(fact?._tag === "DealCreated" ? fact.budget : null, {
      ...usd(MAX_AMOUNT),
      base: null
    })
  })

  it("no budget is not a budget of nothing", () => {
    const [fact] = facts(after(base), { _tag: "ChangeBudget", dealId, to: eur(0) })
    assert.deepInclude(fact, { _tag: "DealBudgetChanged", from: null, to: { ...eur(0), base: 0 } })
  })

  it("losing goes to the first lost stage unless one is named", () => {
    const to = (command: DealCommand) =>
      facts(after(base), command).map((f) => (f._tag === "DealMoved" ? f.to.stageId : null))
    assert.deepStrictEqual(to(lose), [lost])
    assert.deepStrictEqual(to({ _tag: "LoseDeal", dealId, stageId: notNow, lossReasonId: price }), [notNow])
  })
})

describe("what later numbers are measured by", () => {
  it("a closing knows every stage stood in, each once at its last entrance, and since when the deal was new", () => {
    const closing = after(base, move(offer), move(fresh), move(offer), win).closing
    assert.deepStrictEqual(
      closing?.visits.map(({ at, stageId }) => [stageId, at]),
      [
        [fresh, day(2)],
        [offer, day(3)],
        [won, day(4)]
      ]
    )
    assert.strictEqual(closing?.born, day(0))
  })

  it("a move says since when, and which stages came before", () => {
    const [fact] = facts(after(base, move(offer)), move(fresh), day(9))
    assert.deepStrictEqual(
      fact?._tag === "DealMoved" ? [fact.since, fact.timeInStage, fact.visits.map((v) => v.stageId)] : null,
      [day(1), 8 * 86_400_000, [fresh, offer]]
    )
  })
})

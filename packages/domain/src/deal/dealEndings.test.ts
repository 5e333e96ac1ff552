// How does a deal end, and how is it taken up again?
import { assert, describe, it } from "vitest"
import {
  after,
  ann,
  base,
  created,
  day,
  dealId,
  erase,
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
  silence,
  stageId,
  win,
  won
} from "./testing/mill.ts"

describe("a deal ends and is taken up again", () => {
  it("its last open stage is remembered through winning and losing", () => {
    assert.strictEqual(after(base, move(offer), win, lose).closing?.lastOpen, offer)
    assert.strictEqual(after(created({ stageId: won }), lose).closing?.lastOpen, "creation")
    assert.strictEqual(after(created({ stageId: lost, lossReasonId: price })).closing?.lastOpen, "creation")
    assert.strictEqual(after(created({ stageId: incoming }), win, lose).closing?.lastOpen, "creation")
  })

  it("reopening takes back the very end that stood", () => {
    const deal = after(created({ budget: eur(500) }), win)
    const [fact] = facts(deal, { _tag: "ReopenDeal", dealId, stageId: offer })
    assert.deepStrictEqual(fact?._tag === "DealMoved" ? [fact.reopens, fact.closes] : null, [
      deal.closing,
      null
    ])
    assert.strictEqual(deal.closing?.at, day(1))
  })

  it("from one lost stage to another it stays lost since then, for the new reason", () => {
    const deal = after(base, lose)
    const [fact] = facts(deal, { _tag: "LoseDeal", dealId, stageId: notNow, lossReasonId: silence })
    assert.deepStrictEqual(
      fact?._tag === "DealMoved" ? fact.closes : null,
      deal.closing && { ...deal.closing, lossReasonId: silence }
    )
  })

  it("lost again in another pipeline, it is lost there and then", () => {
    const deal = after(base, lose)
    const [fact] = facts(deal, move(stageId(22), { pipelineId: partners.id }), day(9))
    const closes = fact?._tag === "DealMoved" ? fact.closes : null
    assert.deepStrictEqual([closes?.at, closes?.pipelineId, closes?.lastOpen], [day(9), partners.id, fresh])
  })

  it("a declined enquiry that is taken up after all is new from then on", () => {
    const declined = after(created({ stageId: incoming, ownerId: ann.id }), lose)
    assert.isNull(declined.birth)
    const [fact] = facts(declined, { _tag: "ReopenDeal", dealId, stageId: fresh }, day(7))
    assert.strictEqual(fact?._tag === "DealMoved" ? fact.birth?.at : null, day(7))
  })

  it("deleted and restored it is the deal it was, two versions later", () => {
    const deal = after(base, move(offer))
    const back = after(base, move(offer), erase, { _tag: "RestoreDeal", dealId })
    assert.deepStrictEqual(back, { ...deal, version: deal.version + 2, changedAt: day(3) })
  })
})

import { Schema } from "effect"
import { assert, describe, it } from "vitest"
import type { Deal } from "../deal/Deal.ts"
import { DealFact } from "../deal/DealEvent.ts"
import { evolve } from "../deal/evolve.ts"
import * as Instant from "../time/Instant.ts"
import { upcasting } from "./upcast.ts"

/** What the first version wrote of three deals: when it happened, and the fact. */
const written = [
  `[1709546400000,{"_tag":"DealCreated","dealId":"3c6ef362-0006-4000-8000-000000000001","externalId":null,"title":"Deal 1","companyId":null,"contactId":null,"productId":null,"fields":{},"place":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"3c6ef362-0004-4000-8000-000000000001","kind":"open"},"budget":{"amount":100000,"currency":"EUR","base":100000},"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"birth":{"at":1709546400000,"pipelineId":"9e3779b1-0003-4000-8000-000000000000","sourceId":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","budget":{"amount":100000,"currency":"EUR","base":100000}},"closing":null}]`,
  `[1709550000000,{"_tag":"DealBudgetChanged","dealId":"3c6ef362-0006-4000-8000-000000000001","place":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"3c6ef362-0004-4000-8000-000000000001","kind":"open"},"ownerId":"9e3779b1-0002-4000-8000-000000000000","from":{"amount":100000,"currency":"EUR","base":100000},"to":{"amount":120000,"currency":"EUR","base":120000}}]`,
  `[1709553600000,{"_tag":"DealMoved","dealId":"3c6ef362-0006-4000-8000-000000000001","from":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"3c6ef362-0004-4000-8000-000000000001","kind":"open"},"to":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"daa66d13-0004-4000-8000-000000000002","kind":"open"},"budget":{"amount":120000,"currency":"EUR","base":120000},"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"timeInStage":7200000,"birth":null,"closes":null,"reopens":null,"lossReasonId":null}]`,
  `[1709557200000,{"_tag":"DealOwnerChanged","dealId":"3c6ef362-0006-4000-8000-000000000001","place":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"daa66d13-0004-4000-8000-000000000002","kind":"open"},"from":"9e3779b1-0002-4000-8000-000000000000","to":"3c6ef362-0002-4000-8000-000000000001","budget":{"amount":120000,"currency":"EUR","base":120000}}]`,
  `[1709560800000,{"_tag":"DealMoved","dealId":"3c6ef362-0006-4000-8000-000000000001","from":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"daa66d13-0004-4000-8000-000000000002","kind":"open"},"to":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"3c6ef362-0004-4000-8000-000000000001","kind":"open"},"budget":{"amount":120000,"currency":"EUR","base":120000},"ownerId":"3c6ef362-0002-4000-8000-000000000001","sourceId":null,"timeInStage":7200000,"birth":null,"closes":null,"reopens":null,"lossReasonId":null}]`,
  `[1709564400000,{"_tag":"DealMoved","dealId":"3c6ef362-0006-4000-8000-000000000001","from":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"3c6ef362-0004-4000-8000-000000000001","kind":"open"},"to":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"17156075-0004-4000-8000-000000000004","kind":"won"},"budget":{"amount":120000,"currency":"EUR","base":120000},"ownerId":"3c6ef362-0002-4000-8000-000000000001","sourceId":null,"timeInStage":3600000,"birth":null,"closes":{"at":1709564400000,"outcome":"won","pipelineId":"9e3779b1-0003-4000-8000-000000000000","lastOpen":"3c6ef362-0004-4000-8000-000000000001","lossReasonId":null,"ownerId":"3c6ef362-0002-4000-8000-000000000001","sourceId":null,"budget":{"amount":120000,"currency":"EUR","base":120000}},"reopens":null,"lossReasonId":null}]`,
  `[1709568000000,{"_tag":"DealMoved","dealId":"3c6ef362-0006-4000-8000-000000000001","from":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"17156075-0004-4000-8000-000000000004","kind":"won"},"to":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"78dde6c4-0004-4000-8000-000000000003","kind":"open"},"budget":{"amount":120000,"currency":"EUR","base":120000},"ownerId":"3c6ef362-0002-4000-8000-000000000001","sourceId":null,"timeInStage":3600000,"birth":null,"closes":null,"reopens":{"at":1709564400000,"outcome":"won","pipelineId":"9e3779b1-0003-4000-8000-000000000000","lastOpen":"3c6ef362-0004-4000-8000-000000000001","lossReasonId":null,"ownerId":"3c6ef362-0002-4000-8000-000000000001","sourceId":null,"budget":{"amount":120000,"currency":"EUR","base":120000}},"lossReasonId":null}]`,
  `[1709571600000,{"_tag":"DealMoved","dealId":"3c6ef362-0006-4000-8000-000000000001","from":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"78dde6c4-0004-4000-8000-000000000003","kind":"open"},"to":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"b54cda26-0004-4000-8000-000000000005","kind":"lost"},"budget":{"amount":120000,"currency":"EUR","base":120000},"ownerId":"3c6ef362-0002-4000-8000-000000000001","sourceId":null,"timeInStage":3600000,"birth":null,"closes":{"at":1709571600000,"outcome":"lost","pipelineId":"9e3779b1-0003-4000-8000-000000000000","lastOpen":"78dde6c4-0004-4000-8000-000000000003","lossReasonId":null,"ownerId":"3c6ef362-0002-4000-8000-000000000001","sourceId":null,"budget":{"amount":120000,"currency":"EUR","base":120000}},"reopens":null,"lossReasonId":null}]`,
  `[1709575200000,{"_tag":"DealDeleted","dealId":"3c6ef362-0006-4000-8000-000000000001","place":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"b54cda26-0004-4000-8000-000000000005","kind":"lost"}}]`,
  `[1709578800000,{"_tag":"DealRestored","dealId":"3c6ef362-0006-4000-8000-000000000001","place":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"b54cda26-0004-4000-8000-000000000005","kind":"lost"},"deletedAt":1709575200000}]`,
  `[1709582400000,{"_tag":"DealCreated","dealId":"daa66d13-0006-4000-8000-000000000002","externalId":null,"title":"Deal 2","companyId":null,"contactId":null,"productId":null,"fields":{},"place":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"9e3779b1-0004-4000-8000-000000000000","kind":"incoming"},"budget":null,"ownerId":"00000000-0000-4000-8000-0000000000b0","sourceId":null,"birth":null,"closing":null}]`,
  `[1709586000000,{"_tag":"DealOwnerChanged","dealId":"daa66d13-0006-4000-8000-000000000002","place":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"9e3779b1-0004-4000-8000-000000000000","kind":"incoming"},"from":"00000000-0000-4000-8000-0000000000b0","to":"9e3779b1-0002-4000-8000-000000000000","budget":null}]`,
  `[1709589600000,{"_tag":"DealMoved","dealId":"daa66d13-0006-4000-8000-000000000002","from":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"9e3779b1-0004-4000-8000-000000000000","kind":"incoming"},"to":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"b54cda26-0004-4000-8000-000000000005","kind":"lost"},"budget":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"timeInStage":7200000,"birth":null,"closes":{"at":1709589600000,"outcome":"lost","pipelineId":"9e3779b1-0003-4000-8000-000000000000","lastOpen":"incoming","lossReasonId":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"budget":null},"reopens":null,"lossReasonId":null}]`,
  `[1709593200000,{"_tag":"DealMoved","dealId":"daa66d13-0006-4000-8000-000000000002","from":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"b54cda26-0004-4000-8000-000000000005","kind":"lost"},"to":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"3c6ef362-0004-4000-8000-000000000001","kind":"open"},"budget":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"timeInStage":3600000,"birth":{"at":1709593200000,"pipelineId":"9e3779b1-0003-4000-8000-000000000000","sourceId":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","budget":null},"closes":null,"reopens":{"at":1709589600000,"outcome":"lost","pipelineId":"9e3779b1-0003-4000-8000-000000000000","lastOpen":"incoming","lossReasonId":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"budget":null},"lossReasonId":null}]`,
  `[1709596800000,{"_tag":"DealCreated","dealId":"78dde6c4-0006-4000-8000-000000000003","externalId":null,"title":"Deal 3","companyId":null,"contactId":null,"productId":null,"fields":{},"place":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"b54cda26-0004-4000-8000-000000000005","kind":"lost"},"budget":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"birth":{"at":1709596800000,"pipelineId":"9e3779b1-0003-4000-8000-000000000000","sourceId":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","budget":null},"closing":{"at":1709596800000,"outcome":"lost","pipelineId":"9e3779b1-0003-4000-8000-000000000000","lastOpen":"creation","lossReasonId":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"budget":null}}]`,
  `[1709600400000,{"_tag":"DealMoved","dealId":"78dde6c4-0006-4000-8000-000000000003","from":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"b54cda26-0004-4000-8000-000000000005","kind":"lost"},"to":{"pipelineId":"9e3779b1-0003-4000-8000-000000000000","stageId":"3c6ef362-0004-4000-8000-000000000001","kind":"open"},"budget":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"timeInStage":3600000,"birth":null,"closes":null,"reopens":{"at":1709596800000,"outcome":"lost","pipelineId":"9e3779b1-0003-4000-8000-000000000000","lastOpen":"creation","lossReasonId":null,"ownerId":"9e3779b1-0002-4000-8000-000000000000","sourceId":null,"budget":null},"lossReasonId":null}]`
].map((line) => JSON.parse(line) as [number, DealFact])

const moment = (n: number) => Instant.make(written[n]?.[0] ?? Number.NaN)

const completed = () => {
  const upcast = upcasting()
  return written.map(([at, fact]) => upcast({ fact, occurredAt: Instant.make(at) }) as DealFact)
}

const moved = (n: number) => {
  const fact = completed()[n]
  if (fact?._tag !== "DealMoved") throw new Error(`fact ${n} is no step`)
  return fact
}

const stages = (visits: ReadonlyArray<{ readonly stageId: string; readonly at: number }>) =>
  visits.map(({ at, stageId }) => [stageId.slice(0, 8), at])

describe("a log of the first form", () => {
  it("is not what is accepted now, until it is completed", () => {
    const accepts = Schema.is(Schema.toType(DealFact))
    assert.isAtLeast(written.filter(([, fact]) => !accepts(fact)).length, 10)
    assert.deepStrictEqual(
      completed().filter((fact) => !accepts(fact)),
      []
    )
  })

  it("learns of each step since when the deal stood there, on which way it had come, and when it was born", () => {
    const first = moved(2)
    assert.deepStrictEqual([first.since, first.born?.at, first.plannedClose], [moment(0), moment(0), null])
    assert.deepStrictEqual(stages(first.visits), [["3c6ef362", moment(0)]])
    assert.strictEqual(first.lastOpen.slice(0, 8), "3c6ef362")
    // Back to where it began: each stage once, at the last time.
    assert.deepStrictEqual(stages(moved(5).visits), [
      ["daa66d13", moment(2)],
      ["3c6ef362", moment(4)]
    ])
  })

  it("learns of each end on which way the deal came to it, and takes back the very same end", () => {
    const { closes } = moved(5)
    assert.deepStrictEqual(stages(closes?.visits ?? []), [
      ["daa66d13", moment(2)],
      ["3c6ef362", moment(4)],
      ["17156075", moment(5)]
    ])
    assert.strictEqual(closes?.born, moment(0))
    assert.deepStrictEqual(moved(6).reopens, closes)
  })

  it("knows that a declined enquiry was never born, and since when one that was taken up again is", () => {
    assert.isNull(moved(12).closes?.born)
    assert.strictEqual(moved(12).lastOpen, "incoming")
    assert.isNull(moved(13).born)
    assert.strictEqual(moved(13).birth?.at, moment(13))
  })

  it("knows that a deal created lost was born all the same", () => {
    const [fact] = completed().slice(14)
    assert.deepInclude(fact?._tag === "DealCreated" ? fact.closing : null, { born: moment(14) })
    assert.deepInclude(moved(15).reopens, { born: moment(14) })
  })

  it("learns of changes of owner and budget since when the deal stood where it stood", () => {
    assert.deepInclude(completed()[1], { since: moment(0), plannedClose: null, manual: true })
    assert.deepInclude(completed()[3], { since: moment(2), plannedClose: null })
  })

  it("keeps what it says, and what was complete", () => {
    for (const [i, fact] of completed().entries()) {
      const [, before] = written[i] ?? []
      const {
        closes: _c,
        closing: _d,
        reopens: _r,
        ...said
      } = { closes: 0, closing: 0, reopens: 0, ...before }
      assert.deepInclude(fact, said)
      if (fact._tag === "DealDeleted" || fact._tag === "DealRestored") assert.strictEqual(fact, before)
    }
  })

  it("makes deals that are complete", () => {
    const deals = new Map<string, Deal>()
    for (const [i, fact] of completed().entries())
      deals.set(fact.dealId, evolve(deals.get(fact.dealId) ?? null, fact, moment(i)))
    const [one] = [...deals.values()]
    assert.deepInclude(one, { manualBudget: true, plannedClose: null, mergedInto: null, version: 10 })
    assert.strictEqual(one?.closing?.outcome, "lost")
    assert.strictEqual(one?.ownBirth?.at, moment(0))
  })
})

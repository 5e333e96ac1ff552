// What does the book of ways hold of a deal after each step, and how much does a step enter?
import { assert, it } from "vitest"
import type { EventDraft } from "../../log/Event.ts"
import { dealPathBook } from "./dealPath.ts"

const stage = (stageId: string, kind = "open") => ({ pipelineId: "p", stageId, kind })
const visits = [
  { ...stage("New", "incoming"), at: 1 },
  { ...stage("Offer"), at: 2 },
  { ...stage("Talks"), at: 3 }
]
const birth = (at: number) => ({ at, pipelineId: "p", ownerId: "ana", budget: null })
const closing = { at: 50, lastOpen: "Talks", ownerId: "ana", budget: null, visits }

const posted = (fact: object) =>
  dealPathBook
    .post({ occurredAt: 50, fact: { _tag: "DealMoved", dealId: "d", reopens: null, ...fact } } as EventDraft)
    .map(({ at, key: { basis, mark, stage: id }, tally }) => `${at} ${basis} ${id} ${mark} ${tally.deals}`)

const onward = { from: stage("Talks"), to: stage("Terms"), visits, closes: null }

it("a step on enters the new stage alone: what the deal was filed under before stays as it is", () => {
  assert.deepStrictEqual(posted({ ...onward, born: birth(2), birth: null }), [
    "2 created Terms stood 1",
    "50 been Terms stood 1"
  ])
  const back = { ...onward, to: stage("Offer") }
  assert.deepStrictEqual(posted({ ...back, born: birth(2), birth: null }), [])
})

it("a deal that is new at another instant than before is filed there with its whole way", () => {
  assert.deepStrictEqual(posted({ ...onward, born: birth(2), birth: birth(50) }), [
    "2 created Offer stood -1",
    "2 created Talks stood -1",
    "50 created Offer stood 1",
    "50 created Talks stood 1",
    "50 created Terms stood 1",
    "50 been Terms stood 1"
  ])
})

it("a win leaves the way as it is, and undoing it marks the won stage alone", () => {
  const won = { from: stage("Talks"), to: stage("Won", "won"), visits, closes: closing }
  assert.deepStrictEqual(posted({ ...won, born: birth(2), birth: null }), [
    "2 created Won stood 1",
    "50 closed Offer stood 1",
    "50 closed Talks stood 1",
    "50 been Won stood 1"
  ])
  const wonOnce = [...visits, { ...stage("Won", "won"), at: 4 }]
  const reopened = { from: stage("Won", "won"), to: stage("Talks"), visits: wonOnce, closes: null }
  assert.deepStrictEqual(posted({ ...reopened, born: birth(2), birth: null }), [
    "2 created Won stood -1",
    "2 created Won undone 1",
    "50 been Won stood -1",
    "50 been Won undone 1"
  ])
})

it("a loss marks every stage of the way, and belongs to the deals closed then", () => {
  const lost = { from: stage("Talks"), to: stage("Lost", "lost"), visits, closes: closing }
  assert.deepStrictEqual(posted({ ...lost, born: birth(2), birth: null }), [
    "2 created Offer stood -1",
    "2 created Talks stood -1",
    "2 created Offer lost 1",
    "2 created Talks lost 1",
    "2 created Talks last 1",
    "50 closed Offer lost 1",
    "50 closed Talks lost 1",
    "50 closed Talks last 1",
    "50 been Offer stood -1",
    "50 been Talks stood -1",
    "50 been Offer lost 1",
    "50 been Talks lost 1",
    "50 been Talks last 1"
  ])
})

it("an enquiry that waits, or is declined, is filed nowhere", () => {
  const declined = {
    from: stage("New", "incoming"),
    to: stage("Lost", "lost"),
    visits: visits.slice(0, 1),
    closes: { ...closing, lastOpen: "incoming", visits: visits.slice(0, 1) }
  }
  assert.deepStrictEqual(posted({ ...declined, born: null, birth: null }), [])
})

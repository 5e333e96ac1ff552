/**
 * The book of stage moves: which deals entered and left each stage, and what they were worth then.
 *
 * Double entry: a step from A to B posts -1 deal and its budget to A and +1 to B (spec L2, L3). Edits of a budget and changes
 * of owner are posted to the stage the deal stands in. So the sum since the beginning of time is what stands in each stage,
 * and over all stages a period nets to what was created and moved in from, less out to, other pipelines (L13).
 */
import { currencyOf, type DealTally, dealMeasures, plus, worth } from "../deal/DealTally.ts"
import type { PricedBudget } from "../deal/Deal.ts"
import * as Book from "../ledger/Book.ts"
import type { EventDraft } from "../log/Event.ts"
import type { Place } from "../pipeline/StageTransition.ts"

/**
 * How an entry came about:
 *
 * - `created`: the deal began here.
 * - `in`, `out`: a step inside the pipeline; `other` is the stage at its other end.
 * - `pipeline-in`, `pipeline-out`: a step from or to another pipeline.
 * - `edit`: the budget changed while the deal stood here.
 * - `owner`: the owner changed while the deal stood here; cancels out over owners.
 */
export const ways = ["created", "in", "out", "pipeline-in", "pipeline-out", "edit", "owner"] as const

/** How an entry came to a stage or left it. */
export type Way = (typeof ways)[number]

/** The ways that are moves, and so make up the net of a stage. */
export const moves: ReadonlyArray<Way> = ["created", "in", "out", "pipeline-in", "pipeline-out"]

/** The ways that bring a deal into a stage. */
export const waysIn: ReadonlyArray<Way> = ["created", "in", "pipeline-in"]

/** The ways that take a deal out of a stage. */
export const waysOut: ReadonlyArray<Way> = ["out", "pipeline-out"]

/** Moves forced by an administrator are filed apart, and left out of dynamics by default (G9). */
const causeOf = (event: EventDraft) => (event.cause.kind === "admin" ? "admin" : "sales")

const dims = ["pipeline", "stage", "way", "other", "owner", "currency", "cause"] as const

/** Two entries a move: one out of the stage that was left, one into the next. Stock, net and passages are sums of it. */
export const stageFlow = Book.make({
  id: "stage-flow",
  dims,
  measures: dealMeasures,
  post: (event) => {
    const { fact } = event
    const entry = (
      place: Place,
      way: Way,
      other: string,
      owner: string,
      currency: string,
      tally: DealTally
    ) => ({
      at: event.occurredAt,
      key: {
        pipeline: place.pipelineId,
        stage: place.stageId,
        way,
        other,
        owner,
        currency,
        cause: causeOf(event)
      },
      tally,
      subject: "dealId" in fact ? fact.dealId : ""
    })
    const whole = (
      place: Place,
      way: Way,
      other: string,
      owner: string,
      budget: PricedBudget | null,
      sign: 1 | -1
    ) => entry(place, way, other, owner, currencyOf(budget), worth(budget, sign))
    switch (fact._tag) {
      case "DealCreated":
        return [whole(fact.place, "created", "", fact.ownerId, fact.budget, 1)]
      case "DealMoved": {
        const inside = fact.from.pipelineId === fact.to.pipelineId
        return [
          whole(fact.from, inside ? "out" : "pipeline-out", fact.to.stageId, fact.ownerId, fact.budget, -1),
          whole(fact.to, inside ? "in" : "pipeline-in", fact.from.stageId, fact.ownerId, fact.budget, 1)
        ]
      }
      case "DealBudgetChanged": {
        const [was, is] = [currencyOf(fact.from), currencyOf(fact.to)]
        if (was === is)
          return [
            entry(fact.place, "edit", "", fact.ownerId, is, plus(worth(fact.from, -1), worth(fact.to, 1)))
          ]
        return [
          whole(fact.place, "edit", "", fact.ownerId, fact.from, -1),
          whole(fact.place, "edit", "", fact.ownerId, fact.to, 1)
        ]
      }
      case "DealOwnerChanged":
        return [
          whole(fact.place, "owner", "", fact.from, fact.budget, -1),
          whole(fact.place, "owner", "", fact.to, fact.budget, 1)
        ]
      default:
        return []
    }
  }
})

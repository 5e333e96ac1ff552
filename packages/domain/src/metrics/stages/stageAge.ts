/**
 * The book of what stands in a stage, filed under the instant at which it came there.
 *
 * A deal that leaves is taken off at the instant it had come, so what is left are the deals that stand in a stage, each on the day
 * since when. Budgets and owners that change in between change that same entry. There is no sum in the base currency: what stands
 * is converted at the rates of the day it is looked at.
 */
import { currencyOf } from "../../deal/DealTally.ts"
import type { PricedBudget } from "../../deal/Deal.ts"
import * as Book from "../../ledger/Book.ts"
import type { Place } from "../../pipeline/StageTransition.ts"
import { isOpen } from "../../pipeline/Pipeline.ts"
import type { Instant } from "../../time/Instant.ts"

const day = 86_400_000

/** `sinceDays` and `sinceMs` add up the instants of coming, in days since 1970 and the milliseconds beyond: as one sum they would leave the exact integers. */
export const stageAgeBook = Book.make({
  id: "stage-age",
  dims: ["pipeline", "stage", "owner", "currency"],
  measures: ["deals", "amount", "unbudgeted", "sinceDays", "sinceMs"],
  post: ({ fact, occurredAt }) => {
    const stands = (
      dealId: string,
      place: Place,
      since: Instant,
      owner: string,
      budget: PricedBudget | null,
      sign: 1 | -1
    ) =>
      !isOpen(place.kind)
        ? []
        : [
            {
              at: since,
              key: {
                pipeline: place.pipelineId,
                stage: place.stageId,
                owner,
                currency: currencyOf(budget)
              },
              tally: {
                deals: sign,
                amount: sign * (budget?.amount ?? 0) || 0,
                unbudgeted: budget === null ? sign : 0,
                sinceDays: sign * Math.floor(since / day) || 0,
                sinceMs: sign * (since % day) || 0
              },
              subject: dealId
            }
          ]
    switch (fact._tag) {
      case "DealCreated":
        return stands(fact.dealId, fact.place, occurredAt, fact.ownerId, fact.budget, 1)
      case "DealMoved":
        return [
          ...stands(fact.dealId, fact.from, fact.since, fact.ownerId, fact.budget, -1),
          ...stands(fact.dealId, fact.to, occurredAt, fact.ownerId, fact.budget, 1)
        ]
      case "DealBudgetChanged":
        return [
          ...stands(fact.dealId, fact.place, fact.since, fact.ownerId, fact.from, -1),
          ...stands(fact.dealId, fact.place, fact.since, fact.ownerId, fact.to, 1)
        ]
      case "DealOwnerChanged":
        return [
          ...stands(fact.dealId, fact.place, fact.since, fact.from, fact.budget, -1),
          ...stands(fact.dealId, fact.place, fact.since, fact.to, fact.budget, 1)
        ]
      default:
        return []
    }
  }
})

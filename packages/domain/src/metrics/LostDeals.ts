/** Lost deals: how many were given up in the period, from which stage, and for what reason (L7)? */
import { currencyOf, dealMeasures, worth } from "../deal/DealTally.ts"
import type { Closing } from "../deal/Deal.ts"
import * as Book from "../ledger/Book.ts"
import { comparedFlow } from "./comparedFlow.ts"
import * as Metric from "./Metric.ts"

/**
 * A loss counts at the moment it happened, for as long as it stands, under the stage the deal was lost from: the last open
 * one, or "creation" and "incoming" for deals that never stood in one.
 */
export const lostDealsBook = Book.make({
  id: "lost-deals",
  dims: ["pipeline", "stage", "reason", "owner", "currency"],
  measures: dealMeasures,
  post: ({ fact }) => {
    const loss = (dealId: string, closing: Closing | null, sign: 1 | -1) =>
      closing?.outcome !== "lost"
        ? []
        : [
            {
              at: closing.at,
              key: {
                pipeline: closing.pipelineId,
                stage: closing.lastOpen,
                reason: closing.lossReasonId ?? "",
                owner: closing.ownerId,
                currency: currencyOf(closing.budget)
              },
              tally: worth(closing.budget, sign),
              subject: dealId
            }
          ]
    switch (fact._tag) {
      case "DealCreated":
        return loss(fact.dealId, fact.closing, 1)
      case "DealMoved":
        return [...loss(fact.dealId, fact.reopens, -1), ...loss(fact.dealId, fact.closes, 1)]
      default:
        return []
    }
  }
})

export const lostDeals = Metric.make({
  id: "lost-deals",
  title: "Lost deals",
  definition:
    "Deals that entered a lost stage in the period and are still lost. Each counts at the stage it was lost from.",
  formula: "count(deals lost in the period and not reopened)",
  unit: "deals",
  time: "flow",
  better: "less",
  narrows: { users: "owner" },
  books: [lostDealsBook],
  ...comparedFlow("lost-deals", "Lost deals"),
  examples: [
    {
      story:
        "Mill is lost and stays lost. Dam is lost and taken up again. An enquiry is declined: that is a loss too.",
      given: [
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer", budget: 700 },
        { at: "2024-03-05T09:00Z", create: "Pond", stage: "Incoming", owner: "Robot" },
        { at: "2024-03-11T09:00Z", lose: "Mill" },
        { at: "2024-03-11T10:00Z", lose: "Dam" },
        { at: "2024-03-11T11:00Z", lose: "Pond" },
        { at: "2024-03-12T09:00Z", move: "Dam", to: "Offer" }
      ],
      reads: { "now.deals": 2, "now.converted": 150_000, "now.unbudgeted": 1, "days.10.n": 2, "days.11.n": 0 }
    }
  ]
})

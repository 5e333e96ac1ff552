/** Won deals: how many sales were closed in the period and still stand, and what were they worth (L8, W1)? */
import { currencyOf, dealMeasures, worth } from "../deal/DealTally.ts"
import type { Closing } from "../deal/Deal.ts"
import * as Book from "../ledger/Book.ts"
import { comparedFlow } from "./comparedFlow.ts"
import * as Metric from "./Metric.ts"

/**
 * A win counts at the moment it happened, for as long as it stands: leaving the won stage posts the opposite at that same
 * moment. The worth is the budget at the win.
 */
export const wonDealsBook = Book.make({
  id: "won-deals",
  dims: ["pipeline", "owner", "source", "currency"],
  measures: dealMeasures,
  post: ({ fact }) => {
    const win = (dealId: string, closing: Closing | null, sign: 1 | -1) =>
      closing?.outcome !== "won"
        ? []
        : [
            {
              at: closing.at,
              key: {
                pipeline: closing.pipelineId,
                owner: closing.ownerId,
                source: closing.sourceId ?? "",
                currency: currencyOf(closing.budget)
              },
              tally: worth(closing.budget, sign),
              subject: dealId
            }
          ]
    switch (fact._tag) {
      case "DealCreated":
        return win(fact.dealId, fact.closing, 1)
      case "DealMoved":
        return [...win(fact.dealId, fact.reopens, -1), ...win(fact.dealId, fact.closes, 1)]
      default:
        return []
    }
  }
})

export const wonDeals = Metric.make({
  id: "won-deals",
  title: "Won deals",
  definition:
    "Deals that entered a won stage in the period and are still won. The money is their budget at the moment of the win.",
  formula: "count(deals won in the period and not reopened); sum(budget at the win)",
  unit: "deals",
  time: "flow",
  better: "more",
  narrows: { users: "owner" },
  books: [wonDealsBook],
  ...comparedFlow("won-deals", "Won deals"),
  examples: [
    {
      story:
        "Two are won in March. Dam is reopened, so one win stands, worth what its budget was at the win.",
      given: [
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer", budget: 700 },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-12T09:00Z", win: "Dam" },
        { at: "2024-03-13T09:00Z", change: "Mill", budget: 1400 },
        { at: "2024-03-14T09:00Z", move: "Dam", to: "Negotiation" }
      ],
      reads: {
        "now.deals": 1,
        "now.converted": 150_000,
        "days.10.n": 1,
        "days.10.converted": 150_000,
        "days.11.n": 0
      }
    }
  ]
})

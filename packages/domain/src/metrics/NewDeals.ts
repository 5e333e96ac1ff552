/** New deals: how many appeared in the period, and what were they worth (L6)? */
import { Equal } from "effect"
import { currencyOf, dealMeasures, worth } from "../deal/DealTally.ts"
import type { Birth } from "../deal/Deal.ts"
import * as Book from "../ledger/Book.ts"
import { comparedFlow } from "./comparedFlow.ts"
import * as Metric from "./Metric.ts"

/**
 * One entry a deal, at the instant it became new: its creation, or the acceptance of an enquiry from the incoming stage.
 * Moving to another pipeline makes nothing new. Correcting the source files the same entry under the right one.
 */
export const newDealsBook = Book.make({
  id: "new-deals",
  dims: ["pipeline", "source", "owner", "currency"],
  measures: dealMeasures,
  post: ({ fact }) => {
    const born = (dealId: string, birth: Birth, sourceId: string | null, sign: 1 | -1) => ({
      at: birth.at,
      key: {
        pipeline: birth.pipelineId,
        source: sourceId ?? "",
        owner: birth.ownerId,
        currency: currencyOf(birth.budget)
      },
      tally: worth(birth.budget, sign),
      subject: dealId
    })
    const reborn = (dealId: string, from: Birth | null, to: Birth | null) => [
      ...(from === null ? [] : [born(dealId, from, from.sourceId, -1)]),
      ...(to === null ? [] : [born(dealId, to, to.sourceId, 1)])
    ]
    switch (fact._tag) {
      case "DealCreated":
        return fact.birth === null ? [] : [born(fact.dealId, fact.birth, fact.birth.sourceId, 1)]
      case "DealMoved":
        return fact.birth === null ? [] : reborn(fact.dealId, fact.born, fact.birth)
      case "DealSourceChanged":
        return fact.birth === null
          ? []
          : [born(fact.dealId, fact.birth, fact.from, -1), born(fact.dealId, fact.birth, fact.to, 1)]
      case "DealMerged":
      case "DealUnmerged":
        return Equal.equals(fact.birthFrom, fact.birthTo)
          ? []
          : reborn(fact.dealId, fact.birthFrom, fact.birthTo)
      default:
        return []
    }
  }
})

export const newDeals = Metric.make({
  id: "new-deals",
  title: "New deals",
  definition:
    "Deals created in the period in any stage, and enquiries accepted from the incoming stage. Each deal counts once.",
  formula: "count(deals with first entry in the period)",
  unit: "deals",
  time: "flow",
  better: "more",
  narrows: { users: "owner" },
  books: [newDealsBook],
  ...comparedFlow("new-deals", "New deals"),
  examples: [
    {
      story:
        "Mill is new in February. Dam and an enquiry that is accepted are new in March; an enquiry that still waits is not.",
      given: [
        { at: "2024-02-10T09:00Z", create: "Mill", stage: "Offer", budget: 900 },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer", budget: 1500 },
        { at: "2024-03-05T09:00Z", create: "Lock", stage: "Incoming" },
        { at: "2024-03-05T15:00Z", move: "Lock", to: "Offer" },
        { at: "2024-03-06T09:00Z", create: "Pond", stage: "Incoming", owner: "Robot" }
      ],
      reads: {
        "now.deals": 2,
        "now.converted": 150_000,
        "now.unbudgeted": 1,
        "before.deals": 1,
        "deals.delta": 1,
        "deals.pct": 1,
        "days.3.n": 1,
        "days.3.converted": 150_000,
        "days.4.n": 1,
        "days.5.n": 0
      }
    }
  ]
})

/** Won value of a client: what did the deals bring that this client closed with us in the period (Q5)? */
import type { Query } from "../ledger/Query.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow } from "./Ask.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"

const won = (ask: Ask, window: Window, shape: Partial<Query> = {}): Query =>
  flow(ask, "won-deals", window, { ...shape, subjects: ask.client?.deals ?? [] })

export const clientWonValue = Metric.make({
  id: "client-won-value",
  title: "Won value",
  definition:
    "The deals of this client that were won in the period and still stand, with their budgets at the win.",
  formula: "count(won deals of the client); sum(budget at the win)",
  unit: "deals",
  time: "flow",
  about: "client",
  better: "more",
  books: [],
  Reading: Figure.Compared,
  needs: (ask) => ({
    now: won(ask, ask.window, { by: ["currency"] }),
    before: won(ask, ask.previous.sameElapsed, { by: ["currency"] }),
    beforeFull: won(ask, ask.previous.full, { by: ["currency"] })
  }),
  read: ({ before, beforeFull, now }) =>
    Figure.compared(Figure.of(now), Figure.of(before), Figure.of(beforeFull)),
  explain: (part, ask) =>
    Metric.comparedPart("Won deals of the client", part, ask, (window) => won(ask, window)),
  examples: [
    {
      story:
        "Of three wins one was for Oilworks itself and one for Dora, who works there; the third was not theirs.",
      about: { company: "Oilworks" },
      given: [
        { at: "2024-01-10T09:00Z", link: "Dora", to: "Oilworks" },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", budget: 1500, company: "Oilworks" },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer", budget: 700, contact: "Dora" },
        { at: "2024-03-04T09:00Z", create: "Lock", stage: "Offer", budget: 300 },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-11T09:00Z", win: "Dam" },
        { at: "2024-03-11T09:00Z", win: "Lock" }
      ],
      reads: { "now.deals": 2, "now.converted": 220_000 }
    }
  ]
})

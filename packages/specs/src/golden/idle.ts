/** Deals without a task: whose they are, and what a task on somebody else's record does not change. */
import * as Instant from "@weir/domain/time/Instant"
import { eur, plain, type Setting } from "./Story.ts"
import { at, before, inMarch, type Vector } from "./Vector.ts"

const team: Setting = { ...plain, people: ["Ann", "Ben"], contacts: ["Dora"] }

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "deals without a task",
    proves: ["T4", "deal.withoutTask"],
    story:
      "a task on the contact is none of the deal's; one moved to another deal leaves the first without; a deleted one does not count",
    setting: team,
    lines: [
      { at: before, create: "Mill", stage: "A", contact: "Dora" },
      { at: before, create: "Dam", stage: "A" },
      { at: before, create: "Lock", stage: "A" },
      { at: before, create: "Pond", stage: "Won" },
      { at: at(1), task: "First", for: "Dora" },
      { at: at(1), task: "Second", for: "Dam" },
      { at: at(1), task: "Third", for: "Dam,Lock" },
      { at: at(2), rebind: "Second", to: "Mill" },
      { at: at(3), dropTask: "Third" }
    ],
    asked: [
      inMarch("dealsWithoutTask", { "total.deals": 2, "stages.A.deals.deals": 2 }),
      { ...inMarch("dealsWithoutTask", { "total.deals": 1 }), asOf: Instant.iso("2024-03-05T10:01:30Z") }
    ]
  },
  {
    id: "deals without a task, at another rate",
    proves: ["T4", "U1"],
    story: "a deal in euros goes from Ann to Ben when a euro is worth more: nothing of it stays with Ann",
    setting: {
      ...team,
      rates: [
        { currency: "EUR", from: "2024-01-01", rate: "1.1" },
        { currency: "EUR", from: "2024-03-01", rate: "1.3" }
      ]
    },
    lines: [
      { at: before, create: "Mill", stage: "A", budget: eur(1000) },
      { at: at(1), give: "Mill", to: "Ben" }
    ],
    asked: [
      inMarch("dealsWithoutTask", {
        "rows.length": 1,
        "rows.Ben.deals.deals": 1,
        "rows.Ben.deals.converted": 130_000
      })
    ]
  }
]

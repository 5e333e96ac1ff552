/** Sales trends: the golden vectors about what was won and lost, and who had bought before. */
import { UserId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { idOf, plain, type Setting } from "./Story.ts"
import { inMarch, type Vector } from "./Vector.ts"

const shop: Setting = {
  ...plain,
  people: ["Ann", "Ben"],
  contacts: ["Dora", "Emil"],
  companies: ["Oilworks"]
}

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "4.4, sales trends",
    proves: ["4.4 trends", "G3", "G4", "G11", "8.1", "G16"],
    story:
      "Dora buys from Ann in February and from Ben in March; Emil's deal is lost, and he turns out to be Dora; then the first sale is taken up again",
    setting: shop,
    lines: [
      { at: "2024-02-05T09:00:00Z", create: "D1", stage: "A", contact: "Dora" },
      { at: "2024-02-06T09:00:00Z", win: "D1" },
      {
        at: "2024-03-04T09:00:00Z",
        create: "D2",
        stage: "A",
        contact: "Dora",
        company: "Oilworks",
        owner: "Ben"
      },
      { at: "2024-03-04T09:00:00Z", create: "D3", stage: "A", contact: "Emil" },
      { at: "2024-03-04T09:00:00Z", create: "D4", stage: "A", company: "Oilworks", owner: "Ben" },
      { at: "2024-03-05T09:00:00Z", win: "D2" },
      { at: "2024-03-06T09:00:00Z", lose: "D3" },
      { at: "2024-03-07T09:00:00Z", win: "D4" },
      { at: "2024-03-10T09:00:00Z", merge: "Emil", into: "Dora" },
      { at: "2024-03-12T09:00:00Z", sight: "Ben", sees: "own" },
      { at: "2024-03-15T09:00:00Z", move: "D1", to: "A" }
    ],
    asked: [
      {
        ...inMarch("salesTrends", {
          "all.won.now": 2,
          "all.won.before": 1,
          "all.won.change": { delta: 1, pct: 1, base: "known" },
          "all.conversion.now": { num: 2, den: 3 },
          "all.losses.now": { num: 1, den: 3 },
          "repeat.won.now": 2,
          "repeat.lost.now": 0,
          "repeat.won.before": 0,
          "primary.won.before": 1
        }),
        asOf: Instant.iso("2024-03-09T12:00:00Z")
      },
      // Emil is Dora: what he did not buy was not his first.
      {
        ...inMarch("salesTrends", { "repeat.won.now": 2, "repeat.lost.now": 1, "primary.lost.now": 0 }),
        asOf: Instant.iso("2024-03-14T12:00:00Z")
      },
      // Without February, D2 is the first sale; D4 is one to the same company, and D3 came after both.
      inMarch("salesTrends", {
        "repeat.won.now": 1,
        "primary.won.now": 1,
        "repeat.lost.now": 1,
        "all.won.before": 0,
        "all.won.change.base": "new"
      }),
      // Of Ann's sale Ben hears nothing.
      {
        ...inMarch("salesTrends", { "all.won.now": 2, "repeat.won.now": 1, "all.lost.now": 0 }),
        asOf: Instant.iso("2024-03-14T12:00:00Z"),
        viewer: UserId.make(idOf("Ben"))
      }
    ]
  },
  {
    id: "4.4, bought at one instant",
    proves: ["4.4 trends", "G14"],
    story: "two deals of Dora are won at the very same instant: neither was bought before the other",
    setting: shop,
    lines: [
      { at: "2024-03-05T09:00:00Z", create: "D1", stage: "Won", contact: "Dora" },
      { at: "2024-03-05T09:00:00Z", create: "D2", stage: "Won", contact: "Dora" },
      { at: "2024-03-05T09:00:00.001Z", create: "D3", stage: "Lost", contact: "Dora" }
    ],
    asked: [inMarch("salesTrends", { "primary.won.now": 2, "repeat.won.now": 0, "repeat.lost.now": 1 })]
  }
]

/** Money and changes: the golden vectors about currencies, rates, rounding and comparing with nothing. */
import { eur, type Line, plain, usd } from "./Story.ts"
import { at, inMarch, type Vector } from "./Vector.ts"

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV6",
    proves: ["L6", "L8", "G6", "X4"],
    story: "created directly in Won for 100 euros, whose rate nobody knows",
    setting: plain,
    lines: [{ at: at(1), create: "d", stage: "Won", budget: eur(100) }],
    asked: [
      inMarch("newDeals", { "now.deals": 1 }),
      inMarch("wonDeals", {
        "now.deals": 1,
        "now.money": [{ currency: "EUR", amount: 10_000 }],
        "now.converted": 0,
        "now.unpriced": 1
      })
    ]
  },
  {
    id: "GV27",
    proves: ["G4"],
    story: "from nothing to five is new, from nothing to nothing is none",
    setting: plain,
    lines: [1, 2, 3, 4, 5].map((n): Line => ({ at: at(n), create: `d${n}`, stage: "A" })),
    asked: [
      inMarch("newDeals", { "deals.delta": 5, "deals.pct": null, "deals.base": "new" }),
      inMarch("wonDeals", { "deals.delta": 0, "deals.pct": null, "deals.base": "none" })
    ]
  },
  {
    id: "GV28",
    proves: ["G6"],
    story: "two deals of €1234.50 at a rate of a quarter are rounded one by one",
    setting: { ...plain, rates: [{ currency: "EUR", from: "2024-01-01", rate: "0.25" }] },
    lines: [
      { at: at(1), create: "d", stage: "Won", budget: eur(1234.5) },
      { at: at(2), create: "e", stage: "Won", budget: eur(1234.5) }
    ],
    asked: [
      inMarch("wonDeals", { "now.converted": 61_726, "now.money": [{ currency: "EUR", amount: 246_900 }] }),
      inMarch("dealDynamics", { "stages.Won.stock.converted": 61_726 })
    ]
  },
  {
    id: "GV29",
    proves: ["G6", "L15"],
    story: "50 dollars and 50 euros without rates are two amounts, never 100",
    setting: { ...plain, base: "GBP" },
    lines: [
      { at: at(1), create: "d", stage: "A", budget: usd(50) },
      { at: at(2), create: "e", stage: "A", budget: eur(50) }
    ],
    asked: [
      inMarch("newDeals", {
        "now.money": [
          { currency: "EUR", amount: 5000 },
          { currency: "USD", amount: 5000 }
        ],
        "now.converted": 0,
        "now.unpriced": 2
      })
    ]
  }
]

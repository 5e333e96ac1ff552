/** Won by owner: who closed how much in the period (W1, by the owner at the win)? */
import { Schema } from "effect"
import { ROBOT } from "../identity/Id.ts"
import type { Query } from "../ledger/Query.ts"
import type { Window } from "../time/Window.ts"
import { type Ask, flow, inPipeline, nameOfUser } from "./Ask.ts"
import { Change } from "./Change.ts"
import { OwnerRow } from "./DealsByOwner.ts"
import { compareText } from "../text/Text.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"

/** At most this many rows. */
export const maxSellers = 11

/** Of deals and of converted money, against `before`. */
const Changes = Schema.Struct({ deals: Change, converted: Change })

const wonIn = (ask: Ask, window: Window, { where, ...shape }: Partial<Query> = {}): Query =>
  flow(ask, "won-deals", window, { ...shape, where: { ...inPipeline(ask), ...where } })

const beside = (deals: Figure.Figure, before: Figure.Figure, beforeFull: Figure.Figure) => {
  const { converted, deals: count } = Figure.compared(deals, before, beforeFull)
  return { deals, before, beforeFull, change: { deals: count, converted } }
}

export const wonByOwner = Metric.make({
  id: "won-by-owner",
  title: "Won by owner",
  definition:
    "Deals won in the period and still won, by the person who owned them at the win, largest sum first, each person beside what the same one had won in the period before.",
  formula: "sum(budget at the win) by owner at the win",
  unit: "deals",
  time: "flow",
  better: "more",
  narrows: { users: "owner" },
  books: [],
  Reading: Schema.Struct({
    /** Whoever won in the period, each beside what the same person had won in the one before. */
    rows: Schema.Array(
      Schema.Struct({ ...OwnerRow.fields, before: Figure.Figure, beforeFull: Figure.Figure, change: Changes })
    ),
    more: Schema.Int,
    total: Figure.Figure,
    before: Figure.Figure,
    beforeFull: Figure.Figure,
    change: Changes
  }),
  needs: (ask) => ({
    won: wonIn(ask, ask.window, { by: ["owner", "currency"] }),
    before: wonIn(ask, ask.previous.sameElapsed, { by: ["owner", "currency"] }),
    beforeFull: wonIn(ask, ask.previous.full, { by: ["owner", "currency"] })
  }),
  read: ({ before, beforeFull, won }, ask) => {
    const of = (sums: typeof won, id: string) => Figure.of(sums.filter((b) => b.key["owner"] === id))
    const { deals: total, ...earlier } = beside(Figure.of(won), Figure.of(before), Figure.of(beforeFull))
    const owners = [...new Set(won.map((b) => b.key["owner"] ?? ""))]
    const rows = owners
      .map((id) => ({
        ...nameOfUser(ask, id),
        robot: id === ROBOT,
        ...beside(of(won, id), of(before, id), of(beforeFull, id))
      }))
      .filter((row) => row.deals.deals !== 0)
      .sort(
        (a, b) =>
          b.deals.converted - a.deals.converted ||
          b.deals.deals - a.deals.deals ||
          compareText(a.name, b.name) ||
          compareText(a.id, b.id)
      )
    return {
      rows: rows.slice(0, maxSellers),
      more: Math.max(0, rows.length - maxSellers),
      total,
      ...earlier
    }
  },
  explain: (part, ask) => {
    if (part === "total") return { title: "Won deals", selections: [wonIn(ask, ask.window)] }
    if (part === "before" || part === "beforeFull")
      return Metric.comparedPart("Won deals", part, ask, (window) => wonIn(ask, window))
    const [word, owner = "", when = "now", ...more] = part.split(":")
    if (word !== "owner" || more.length > 0) return null
    return Metric.comparedPart(`Won by ${nameOfUser(ask, owner).name}`, when, ask, (window) =>
      wonIn(ask, window, { where: { owner: [owner] } })
    )
  },
  examples: [
    {
      story:
        "Ann wins once for 1500, Ben twice for 1000 together: the larger sum comes first. A deal counts for who had it at the win.",
      given: [
        { at: "2024-02-01T09:00Z", create: "Weir", stage: "Offer", budget: 500 },
        { at: "2024-02-02T09:00Z", win: "Weir" },
        { at: "2024-03-04T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer", budget: 400, owner: "Ben" },
        { at: "2024-03-04T09:00Z", create: "Lock", stage: "Offer", budget: 600, owner: "Ben" },
        { at: "2024-03-11T09:00Z", win: "Mill" },
        { at: "2024-03-11T10:00Z", win: "Dam" },
        { at: "2024-03-11T11:00Z", win: "Lock" },
        { at: "2024-03-12T09:00Z", give: "Mill", to: "Ben" }
      ],
      reads: {
        "rows.0.name": "Ann",
        "rows.0.deals.converted": 150_000,
        "rows.0.before.converted": 50_000,
        "rows.0.change.converted.pct": 2,
        "rows.1.change.deals.base": "new",
        "rows.1.name": "Ben",
        "rows.1.deals.deals": 2,
        "total.deals": 3,
        "before.deals": 1,
        "change.deals.delta": 2
      }
    }
  ]
})

/** Won by owner: who closed how much in the period (W1, by the owner at the win)? */
import { Schema } from "effect"
import { ROBOT } from "../identity/Id.ts"
import { flow, inPipeline, nameOfUser } from "./Ask.ts"
import { compareText, OwnerRow } from "./DealsByOwner.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"

/** At most this many rows. */
export const maxSellers = 11

export const wonByOwner = Metric.make({
  id: "won-by-owner",
  title: "Won by owner",
  definition:
    "Deals won in the period and still won, by the person who owned them at the win, largest sum first.",
  formula: "sum(budget at the win) by owner at the win",
  unit: "deals",
  time: "flow",
  better: "more",
  books: [],
  Reading: Schema.Struct({ rows: Schema.Array(OwnerRow), more: Schema.Int, total: Figure.Figure }),
  needs: (ask) => ({
    won: flow(ask, "won-deals", ask.window, { where: inPipeline(ask), by: ["owner", "currency"] })
  }),
  read: ({ won }, ask) => {
    const owners = [...new Set(won.map((b) => b.key["owner"] ?? ""))]
    const rows = owners
      .map((id) => ({
        ...nameOfUser(ask, id),
        robot: id === ROBOT,
        deals: Figure.of(won.filter((b) => b.key["owner"] === id))
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
      total: Figure.of(won)
    }
  },
  explain: (part, ask) => {
    const won = (where: Record<string, ReadonlyArray<string>>) =>
      flow(ask, "won-deals", ask.window, { where: { ...inPipeline(ask), ...where } })
    if (part === "total") return { title: "Won deals", selections: [won({})] }
    if (!part.startsWith("owner:")) return null
    const owner = part.slice("owner:".length)
    return { title: `Won by ${nameOfUser(ask, owner).name}`, selections: [won({ owner: [owner] })] }
  },
  examples: [
    {
      story:
        "Ann wins once for 1500, Ben twice for 1000 together: the larger sum comes first. A deal counts for who had it at the win.",
      given: [
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
        "rows.1.name": "Ben",
        "rows.1.deals.deals": 2,
        "total.deals": 3
      }
    }
  ]
})

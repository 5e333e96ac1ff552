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
  definition: "Deals won in the period and still won, by the person who owned them at the win, largest sum first.",
  formula: "sum(budget at the win) by owner at the win",
  unit: "deals",
  time: "flow",
  better: "more",
  books: [],
  Reading: Schema.Struct({ rows: Schema.Array(OwnerRow), more: Schema.Int, total: Figure.Figure }),
  needs: (ask) => ({ won: flow(ask, "won-deals", ask.window, { where: inPipeline(ask), by: ["owner", "currency"] }) }),
  read: ({ won }, ask) => {
    const owners = [...new Set(won.map((b) => b.key["owner"] ?? ""))]
    const rows = owners
      .map((id) => ({
        ...nameOfUser(ask, id),
        robot: id === ROBOT,
        deals: Figure.of(won.filter((b) => b.key["owner"] === id))
      }))
      .filter((row) => row.deals.deals !== 0)
      .sort((a, b) =>
        b.deals.converted - a.deals.converted || b.deals.deals - a.deals.deals || compareText(a.name, b.name) || compareText(a.id, b.id))
    return { rows: rows.slice(0, maxSellers), more: Math.max(0, rows.length - maxSellers), total: Figure.of(won) }
  },
  explain: (part, ask) => {
    const won = (where: Record<string, ReadonlyArray<string>>) => flow(ask, "won-deals", ask.window, { where: { ...inPipeline(ask), ...where } })
    if (part === "total") return { title: "Won deals", selections: [won({})] }
    if (!part.startsWith("owner:")) return null
    const owner = part.slice("owner:".length)
    return { title: `Won by ${nameOfUser(ask, owner).name}`, selections: [won({ owner: [owner] })] }
  },
  examples: []
})

/** Deals by owner: who holds how many active deals at this moment (U1, U2)? */
import { compareText } from "../text/Text.ts"
import { Schema } from "effect"
import { ROBOT } from "../identity/Id.ts"
import { type Ask, eachRated, nameOfUser, present, pricing, snapshot, withRated } from "./Ask.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"

/** At most this many rows, the robot's among them. */
export const maxRows = 11

/** One person with their deals. */
export const OwnerRow = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  disabled: Schema.Boolean,
  robot: Schema.Boolean,
  deals: Figure.Figure
})
export type OwnerRow = typeof OwnerRow.Type

/** The stages whose deals are active: open ones for everybody, incoming ones for the robot only. */
const activeStages = (ask: Ask) => {
  const pipelines = ask.pipelines.filter((p) => ask.pipelineId === null || p.id === ask.pipelineId)
  const of = (kind: string) =>
    pipelines.flatMap((p) => p.stages.filter((s) => s.kind === kind).map((s) => s.id as string))
  return { open: of("open"), incoming: of("incoming") }
}

const counted = (ask: Ask, owner: string) => {
  const { incoming, open } = activeStages(ask)
  return owner === ROBOT ? [...open, ...incoming] : open
}

export const dealsByOwner = Metric.make({
  id: "deals-by-owner",
  title: "Deals by owner",
  definition:
    "Active deals by the person who holds them now, largest first, at most 11 rows. The robot holds enquiries that nobody has taken yet.",
  formula: "count(open deals by current owner); for the robot, incoming ones too",
  unit: "deals",
  time: "snapshot",
  better: "neither",
  narrows: { users: "owner" },
  books: [],
  Reading: Schema.Struct({ rows: Schema.Array(OwnerRow), more: Schema.Int, total: Figure.Figure }),
  needs: (ask) => {
    const { incoming, open } = activeStages(ask)
    const where = { stage: [...open, ...incoming] }
    const standing = snapshot(ask, "stage-flow", present(ask), { where, by: ["owner", "stage", "currency"] })
    return { standing, rated: eachRated(ask, standing) }
  },
  read: ({ rated, standing: sums }, ask) => {
    const standing = withRated(ask, sums, rated)
    const owners = [...new Set(standing.map((b) => b.key["owner"] ?? ""))]
    const at = present(ask)
    const rows = owners
      .map((id) => {
        const stages = counted(ask, id)
        const own = standing.filter((b) => b.key["owner"] === id && stages.includes(b.key["stage"] ?? ""))
        const deals = Figure.snapshot(own, pricing(ask, at))
        return { ...nameOfUser(ask, id), robot: id === ROBOT, deals }
      })
      .filter((row) => row.deals.deals !== 0)
      .sort(
        (a, b) =>
          b.deals.deals - a.deals.deals ||
          b.deals.converted - a.deals.converted ||
          compareText(a.name, b.name) ||
          compareText(a.id, b.id)
      )
    return {
      rows: rows.slice(0, maxRows),
      more: Math.max(0, rows.length - maxRows),
      total: rows.map((row) => row.deals).reduce(Figure.plus, Figure.zero)
    }
  },
  explain: (part, ask) => {
    const to = present(ask)
    const { incoming, open } = activeStages(ask)
    if (part === "total") {
      return {
        title: "Active deals",
        selections: [
          snapshot(ask, "stage-flow", to, { where: { stage: open } }),
          snapshot(ask, "stage-flow", to, { where: { stage: incoming, owner: [ROBOT] } })
        ],
        pricing: pricing(ask, to)
      }
    }
    if (!part.startsWith("owner:")) return null
    const owner = part.slice("owner:".length)
    const where = { stage: counted(ask, owner), owner: [owner] }
    return {
      title: `Active deals of ${nameOfUser(ask, owner).name}`,
      selections: [snapshot(ask, "stage-flow", to, { where })],
      pricing: pricing(ask, to)
    }
  },
  examples: [
    {
      story:
        "Ann holds two open deals, Ben one; what Ben has won is no longer in his hands. An enquiry waits with the robot.",
      given: [
        { at: "2024-02-04T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Negotiation" },
        { at: "2024-03-04T09:00Z", create: "Lock", stage: "Offer", owner: "Ben" },
        { at: "2024-03-04T09:00Z", create: "Pond", stage: "Offer", owner: "Ben" },
        { at: "2024-03-05T09:00Z", win: "Pond" },
        { at: "2024-03-06T09:00Z", create: "Weir", stage: "Incoming", owner: "Robot" }
      ],
      reads: {
        "rows.length": 3,
        "rows.0.name": "Ann",
        "rows.Ann.deals.deals": 2,
        "rows.Ann.deals.converted": 150_000,
        "rows.Ben.deals.deals": 1,
        "rows.Robot.deals.deals": 1,
        "total.deals": 4,
        more: 0
      }
    }
  ]
})
